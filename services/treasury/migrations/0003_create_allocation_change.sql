-- Changes of a program's allocation after approval: drafted by one officer, approved by another.

create table allocation_change (
    change_id   text    primary key,
    campaign_id text    not null references campaign,
    program_id  text    not null references program,
    from_fen    bigint  not null check (from_fen >= 0), -- what the maker saw
    to_fen      bigint  not null check (to_fen >= 0 and to_fen <> from_fen),
    drafted_by  text    not null,
    approved_by text    check (approved_by <> drafted_by)
);

comment on column program.allocated_fen is 'in force; the journal has each move that led to it';
