-- Day files read a closed day in one fixed order, page by page; and what treasury tells of merchants' money.

-- One index serves a merchant's day, a district's day and the closing of a day, each in the order of the files.
drop index redemption_by_day;
create index redemption_by_day on redemption (campaign_id, business_day, merchant_id, redeemed_at, redemption_id);
create index undone_by_day on redemption (campaign_id, business_day, merchant_id, undone_at, redemption_id)
    where undone_at is not null and redemption_id is not null;
drop index refund_by_day;
create index refund_by_day on refund (campaign_id, business_day, merchant_id, refunded_at, refund_id);

-- Days that closed before they were counted are counted now, in the order in which they closed.
update business_day set close_no = counted.no
from (select campaign_id, day, row_number() over (partition by campaign_id order by closed_at, day)::int as no
      from business_day where closed_at is not null) as counted
where business_day.close_no is null
  and (business_day.campaign_id, business_day.day) = (counted.campaign_id, counted.day);

create table merchant_settlement ( -- as treasury told it last
    settlement_id text        primary key,
    version       integer     not null,
    merchant_id   text        not null,
    campaign_id   text        not null,
    business_days text[]      not null,
    amount_fen    bigint      not null,
    state         text        not null,
    batch_id      text        not null,
    reason        text        not null,
    moved_at      timestamptz not null
);
create index settlement_by_merchant on merchant_settlement (merchant_id, campaign_id);

create table merchant_hold ( -- 暂缓结算, as treasury told it last; is_held false: lifted
    merchant_id text        primary key,
    version     integer     not null,
    is_held     boolean     not null,
    held_by     text        not null,
    reason      text        not null,
    held_at     timestamptz not null
);
