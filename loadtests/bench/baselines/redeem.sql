-- What a redeem does in Postgres, by pgbench: the statements of services/redemption/adapters/postgres_redemptions.py, as
-- durable, on the same rows. `first` is the number of its first voucher; each client takes every 64th from its own on.
\set turn :turn + 1
\set no :first + :turn * 64 + :client_id
begin;
with held as materialized (
    select v.voucher_id::text, v.citizen_id::text, v.state, v.version, s.*
    from voucher v join stock s using (stock_id) where v.voucher_no = :no for no key update of v
), shown as materialized (select held.*, clock_timestamp() as now from held)
select shown.*, day, exists (
    select from redemption where store_id = 'bench-s' || :client_id::int and request_no = 'pgbench-' || :no::bigint
) as is_known
from (select) asked left join shown on true left join lateral (
    select day from business_day
    where campaign_id = shown.campaign_id and starts_at <= shown.now and ends_at > shown.now and closed_at is null
    for share
) held_day on true \gset
with added as (
    insert into redemption (store_id, request_no, redemption_id, voucher_id, merchant_id, terminal_id, campaign_id,
        business_day, order_no, category, order_amount_fen, discount_fen, redeemed_at, undone_at, undo_key)
    values ('bench-s' || :client_id::int, 'pgbench-' || :no::bigint, gen_random_uuid(), :voucher_id::uuid,
        'bench-m' || :client_id::int, 'bench-t' || :client_id::int, 'bench', 'day', 'order-' || :no::bigint, 'cars',
        39900, 5000, date_trunc('second', clock_timestamp()), null, null)
    on conflict do nothing returning voucher_id, redeemed_at
), used as (
    update voucher set state = 'REDEEMED', version = 2, state_since = added.redeemed_at
    from added where voucher.voucher_id = added.voucher_id returning true
)
insert into outbox (event_id, type, key, trace_id, data)
select gen_random_uuid(), 'redemption.voucher.redeemed.v1', :voucher_id::text, '0123456789abcdef0123456789abcdef',
    '{"voucher_id":"00000000-0000-0000-0000-000000000000","version":2,"round_id":"bench.r1","campaign_id":"bench","program_id":"bench","district_id":"bench","pool_id":"bench","redemption_id":"00000000-0000-0000-0000-000000000000","merchant_id":"bench-m0","store_id":"bench-s0","business_day":"day","order_amount_fen":39900,"discount_fen":5000,"redeemed_at":"2022-09-01T15:59:59Z"}'::json
from used;
commit;
