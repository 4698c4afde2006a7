-- What a redeem does in Postgres, by pgbench: the statements of services/redemption/adapters, as durable, on the same rows.
-- `first` is the number of the first voucher that is its own; each client takes every 64th of those that follow.
\set turn :turn + 1
\set no :first + :turn * 64 + :client_id
begin;
select v.voucher_id::text, v.citizen_id::text, v.state, v.version, s.*
from voucher v join stock s using (stock_id) where v.voucher_no = :no for no key update of v \gset
select store_id, request_no, redemption_id::text, voucher_id::text, merchant_id, terminal_id, campaign_id,
       business_day, order_no, category, order_amount_fen, discount_fen, redeemed_at, undone_at, undo_key
from redemption where store_id = 'bench-s' || :client_id::int and request_no = 'pgbench-' || :no::bigint;
select clock_timestamp();
select day from business_day where campaign_id = 'bench' and starts_at <= now() and ends_at > now()
    and closed_at is null for share;
insert into redemption (store_id, request_no, redemption_id, voucher_id, merchant_id, terminal_id, campaign_id,
    business_day, order_no, category, order_amount_fen, discount_fen, redeemed_at, undone_at, undo_key)
values ('bench-s' || :client_id::int, 'pgbench-' || :no::bigint, gen_random_uuid(), :voucher_id::uuid,
    'bench-m' || :client_id::int, 'bench-t' || :client_id::int, 'bench', 'day', 'order-' || :no::bigint, 'cars', 39900,
    5000, date_trunc('second', clock_timestamp()), null, null)
on conflict do nothing returning true;
update voucher set state = row.state, version = row.version,
    state_since = case when voucher.state = row.state then state_since else now() end
from unnest(array[:voucher_id::uuid], array['REDEEMED'::text], array[2::int]) as row (voucher_id, state, version)
where voucher.voucher_id = row.voucher_id;
insert into outbox (event_id, type, key, trace_id, data)
select told.event_id, told.type, told.key, '0123456789abcdef0123456789abcdef', told.data::json
from unnest(array[gen_random_uuid()], array['redemption.voucher.redeemed.v1'::text], array[:voucher_id::text],
    array['{"voucher_id":"00000000-0000-0000-0000-000000000000","version":2,"round_id":"bench.r1","campaign_id":"bench","program_id":"bench","district_id":"bench","pool_id":"bench","redemption_id":"00000000-0000-0000-0000-000000000000","merchant_id":"bench-m0","store_id":"bench-s0","business_day":"day","order_amount_fen":39900,"discount_fen":5000,"redeemed_at":"2022-09-01T15:59:59Z"}'::text])
    with ordinality as told (event_id, type, key, data, place)
order by told.place;
commit;
