-- A fair and its live rooms; a room's periods stand on it, so that a replay at N× is a room of its own.

create table fair (
    fair_id   text        primary key,
    name      text        not null,
    host      text        not null,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    version   integer     not null default 1,
    check (ends_at > starts_at)
);

create table room (
    room_id       text        primary key,
    fair_id       text        not null references fair,
    name          text        not null,
    state         text        not null default 'PLANNED' check (state in ('PLANNED', 'OPEN', 'CLOSED')),
    opens_at      timestamptz not null, -- doors take interactions from here on
    origin_at     timestamptz not null, -- the show's second 0
    closes_at     timestamptz not null, -- and up to here
    clock         jsonb       not null, -- the fields of fair_records.RoomClock
    review_first  boolean     not null default false, -- every comment is held until a moderator lets it appear
    stage_version integer     not null default 0,
    cards_version integer     not null default 0,
    version       integer     not null default 1,
    check (opens_at <= origin_at and closes_at > origin_at)
);
create index room_by_fair on room (fair_id);
