-- An account that moves money, or makes such accounts, is one administrator's word until a second has approved it;
-- a password that somebody else chose is good for changing it only; whoever leaves is withdrawn.

alter table staff
    add column state        text    not null default 'ACTIVE' check (state in ('DRAFT', 'ACTIVE', 'WITHDRAWN')),
    add column appointed_by text,   -- null: made from the shell, or for a demo
    add column must_change  boolean not null default false;
