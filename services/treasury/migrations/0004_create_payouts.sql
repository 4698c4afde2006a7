-- Payouts (拨付): each paid at most once, in one batch at a time; what the bank said of them is kept for ever.

create table payout_batch (
    batch_id     text        primary key,
    campaign_id  text        not null references campaign,
    program_id   text        not null references program,
    district_id  text        not null,
    count        integer     not null check (count between 1 and 10000),
    sum_fen      bigint      not null check (sum_fen > 0),
    sha256       text        not null, -- of the file's bytes, in hex
    file_sealed  bytea,                -- gone once the batch is cancelled
    state        text        not null check (state in ('PREPARED', 'CANCELLED', 'APPROVED', 'SENT', 'DONE')),
    prepared_by  text        not null,
    prepared_at  timestamptz not null default now(),
    approved_by  text        check (approved_by <> prepared_by),
    approved_at  timestamptz,
    sent_at      timestamptz,
    bank_refusal text        not null default '', -- why the bank would not take the file
    refused_at   timestamptz,
    check (state in ('PREPARED', 'CANCELLED') or approved_by is not null),
    check ((file_sealed is null) = (state = 'CANCELLED'))
);
create index payout_batch_by_program on payout_batch (program_id, prepared_at);
create index payout_batch_to_send on payout_batch (approved_at) where state = 'APPROVED';

create table payout (
    payout_id    text        primary key,
    claim_no     text        not null,
    campaign_id  text        not null,
    program_id   text        not null references program,
    district_id  text        not null,
    pool_id      text        not null,
    amount_fen   bigint      not null check (amount_fen > 0),
    requested_at timestamptz not null,
    payee_sealed bytea       not null,
    state        text        not null check
        (state in ('DUE', 'PREPARED', 'APPROVED', 'UNKNOWN', 'PAID', 'FAILED', 'CLAWED_BACK')),
    batch_id     text        references payout_batch,
    bank_ref     text        not null default '',
    asked_at     timestamptz, -- when the bank was last asked about it
    paid_as      text        not null default '', -- the earlier id that the bank paid it under, where it was so
    check ((batch_id is null) = (state = 'DUE' or paid_as <> ''))
);
create unique index payout_alone_of_its_claim on payout (claim_no) where state <> 'FAILED';
create index payout_paid_before on payout (paid_as) where paid_as <> '';
create index payout_due on payout (program_id, requested_at, payout_id) where state = 'DUE';
create index payout_by_batch on payout (batch_id, requested_at, payout_id);
create index payout_open on payout (batch_id) where state in ('APPROVED', 'UNKNOWN');

create function refuse_second_answer() returns trigger language plpgsql as $$
begin
    raise exception 'payout % is % for ever', old.payout_id, old.state;
end $$;

-- The bank's first definite word stands; what it paid may come back once.
create trigger payout_is_answered_once before update of state on payout for each row
    when (old.state in ('PAID', 'FAILED', 'CLAWED_BACK') and new.state <> old.state
          and not (old.state = 'PAID' and new.state = 'CLAWED_BACK'))
    execute function refuse_second_answer();

create table payout_clawback (
    payout_id   text        primary key references payout,
    amount_fen  bigint      not null check (amount_fen > 0),
    reason      text        not null,
    drafted_by  text        not null,
    drafted_at  timestamptz not null default now(),
    approved_by text        check (approved_by <> drafted_by),
    approved_at timestamptz
);

create table bank_answer (
    answer_no bigint      not null,
    sha256    text        not null, -- of the file's bytes, in hex
    problem   text        not null default '', -- why it could not be read; then it has no lines
    came_at   timestamptz not null default now(),
    primary key (answer_no, sha256)
);

create table bank_line (
    line_no    bigint generated always as identity primary key,
    source     text        not null, -- the answer_no, or 'asked'
    payout_id  text        not null,
    amount_fen bigint      not null,
    result     text        not null,
    reason     text        not null,
    bank_ref   text        not null,
    meaning    text        not null,
    problem    text        not null, -- of a contradiction: what it contradicts
    came_at    timestamptz not null default now()
);
create index bank_line_by_payout on bank_line (payout_id);
create index bank_line_contradicting on bank_line (line_no) where problem <> '';
create index bank_line_paid_nevertheless on bank_line (payout_id) where result = 'PAID' and problem <> '';

create trigger bank_line_is_insert_only before update or delete on bank_line
    for each row execute function refuse_change();

-- What two people found out at the bank about a PAID of its that contradicts.
create table settlement (
    payout_id   text        not null references payout,
    line_no     bigint      not null references bank_line, -- the last line about the payout that was seen
    outcome     text        not null check (outcome in ('PAID', 'NOT_PAID')),
    reason      text        not null,
    drafted_by  text        not null,
    drafted_at  timestamptz not null default now(),
    approved_by text        check (approved_by <> drafted_by),
    approved_at timestamptz,
    primary key (payout_id, line_no),
    check ((approved_by is null) = (approved_at is null))
);

-- The bank says it paid what we know otherwise, and nobody has settled that: until then the claim is held.
create view open_contradiction as
select line.line_no, line.payout_id, line.amount_fen, line.bank_ref, line.problem, line.came_at, payout.claim_no,
       payout.district_id
from bank_line line join payout using (payout_id)
where line.result = 'PAID' and line.problem <> '' and not exists (
    select from settlement
    where settlement.payout_id = line.payout_id and settlement.line_no >= line.line_no and approved_at is not null
) and not exists (
    select from payout paid where paid.paid_as = line.payout_id
        and (paid.claim_no, paid.amount_fen, paid.bank_ref) = (payout.claim_no, line.amount_fen, line.bank_ref)
);

create table bank_cursor (
    only_row   boolean primary key default true check (only_row),
    fetched_to bigint  not null -- the last answer_no that came over the link
);
insert into bank_cursor (fetched_to) values (0);
