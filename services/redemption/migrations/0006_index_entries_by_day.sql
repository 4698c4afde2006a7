-- A day is closed over all its merchants at once, so the day leads; a merchant's day is found by the same index.

drop index redemption_by_day;
create index redemption_by_day on redemption (campaign_id, business_day, merchant_id);

drop index refund_by_day;
create index refund_by_day on refund (campaign_id, business_day, merchant_id);
