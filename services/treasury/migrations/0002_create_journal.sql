-- The journal (流水): every movement once, zero-sum by shape, never edited; balances follow it in the same statement.

create table account (
    account_id  bigint generated always as identity primary key,
    pool_id     text   not null, -- a campaign, a program, or a pool elsewhere
    kind        text   not null check
        (kind in ('source', 'unallocated', 'allocated', 'granted', 'outstanding', 'payable', 'paid')),
    campaign_id text   not null,
    program_id  text,
    balance_fen bigint not null default 0,
    unique (pool_id, kind),
    -- outstanding and payable may dip while two topics interleave; they are checked at rest
    check (balance_fen >= 0 or kind in ('source', 'outstanding', 'payable'))
);
create index account_by_campaign on account (campaign_id);

create table transfer (
    event_id   text        not null, -- the fact or act that moved the money
    line       integer     not null,
    debit_id   bigint      not null, -- no foreign keys to accounts: their locks deadlock with the balances' update
    credit_id  bigint      not null check (credit_id <> debit_id),
    amount_fen bigint      not null check (amount_fen > 0),
    booked_at  timestamptz not null default now(),
    primary key (event_id, line)
);
create index transfer_by_time on transfer (booked_at);
create index transfer_by_debit on transfer (debit_id, credit_id);

create trigger transfer_is_insert_only before update or delete on transfer
    for each row execute function refuse_change();

create function move_balances() returns trigger language plpgsql as $$
begin
    with moved as (
        select account_id, sum(amount)::bigint as amount
        from (
            select debit_id as account_id, -amount_fen as amount from booked
            union all
            select credit_id, amount_fen from booked
        ) as sides
        group by account_id
    ), locked as (
        select account.account_id from account join moved using (account_id)
        order by account.account_id for no key update of account
    )
    update account set balance_fen = balance_fen + moved.amount
    from moved join locked using (account_id)
    where account.account_id = moved.account_id;
    return null;
end $$;

create trigger transfer_moves_balances after insert on transfer
    referencing new table as booked for each statement execute function move_balances();

-- For people: the journal with names instead of numbers.
create view journal as
select t.booked_at, t.event_id, t.line, d.pool_id as from_pool, d.kind as from_kind,
       c.pool_id as to_pool, c.kind as to_kind, t.amount_fen, d.campaign_id
from transfer t join account d on d.account_id = t.debit_id join account c on c.account_id = t.credit_id;
