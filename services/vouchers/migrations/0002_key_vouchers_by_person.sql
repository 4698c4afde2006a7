-- An id proves itself (its MAC covers stock and citizen, its random part tells one person's apart), nobody looks a
-- voucher up by it here, and an index of random ids cost each claim as much as one that is needed.
alter table voucher drop constraint voucher_pkey;
alter table voucher drop constraint voucher_stock_no_citizen_id_ordinal_key;
alter table voucher add primary key (stock_no, citizen_id, ordinal);
