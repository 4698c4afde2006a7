-- Refunds (退款) of redemptions whose business day is closed, who acts for a merchant, and the order of closed days.

create table refund (
    refund_id     uuid        primary key,
    redemption_id uuid        not null,
    voucher_id    uuid        not null,
    store_id      text        not null, -- where it was redeemed
    request_no    text        not null, -- the refund's own Idempotency-Key
    merchant_id   text        not null,
    terminal_id   text,                 -- the till that refunded; null: somebody at the merchant's desk did
    staff_id      text,
    campaign_id   text        not null,
    business_day  text        not null, -- on which it stands: later than that of the redemption
    amount_fen    bigint      not null check (amount_fen > 0),   -- of the order's value
    returned_fen  bigint      not null check (returned_fen >= 0), -- public money the merchant owes back
    shopper_fen   bigint      not null check (shopper_fen >= 0),
    is_full       boolean     not null, -- nothing is left of the order
    refunded_at   timestamptz not null,
    unique (store_id, request_no),
    check (amount_fen = returned_fen + shopper_fen),
    check ((terminal_id is null) <> (staff_id is null))
);
create index refund_by_redemption on refund (redemption_id);
create index refund_by_day on refund (merchant_id, campaign_id, business_day);

create trigger refund_is_insert_only before update or delete on refund
    for each row execute function refuse_change();

create table merchant_staff ( -- whom a merchant's desk is: members of staff with the role merchant_admin
    staff_id    text        primary key,
    merchant_id text        not null references merchant,
    since       timestamptz not null default clock_timestamp()
);

alter table business_day add column close_no integer; -- 1, 2, 3 … in a campaign as its days close
create unique index business_day_by_close on business_day (campaign_id, close_no);

alter table merchant_day add column refunds integer not null default 0;
alter table merchant_day add column refunded_fen bigint not null default 0; -- not negative; owed back by the merchant
