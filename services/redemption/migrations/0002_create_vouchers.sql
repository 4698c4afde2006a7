-- The voucher's life after issue, and what tills did with it.

create table stock (
    stock_id       text        primary key,
    round_id       text        not null,
    campaign_id    text        not null,
    program_id     text        not null,
    district_id    text        not null,
    pool_id        text        not null,
    face_value_fen bigint      not null,
    threshold_fen  bigint      not null,
    categories     text[]      not null,
    valid_until    timestamptz not null
);

create table voucher (
    voucher_id  uuid        primary key,
    voucher_no  bigint      generated always as identity unique, -- stands in the digits a shopper shows
    citizen_id  uuid        not null,
    stock_id    text        not null,
    valid_until timestamptz not null,
    issued_at   timestamptz not null,
    state       text        not null check (state in ('ISSUED', 'REDEEMED', 'EXPIRED', 'VOID')),
    state_since timestamptz not null,
    version     integer     not null default 1
) with (fillfactor = 80);
create index voucher_by_citizen on voucher (citizen_id);
create index voucher_to_expire on voucher (valid_until) where state = 'ISSUED';

create table redemption (
    store_id         text   not null,
    request_no       text   not null, -- the till's Idempotency-Key
    redemption_id    uuid,            -- null: a tombstone, undone before it was ever seen
    voucher_id       uuid,
    campaign_id      text,
    business_day     text,
    merchant_id      text   not null,
    terminal_id      text   not null,
    order_no         text,
    category         text,
    order_amount_fen bigint,
    discount_fen     bigint check (discount_fen > 0),
    redeemed_at      timestamptz,
    undone_at        timestamptz,
    undo_key         text,
    primary key (store_id, request_no),
    check (redemption_id is not null or undone_at is not null)
);
create unique index redemption_by_id on redemption (redemption_id);
create unique index one_live_redemption_a_voucher on redemption (voucher_id) where undone_at is null;
create unique index one_live_voucher_an_order on redemption (store_id, order_no) where undone_at is null;
create unique index one_undo_a_key on redemption (store_id, undo_key);
create index redemption_by_day on redemption (merchant_id, campaign_id, business_day);

-- The last refusal of a request number that took no effect yet: told on query, binds nobody.
create table last_refusal (
    store_id   text not null,
    request_no text not null,
    code       text not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (store_id, request_no)
);

create table void_order (
    void_id     text   primary key,
    voucher_ids uuid[] not null,
    reason      text   not null,
    drafted_by  text   not null,
    approved_by text   check (approved_by <> drafted_by)
);
