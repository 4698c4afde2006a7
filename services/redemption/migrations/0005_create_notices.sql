-- Notices (通知) to merchants' systems: what is told, where it is sent to, and what became of each sending.

create table notice_counter ( -- locked while a merchant's next notices are numbered, so that their numbers have no gap
    merchant_id text   primary key,
    last_no     bigint not null
);

create table notice (
    merchant_id text        not null,
    notice_no   bigint      not null check (notice_no > 0), -- 1, 2, 3 … a merchant
    event_id    text        not null, -- the fact it tells; told to a merchant once
    kind        text        not null check (kind in ('redeemed', 'undone', 'refunded', 'expired', 'settled')),
    subject_id  text        not null, -- the voucher's or the settlement's id
    body        text        not null, -- JSON, kept to the letter: repeats are the same bytes
    made_at     timestamptz not null default clock_timestamp(),
    primary key (merchant_id, notice_no)
);
create unique index notice_by_event on notice (event_id, merchant_id);

create trigger notice_is_insert_only before update or delete on notice
    for each row execute function refuse_change();

-- Whose undone redemptions a voucher had: they hear of its expiry.
create index redemption_undone_by_voucher on redemption (voucher_id) where undone_at is not null;

create table notice_endpoint (
    merchant_id     text        primary key references merchant,
    url             text        not null,
    state           text        not null check (state in ('LIVE', 'SUSPENDED')),
    delivered_to    bigint      not null, -- the last notice that was received; those before the endpoint count as such
    attempts        integer     not null, -- failed ones of the notice after it
    next_attempt_at timestamptz not null default clock_timestamp(),
    registered_at   timestamptz not null default clock_timestamp()
);

create table notice_by_hand ( -- to be sent once more, because somebody asked for it
    merchant_id text        not null references notice_endpoint on delete cascade,
    notice_no   bigint      not null,
    asked_at    timestamptz not null default clock_timestamp(),
    primary key (merchant_id, notice_no)
);

create table notice_delivery ( -- the latest attempts of each notice
    merchant_id text        not null,
    notice_no   bigint      not null,
    attempt     integer     not null,
    at          timestamptz not null default clock_timestamp(),
    status      integer,              -- what the receiver answered; null: nothing
    error       text        not null, -- why it does not count as received; empty: it does
    took_ms     integer     not null,
    primary key (merchant_id, notice_no, attempt)
);
