-- Merchants, their stores, tills and keys; the campaign's business days.

create table merchant (
    merchant_id text primary key,
    name        text   not null,
    uscc        text   not null unique, -- unified social credit code
    district_id text   not null,
    categories  text[] not null,        -- kinds of goods it may redeem vouchers on
    version     integer not null default 1
);

create table store (
    store_id    text primary key,
    merchant_id text not null references merchant,
    name        text not null
);
create index store_by_merchant on store (merchant_id);

create table terminal (
    terminal_id text primary key,
    store_id    text not null references store
);

create table terminal_key (
    key_id      text primary key,
    terminal_id text not null references terminal,
    public_key  bytea not null check (length(public_key) = 32),
    created_at  timestamptz not null default clock_timestamp(),
    revoked_at  timestamptz
);
create index terminal_key_by_terminal on terminal_key (terminal_id);

create table business_day (
    campaign_id text        not null,
    day         text        not null, -- the date people call it by
    starts_at   timestamptz not null,
    ends_at     timestamptz not null check (ends_at > starts_at),
    closed_at   timestamptz,
    primary key (campaign_id, day)
);
create index business_day_open on business_day (ends_at) where closed_at is null;

create table merchant_day (
    merchant_id text    not null,
    campaign_id text    not null,
    day         text    not null,
    count       integer not null,
    sum_fen     bigint  not null,
    closed_at   timestamptz not null,
    primary key (merchant_id, campaign_id, day)
);
