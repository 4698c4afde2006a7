-- What every service needs around its own tables: its log of facts, the relay's cursor, offsets, parked facts,
-- stored answers of desk acts, and the audit chain.

create sequence outbox_id_seq cache 1;

create table outbox (
    id          bigint      not null default nextval('outbox_id_seq'),
    event_id    uuid        not null,
    type        text        not null,
    key         text        not null,
    occurred_at timestamptz not null default clock_timestamp(),
    trace_id    text        not null,
    data        json        not null,
    primary key (id, occurred_at)
) partition by range (occurred_at);

create table outbox_default partition of outbox default;

create function make_outbox_partitions(days_ahead integer) returns void language plpgsql as $$
declare
    day date;
begin
    for day in select (now() at time zone 'UTC')::date + n from generate_series(0, days_ahead) as n loop
        begin
            execute format(
                'create table if not exists outbox_%s partition of outbox for values from (%L) to (%L)',
                to_char(day, 'YYYYMMDD'), day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC'
            );
        exception when check_violation then
            null; -- rows of that day already stand in the default partition, and stay there
        end;
    end loop;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is insert only', tg_table_name;
end $$;

create trigger outbox_is_insert_only before update or delete on outbox
    for each row execute function refuse_change();

create table relay_cursor (
    topic      text   primary key,
    cluster_id text   not null,
    last_id    bigint not null,
    moved_at   timestamptz not null default now()
);

create table consumer_offset (
    consumer    text    not null,
    topic       text    not null,
    partition   integer not null,
    cluster_id  text    not null,
    next_offset bigint  not null,
    moved_at    timestamptz not null default now(),
    primary key (consumer, topic, partition)
);

create table parked_fact (
    consumer    text    not null,
    topic       text    not null,
    partition   integer not null,
    "offset"    bigint  not null,
    cluster_id  text    not null,
    key         text    not null,
    record      bytea   not null,
    state       text    not null check (state in ('WAITING', 'POISON', 'BEHIND')),
    reason      text    not null,
    attempts    integer not null default 1,
    parked_at   timestamptz not null default now(),
    primary key (consumer, topic, partition, "offset", cluster_id)
);
create index parked_fact_by_key on parked_fact (consumer, topic, key);

create table desk_answer (
    caller   text  not null,
    route    text  not null,
    key      text  not null,
    meaning  bytea not null, -- SHA-256 of the business fields
    status   integer not null,
    body     bytea not null,
    at       timestamptz not null default now(),
    primary key (caller, route, key)
);

create table audit_entry (
    seq     bigint      primary key,
    at      timestamptz not null,
    actor   text        not null,
    role    text        not null,
    act     text        not null,
    subject text        not null,
    detail  text        not null, -- JSON, kept to the letter: the hash covers it
    prev    bytea       not null,
    hash    bytea       not null
);
create trigger audit_entry_is_insert_only before update or delete on audit_entry
    for each row execute function refuse_change();

create table audit_head (
    only_row boolean primary key default true check (only_row),
    seq      bigint  not null,
    hash     bytea   not null
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));
