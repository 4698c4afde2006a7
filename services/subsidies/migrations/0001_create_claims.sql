-- Policies with what is left of their money, subsidy claims where they stand, and what one live claim alone may hold.

create table policy (
    policy_id     text        primary key,
    version       integer     not null,
    campaign_id   text        not null,
    program_id    text        not null,
    district_id   text        not null,
    body          jsonb       not null, -- the rules, as domain/policy.py has them
    opens_at      timestamptz not null,
    closes_at     timestamptz not null,
    remaining_fen bigint      not null default 0 check (remaining_fen >= 0),
    waiting       integer     not null default 0 check (waiting >= 0),
    returns       integer     not null default 0 -- how often a rest was given back
);
create index policy_by_campaign on policy (campaign_id);

create sequence filing_no; -- taken under the policy's lock: the strict order of submission

create table subsidy_claim (
    claim_no         text        primary key,
    policy_id        text        not null, -- no foreign key: its lock would be one on the pool
    citizen_id       uuid        not null,
    district_id      text        not null,
    state            text        not null,
    version          integer     not null,
    amount_fen       bigint      not null check (amount_fen >= 0),
    office_time      interval    not null,
    held_since       timestamptz,          -- since when the office holds the file; null while it does not
    fix_fields       text[]      not null,
    fix_by           timestamptz,
    notice_until     timestamptz,          -- the end of the public notice it stands in
    acted            text[]      not null, -- level:person, one a reviewer
    rejected_for     text,
    assigned_to      text,                 -- the reviewer who has the file
    payouts          integer     not null, -- payments asked of the bank so far; the last one's id ends with this
    awaits_bank      boolean     not null,
    settled_fen      bigint      not null check (settled_fen between 0 and amount_fen), -- has reached the buyer
    pay_failure      text        not null, -- why the bank could not pay, for the buyer
    due_at           timestamptz,          -- when the clock moves it on by itself
    typed_sealed     bytea       not null, -- AES-256-GCM, bound to table, column and row
    documents        jsonb       not null,
    findings         jsonb       not null, -- of the automatic check: fields and codes, never values
    filed_key        text,                 -- what the buyer was told at filing; never changes
    filed_state      text,
    filed_amount_fen bigint,
    filed_at         timestamptz,
    filing_no        bigint,
    unique (citizen_id, filed_key)
);
create index subsidy_claim_by_citizen on subsidy_claim (citizen_id);
create index subsidy_claim_waiting on subsidy_claim (policy_id, filing_no) where state = 'WAITLISTED';
create index subsidy_claim_in_review on subsidy_claim (district_id, state, filing_no); -- whole: the state is asked for
create index subsidy_claim_in_city_review on subsidy_claim (state, filing_no);
create index subsidy_claim_in_policy_review on subsidy_claim (policy_id, state, filing_no);
create index subsidy_claim_due on subsidy_claim (due_at) where due_at is not null;
create index subsidy_claim_by_policy on subsidy_claim (policy_id, filing_no);
create index subsidy_claim_on_notice on subsidy_claim (policy_id, claim_no) where state = 'PUBLICISED';

create table held_alone ( -- a row while its claim lives
    scope    text  not null, -- a policy, or empty for all of them
    refusal  text  not null,
    digest   bytea not null, -- HMAC-SHA-256, a key for each refusal, kept outside Postgres
    claim_no text  not null,
    primary key (scope, refusal, digest)
);
create index held_alone_by_claim on held_alone (claim_no);

create table document ( -- the bytes lie sealed in the store, under the id
    document_id text        primary key,
    document_no bigint      generated always as identity,
    claim_no    text        not null,
    kind        text        not null,
    type        text        not null,
    pages       integer     not null,
    size        integer     not null,
    said_sealed bytea       not null, -- what an e-invoice says
    uploaded_at timestamptz not null default clock_timestamp()
);
create index document_by_claim on document (claim_no, document_no);

create table fuel_card ( -- the stock ledger; each step of a card is in the outbox too
    card_no   text    primary key, -- as printed on the card
    policy_id text    not null,
    value_fen bigint  not null check (value_fen > 0),
    state     text    not null check (state in ('RECEIVED', 'ASSIGNED', 'HANDED_OVER', 'RETURNED')),
    version   integer not null,
    claim_no  text,
    signature text,                -- the document id of the buyer's signature
    check ((claim_no is null) = (state = 'RECEIVED')),
    check ((signature is not null) = (state in ('HANDED_OVER', 'RETURNED')))
);
create index fuel_card_by_claim on fuel_card (claim_no);
create index fuel_card_in_stock on fuel_card (policy_id, card_no) where state = 'RECEIVED';

create table grant_answer (
    grant_id text    primary key,
    accepted boolean not null
);
