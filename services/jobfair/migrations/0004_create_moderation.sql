-- What moderators decide by and about: the word list, texts that wait, texts taken back, mutes; and the platform's own word.

create table listed_word (
    word_id    text        primary key,
    word       text        not null, -- as it was written
    folded     text        not null, -- as it is looked for
    category   text        not null,
    owner      text        not null, -- the office that asked for it
    action     text        not null check (action in ('sender-only', 'hold', 'drop')),
    expires_at timestamptz,
    listed     boolean     not null default true,
    version    integer     not null default 1
);
create unique index listed_word_once on listed_word (folded) where listed;

-- A comment that nobody but its sender sees until a moderator lets it appear; the text of a rejected one is gone.
create table held_comment (
    comment_id text        primary key,
    room_id    text        not null references room,
    viewer     text        not null, -- a keyed hash
    text       text        not null,
    at         timestamptz not null,
    state      text        not null default 'HELD' check (state in ('HELD', 'RELEASED', 'REJECTED')),
    version    integer     not null default 1
);
create index held_comment_queue on held_comment (room_id, at, comment_id) where state = 'HELD';

-- Of a comment that was never held only its room's log knows whose it is, so a retraction is one of a room.
create table retraction (
    room_id      text        not null references room,
    comment_id   text        not null,
    retracted_at timestamptz not null,
    primary key (room_id, comment_id)
);

create table mute (
    room_id text        not null references room,
    viewer  text        not null,
    times   integer     not null, -- how often so far: the next one is longer
    until   timestamptz not null,
    primary key (room_id, viewer)
);

-- Beside our own figures and never added to them.
create table platform_figure (
    room_id text        primary key references room,
    views   bigint,
    online  bigint,
    likes   bigint,
    at      timestamptz not null
);

-- How often a room's push secret was issued; the secret itself is derived from a key outside the database.
create table push_secret (
    room_id text    primary key references room,
    issue   integer not null
);
