-- A merchant stays in its district, whose money it is paid from; a company with shops in two is two merchants.

alter table merchant drop constraint merchant_uscc_key;
alter table merchant add constraint one_merchant_a_company_and_district unique (uscc, district_id);
