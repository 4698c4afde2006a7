-- Figures of rooms as the merge counted them last, for reports and for pages opened after the show; the log stays the truth.

create table room_figure (
    room_id  text        primary key references room,
    fair_id  text        not null references fair,
    wall     jsonb       not null, -- fair_frames.RoomWall
    offsets  jsonb       not null, -- the last record counted, by partition of the live log
    is_final boolean     not null, -- the room was closed, and all of it counted
    at       timestamptz not null
);
create index room_figure_by_fair on room_figure (fair_id);

create table room_minute (
    room_id   text     not null references room,
    minute    integer  not null, -- from the room's origin on; negative before it
    counts    bigint[] not null, -- fair_records.MINUTE_COUNTS
    is_closed boolean  not null, -- the watermark is past its end
    version   integer  not null default 1, -- and one more for each change after it was first closed
    primary key (room_id, minute)
);

create table segment_figure (
    room_id    text        not null references room,
    segment_id text        not null,
    segment    jsonb       not null, -- fair_frames.SegmentWall
    is_final   boolean     not null,
    at         timestamptz not null,
    primary key (room_id, segment_id)
);
