-- How many codes a phone was sent in the day that its first one began: texts cost money, and nobody wants a flood of them.

alter table one_time_code
    add column sent_in_day  integer     not null default 1,
    add column day_began_at timestamptz not null default clock_timestamp();
