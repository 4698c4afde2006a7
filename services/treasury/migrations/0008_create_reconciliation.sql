-- Reconciliation (对账): since when each side was known, runs with what they counted, and differences as a work list.

-- What stood in these tables before counts as known from this migration on.
alter table merchant_entry add column booked_at timestamptz not null default now();
alter table listed_row add column came_at timestamptz not null default now();
alter table merchant_day add column told_at timestamptz not null default now();
alter table settlement add column drawn_at timestamptz not null default now(), add column ended_at timestamptz;
alter table payout add column noted_at timestamptz not null default now(), add column answered_at timestamptz;
update settlement set ended_at = now() where state in ('PAID', 'NETTED');
update payout set answered_at = now() where state in ('PAID', 'FAILED', 'CLAWED_BACK');

create function note_end() returns trigger language plpgsql as $$
begin
    new.ended_at = coalesce(new.ended_at, now());
    return new;
end $$;
create trigger settlement_notes_its_end before insert or update of state on settlement for each row
    when (new.state in ('PAID', 'NETTED')) execute function note_end();

create function note_answer() returns trigger language plpgsql as $$
begin
    new.answered_at = coalesce(new.answered_at, now());
    return new;
end $$;
create trigger payout_notes_its_answer before insert or update of state on payout for each row
    when (new.state in ('PAID', 'FAILED')) execute function note_answer();

create index merchant_entry_by_campaign on merchant_entry (campaign_id, business_day, merchant_id);
create index settlement_by_campaign on settlement (campaign_id, settlement_id);
create index payout_by_settlement on payout (pays) where merchant_id is not null;
create index payout_batch_by_campaign on payout_batch (campaign_id, batch_id);

create table reconciliation_run (
    run_id      text        primary key,
    campaign_id text        not null references campaign,
    district_id text,                 -- null: the whole campaign
    as_at       timestamptz not null,
    is_present  boolean     not null, -- of its own second, so that the work list follows it; else a look back
    is_whole    boolean     not null, -- every difference of it is listed
    started_by  text        not null, -- a member of staff, or 'nightly'
    started_at  timestamptz not null,
    finished_at timestamptz not null check (finished_at >= started_at)
);
create index reconciliation_run_by_campaign on reconciliation_run (campaign_id, as_at);

create table reconciliation_count (
    run_id       text    not null references reconciliation_run,
    pair         text    not null,
    business_day text    not null, -- '' where a row names none, as payments of claims
    merchant_id  text    not null,
    district_id  text    not null,
    result       text    not null,
    items        integer not null check (items > 0),
    here_fen     numeric not null, -- wider than any amount: forged ones may not stop a run
    there_fen    numeric not null,
    primary key (run_id, business_day, merchant_id, pair, district_id, result)
);

create table reconciliation_find ( -- what differed in a run, as it was then
    run_id       text    not null references reconciliation_run,
    find_no      integer not null,
    pair         text    not null,
    business_day text    not null,
    merchant_id  text    not null,
    item_id      text    not null,
    district_id  text    not null,
    result       text    not null,
    here_fen     numeric, -- null: not there
    there_fen    numeric,
    here_word    text    not null,
    there_word   text    not null,
    primary key (run_id, find_no)
);

create trigger run_is_insert_only before update or delete on reconciliation_run
    for each row execute function refuse_change();
create trigger count_is_insert_only before update or delete on reconciliation_count
    for each row execute function refuse_change();
create trigger find_is_insert_only before update or delete on reconciliation_find
    for each row execute function refuse_change();

create table difference ( -- the work list
    difference_id text    primary key, -- made of the next five
    campaign_id   text    not null references campaign,
    pair          text    not null,
    business_day  text    not null,
    merchant_id   text    not null,
    item_id       text    not null,
    district_id   text    not null,
    result        text    not null,
    here_fen      numeric,
    there_fen     numeric,
    here_word     text    not null,
    there_word    text    not null,
    state         text    not null check (state in ('OPEN', 'ENDED')),
    first_run     text    not null references reconciliation_run, -- since it was opened last
    last_run      text    not null references reconciliation_run, -- that saw it
    owner         text    not null default '',
    ended_by      text    not null default '', -- a member of staff, or 'run'
    note          text    not null default '',
    version       integer not null,
    unique (campaign_id, pair, business_day, merchant_id, item_id),
    check ((state = 'ENDED') = (ended_by <> ''))
);
create index difference_open on difference (campaign_id, district_id) where state = 'OPEN';
create index difference_by_state on difference (state, difference_id);
