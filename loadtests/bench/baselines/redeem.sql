-- What a redeem does in Postgres, by pgbench: the statements of services/redemption/adapters/postgres_uses.py, one redeem
-- a transaction, as durable, on the same rows. `first` is the number of the first voucher; each client takes every 64th.
\set turn :turn + 1
\set no :first + :turn * 64 + :client_id
begin;
with asked as materialized (
    select * from unnest(array[:no::bigint], array['bench-s' || :client_id::int], array['pgbench-' || :no::bigint])
    with ordinality as row (voucher_no, store_id, request_no, place)
), held as materialized (
    select v.voucher_no, v.voucher_id::text, v.citizen_id::text, v.state, v.version, s.*
    from asked join voucher v using (voucher_no) join stock s using (stock_id)
    order by v.voucher_id for no key update of v
), moment as materialized (
    select clock_timestamp() as now, campaigns
    from (select array_agg(distinct campaign_id) as campaigns from held) as locked
), open_day as materialized (
    select campaign_id, day from moment join business_day on campaign_id = any(campaigns)
    where starts_at <= now and ends_at > now and closed_at is null order by campaign_id for share of business_day
)
select held.*, open_day.day, moment.now,
       exists (select from redemption known where known.store_id = asked.store_id
               and known.request_no = asked.request_no) as is_known
from asked cross join moment left join held using (voucher_no) left join open_day using (campaign_id) order by place
\gset
with asked as materialized (
    select * from unnest(array['bench-s' || :client_id::int], array['pgbench-' || :no::bigint],
        array[gen_random_uuid()], array[:voucher_id::uuid], array['bench-m' || :client_id::int],
        array['bench-t' || :client_id::int], array['bench'], array['day'], array['order-' || :no::bigint],
        array['cars'], array[39900::bigint], array[5000::bigint], array[date_trunc('second', clock_timestamp())],
        array['REDEEMED'], array[2], array[gen_random_uuid()], array['redemption.voucher.redeemed.v1'],
        array[:voucher_id::text], array['0123456789abcdef0123456789abcdef'],
        array['{"voucher_id":"00000000-0000-0000-0000-000000000000","version":2,"round_id":"bench.r1","campaign_id":"bench","program_id":"bench","district_id":"bench","pool_id":"bench","redemption_id":"00000000-0000-0000-0000-000000000000","merchant_id":"bench-m0","store_id":"bench-s0","business_day":"day","order_amount_fen":39900,"discount_fen":5000,"redeemed_at":"2022-09-01T15:59:59Z"}'])
    as row (store_id, request_no, redemption_id, voucher_id, merchant_id, terminal_id, campaign_id, business_day,
        order_no, category, order_amount_fen, discount_fen, redeemed_at, state, version, event_id, type, key, trace_id,
        data)
), added as (
    insert into redemption (store_id, request_no, redemption_id, voucher_id, merchant_id, terminal_id, campaign_id,
        business_day, order_no, category, order_amount_fen, discount_fen, redeemed_at)
    select store_id, request_no, redemption_id, voucher_id, merchant_id, terminal_id, campaign_id, business_day,
        order_no, category, order_amount_fen, discount_fen, redeemed_at
    from asked order by store_id, request_no on conflict do nothing returning voucher_id, store_id, request_no
), used as (
    update voucher set state = asked.state, version = asked.version, state_since = asked.redeemed_at
    from added join asked using (voucher_id) where voucher.voucher_id = asked.voucher_id returning voucher.voucher_id
), told as (
    insert into outbox (event_id, type, key, trace_id, data)
    select event_id, type, key, trace_id, data::json from used join asked using (voucher_id) order by voucher_id
)
select store_id, request_no from added;
commit;
