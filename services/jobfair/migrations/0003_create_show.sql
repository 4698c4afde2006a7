-- What a room shows besides its figures: the stage, pinned jobs, questions; and applications, what is personal sealed.

alter table room
    add column cards          text[] not null default '{}', -- jobs pinned, first on top
    add column shown_question text,                         -- the question that the page shows
    add column closed_at      timestamptz,
    add check ((state = 'CLOSED') = (closed_at is not null));

create table stage_segment (
    room_id    text        not null references room,
    segment_id text        not null,
    company_id text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null, -- exclusive
    primary key (room_id, segment_id),
    check (ends_at > starts_at)
);

create table question (
    question_id text        primary key,
    room_id     text        not null, -- no foreign key: whoever asks would wait for whoever leads the show
    viewer      text        not null,
    text        text        not null,
    state       text        not null check (state in ('HELD', 'WAITING', 'PINNED', 'ANSWERED', 'DISMISSED')),
    votes       integer     not null default 0,
    second      integer,              -- of the show, at which it was answered
    version     integer     not null,
    asked_at    timestamptz not null default clock_timestamp(),
    check ((state = 'ANSWERED') = (second is not null))
);
create index question_queue on question (room_id, votes desc, asked_at);

create table question_vote (
    question_id text not null references question,
    viewer      text not null,
    primary key (question_id, viewer)
);

create table application ( -- a row a submission
    application_id  text        primary key,
    filing_no       bigint      generated always as identity, -- what lists are paged by
    fair_id         text        not null,
    room_id         text        not null,
    job_id          text        not null,
    company_id      text        not null, -- the one employer that the consent is for
    citizen_id      uuid        not null,
    consent_version text        not null, -- of the text agreed to, at filed_at
    resume_sealed   bytea,                -- AES-256-GCM, bound to table, column and row; gone with the consent
    filed_at        timestamptz not null,
    withdrawn_at    timestamptz,
    version         integer     not null,
    check ((withdrawn_at is null) = (resume_sealed is not null))
);
create unique index application_one_live on application (citizen_id, job_id) where withdrawn_at is null;
create index application_by_citizen on application (citizen_id, filing_no);
create index application_by_company on application (company_id, filing_no) where withdrawn_at is null;
create index application_by_fair on application (fair_id);
