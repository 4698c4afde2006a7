-- Rounds, their stocks and the vouchers issued from them. All that decides a claim stands on the stock row.

create table round (
    round_id            text        primary key,
    round_no            integer     not null,
    name                text        not null,
    campaign_id         text        not null,
    program_id          text        not null,
    district_id         text        not null,
    pool_id             text        not null,
    categories          text[]      not null,
    opens_at            timestamptz not null,
    closes_at           timestamptz not null,
    campaign_person_max integer,
    state               text        not null check (state in ('SCHEDULED', 'OPEN', 'PAUSED', 'CLOSED')),
    version             integer     not null default 1
);
create index round_by_campaign on round (campaign_id, opens_at);
create index round_not_closed on round (closes_at) where state <> 'CLOSED';

create table stock (
    stock_id            text        primary key,
    stock_no            integer     generated always as identity unique,
    round_id            text        not null references round,
    face_value_fen      bigint      not null check (face_value_fen > 0),
    threshold_fen       bigint      not null,
    valid_until         timestamptz not null,
    per_person_max      integer     not null check (per_person_max > 0),
    campaign_id         text        not null,
    campaign_person_max integer,
    total               integer     not null check (total >= 0),
    remaining           integer     not null check (remaining >= 0),
    unissued            integer     not null default 0 check (unissued >= 0), -- what was left at closing
    -- the round's, repeated here so that one row lock decides
    state               text        not null,
    opens_at            timestamptz not null,
    closes_at           timestamptz not null,
    version             integer     not null default 1, -- grows with each batch issued
    check (remaining + unissued <= total)
) with (fillfactor = 50);
create index stock_by_round on stock (round_id);

create table voucher (
    voucher_id      uuid        primary key,
    stock_no        integer     not null,
    citizen_id      uuid        not null,
    ordinal         smallint    not null, -- 1 for a person's first voucher of the stock
    idempotency_key text        not null,
    issued_at       timestamptz not null,
    unique (citizen_id, idempotency_key),
    unique (stock_no, citizen_id, ordinal)
);

create table campaign_holding (
    campaign_id text    not null,
    citizen_id  uuid    not null,
    held        integer not null,
    primary key (campaign_id, citizen_id)
);

create table grant_answer (
    grant_id text primary key,
    accepted boolean not null,
    at       timestamptz not null default now()
);
