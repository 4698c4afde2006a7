-- Answer files that were handed in: no line of one counts until two people handed in the same bytes.
create table answer_copy (
    answer_no    bigint      not null,
    sha256       text        not null, -- of the file's bytes, in hex
    handed_in_by text        not null,
    came_at      timestamptz not null default now(),
    primary key (answer_no, sha256, handed_in_by)
);
