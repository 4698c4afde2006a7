-- The catalogue: companies and their job postings, what the job gate found in them, and changes planned before they are made.

create table catalogue (
    fair_id text    primary key references fair,
    version integer not null default 0 -- moves with every change, so that a plan made before it is known to be stale
);

create table company (
    company_id text primary key,
    fair_id    text not null references fair,
    uscc       text not null,
    name       text not null default '',
    industry   text not null default '',
    unique (fair_id, uscc)
);
create index company_by_name on company (fair_id, name, company_id);

create sequence listed_no cache 1;

create table job_posting (
    job_id        text        primary key,
    fair_id       text        not null references fair,
    company_id    text        not null references company,
    job_no        text        not null,
    title         text        not null,
    state         text        not null check (state in ('SHOWN', 'WARNED', 'BLOCKED', 'WITHDRAWN')),
    listed_no     bigint      not null default nextval('listed_no'),
    listed_at     timestamptz not null default now(),
    version       integer     not null default 1,
    digest        text        not null, -- SHA-256 of the posting as it came
    posting       jsonb       not null,
    hits          jsonb       not null,
    occupation    text        not null,
    place         text        not null,
    pay_top_fen   bigint, -- the best that is offered a month
    valid_until   timestamptz,
    searched      text        not null, -- folded text
    searched_title text       not null,
    words         text[]      not null, -- its pairs of characters
    unique (company_id, job_no)
);
create index job_posting_by_listing on job_posting (fair_id, listed_no);
create index job_posting_by_state on job_posting (fair_id, state, listed_no);
create index job_posting_by_words on job_posting using gin (words);

create table gate_overrule (
    job_id   text        not null references job_posting,
    rule_id  text        not null,
    field    text        not null,
    words    text        not null,
    reason   text        not null,
    staff_id text        not null,
    at       timestamptz not null default now(),
    primary key (job_id, rule_id, field, words)
);

create table catalogue_change (
    change_id         text        primary key,
    fair_id           text        not null references fair,
    kind              text        not null check (kind in ('IMPORT', 'RESCREENING')),
    catalogue_version integer     not null,
    gate_version      text        not null,
    sha256            text        not null,
    parts             integer     not null,
    figures           jsonb       not null,
    headers           jsonb       not null,
    state             text        not null check (state in ('PLANNED', 'WRITING', 'WRITTEN')),
    next_part         integer     not null,
    at                timestamptz not null default now()
);
create index catalogue_change_at_work on catalogue_change (fair_id) where state = 'WRITING';

create table catalogue_change_part (
    change_id text    not null,
    part_no   integer not null,
    part      bytea   not null, -- JSON
    primary key (change_id, part_no)
);
