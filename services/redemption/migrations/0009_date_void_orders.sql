-- Void orders are listed, the newest first; when those before today were drafted and approved, the audit chain knows.

alter table void_order add column drafted_at timestamptz;
alter table void_order add column approved_at timestamptz;
update void_order set
    drafted_at = coalesce((select max(at) from audit_entry where act = 'void.draft' and subject = void_id), now()),
    approved_at = case when approved_by is not null then
        coalesce((select max(at) from audit_entry where act = 'void.approve' and subject = void_id), now()) end;
alter table void_order alter column drafted_at set not null;
alter table void_order alter column drafted_at set default clock_timestamp();
alter table void_order add check ((approved_by is null) = (approved_at is null));
create index void_order_by_time on void_order (drafted_at, void_id);
