-- Settlement (结算): what merchants redeemed and gave back, day by day, and the payments that settle it.

-- A payout pays a claim of subsidies or a settlement of a merchant; the rest of its way is the same.
alter table payout rename column claim_no to pays;
alter table payout add column merchant_id text;
alter table payout alter column program_id drop not null;
alter table payout alter column pool_id drop not null;
alter table payout add constraint payout_pays_a_claim_or_a_merchant
    check ((merchant_id is null) = (program_id is not null) and (merchant_id is null) = (pool_id is not null));
alter index payout_alone_of_its_claim rename to payout_alone_of_what_it_pays;
create index payout_due_to_merchants on payout (campaign_id, district_id, requested_at, payout_id)
    where state = 'DUE' and merchant_id is not null;

alter table payout_batch alter column program_id drop not null; -- null: a district's settlements
alter table payout_batch add column business_day text;          -- the last day that they settle
alter table payout_batch add constraint batch_of_a_program_or_of_a_day
    check ((program_id is null) = (business_day is not null));

alter view open_contradiction rename column claim_no to pays;

create table settlement (
    settlement_id text        primary key,
    version       integer     not null,
    merchant_id   text        not null,
    campaign_id   text        not null references campaign,
    district_id   text        not null,
    amount_fen    bigint      not null check (amount_fen >= 0),
    payouts       integer     not null check (payouts >= 0), -- so many payments of it were begun
    state         text        not null check
        (state in ('DUE', 'PREPARED', 'APPROVED', 'UNKNOWN', 'PAID', 'FAILED', 'NETTED')),
    moved_at      timestamptz not null,
    check ((state = 'NETTED') = (amount_fen = 0))
);
create unique index one_open_settlement_a_merchant on settlement (campaign_id, merchant_id)
    where state not in ('PAID', 'NETTED'); -- so that a refund is never settled before what it takes back
create index settlement_by_merchant on settlement (merchant_id, settlement_id);
create index settlement_failed on settlement (merchant_id) where state = 'FAILED';

create table merchant_entry ( -- a row a fact: what a merchant is owed, fen by fen
    event_id      text        primary key,
    kind          text        not null check (kind in ('REDEEMED', 'UNDONE', 'REFUNDED')),
    entry_id      text        not null, -- the redemption's id, or the refund's
    redemption_id text        not null,
    merchant_id   text        not null,
    campaign_id   text        not null,
    district_id   text        not null,
    program_id    text        not null,
    pool_id       text        not null,
    business_day  text        not null,
    amount_fen    bigint      not null, -- negative for what it is owed less
    at            timestamptz not null,
    check (case kind when 'REDEEMED' then amount_fen > 0 when 'UNDONE' then amount_fen < 0 else amount_fen <= 0 end)
);
create index merchant_entry_by_day on merchant_entry (merchant_id, campaign_id, business_day);
create index merchant_entry_by_redemption on merchant_entry (redemption_id);

create trigger merchant_entry_is_insert_only before update or delete on merchant_entry
    for each row execute function refuse_change();

create table merchant_day ( -- a closed business day as redemption told it
    merchant_id   text        not null,
    campaign_id   text        not null,
    business_day  text        not null,
    district_id   text        not null,
    count         integer     not null,
    sum_fen       bigint      not null,
    refunds       integer     not null,
    refunded_fen  bigint      not null,
    closed_at     timestamptz not null,
    agreed_at     timestamptz, -- our own count and sums came to the same
    settlement_id text        references settlement,
    primary key (merchant_id, campaign_id, business_day),
    check (settlement_id is null or agreed_at is not null)
);
create index merchant_day_unsettled on merchant_day (campaign_id, district_id, merchant_id) where settlement_id is null;
create index merchant_day_differing on merchant_day (closed_at) where agreed_at is null;
create index merchant_day_by_settlement on merchant_day (settlement_id);

create table listed_row ( -- the rows of a closed day as they stood at redemption, to hold the entries against
    entry_id      text   primary key,
    redemption_id text   not null,
    merchant_id   text   not null,
    campaign_id   text   not null,
    business_day  text   not null,
    program_id    text   not null,
    pool_id       text   not null,
    amount_fen    bigint not null
);
create index listed_row_by_day on listed_row (campaign_id, business_day, merchant_id);

create table account_file ( -- merchants' bank accounts, entered by one person and approved by another
    file_id     text        primary key,
    district_id text        not null,
    sha256      text        not null, -- of its rows as a checker is shown them
    drafted_by  text        not null,
    drafted_at  timestamptz not null default now(),
    approved_by text        check (approved_by <> drafted_by),
    approved_at timestamptz,
    check ((approved_by is null) = (approved_at is null))
);

create table merchant_account (
    file_id      text  not null references account_file,
    merchant_id  text  not null,
    payee_sealed bytea not null,
    primary key (file_id, merchant_id)
);
create index merchant_account_by_merchant on merchant_account (merchant_id);

create view account_in_force as -- the one approved last
select distinct on (district_id, merchant_id) district_id, merchant_id, file_id, payee_sealed, approved_at
from merchant_account join account_file using (file_id) where approved_at is not null
order by district_id, merchant_id, approved_at desc, file_id desc;

create table merchant_hold ( -- who keeps what is due to a merchant out of batches, and why
    merchant_id text        primary key,
    version     integer     not null,
    district_id text        not null,
    is_held     boolean     not null,
    held_by     text        not null,
    reason      text        not null,
    held_at     timestamptz not null
);
