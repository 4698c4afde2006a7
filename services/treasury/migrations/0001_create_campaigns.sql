-- Campaigns with a hard cap, programs (a district's share for one purpose), and grants to pools elsewhere.

create table campaign (
    campaign_id text        primary key,
    name        text        not null,
    cap_fen     bigint      not null check (cap_fen > 0),
    starts_at   timestamptz not null,
    ends_at     timestamptz not null check (ends_at > starts_at),
    state       text        not null check (state in ('DRAFT', 'APPROVED')),
    drafted_by  text        not null,
    approved_by text        check (approved_by <> drafted_by),
    version     integer     not null default 1
);

create table program (
    program_id    text   primary key,
    campaign_id   text   not null references campaign,
    district_id   text   not null,
    district_name text   not null,
    purpose       text   not null,
    allocated_fen bigint not null check (allocated_fen >= 0) -- as drafted; the journal has what was moved
);

create table grant_of_money (
    grant_id    text        primary key,
    campaign_id text        not null references campaign,
    program_id  text        not null references program,
    district_id text        not null,
    pool_id     text        not null,
    amount_fen  bigint      not null check (amount_fen > 0),
    terms       text        not null, -- JSON of what the money is for
    state       text        not null,
    drafted_by  text        not null,
    approved_by text        check (approved_by <> drafted_by),
    approved_at timestamptz,
    version     integer     not null default 1
);
create index grant_by_campaign on grant_of_money (campaign_id, grant_id);
create index grant_by_pool on grant_of_money (pool_id);

create table pool_close (
    pool_id      text   primary key,
    issued_fen   bigint not null, -- what the pool's keeper says it issued in all
    unissued_fen bigint not null,
    complete     boolean not null default false
);
