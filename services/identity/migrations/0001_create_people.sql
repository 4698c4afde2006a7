-- Citizens (one row a natural person), their consents, one-time codes, staff and the keys that sign tokens.

create table citizen (
    citizen_id       uuid primary key,
    citizen_no       bigint generated always as identity unique,
    national_id_hash bytea not null unique, -- HMAC-SHA-256, key outside Postgres
    name_hash        bytea not null,
    phone_hash       bytea not null,
    name_sealed      bytea not null,        -- AES-256-GCM, bound to table, column and row
    national_id_sealed bytea not null,
    phone_sealed     bytea not null,
    version          integer not null default 1,
    registered_at    timestamptz not null default clock_timestamp()
);
create unique index citizen_by_phone on citizen (phone_hash);

create table consent (
    citizen_id   uuid not null references citizen,
    purpose      text not null,
    given_at     timestamptz not null default clock_timestamp(),
    withdrawn_at timestamptz,
    primary key (citizen_id, purpose, given_at)
);

create table one_time_code (
    phone_hash bytea primary key,
    code_hash  bytea not null,
    expires_at timestamptz not null,
    sent_at    timestamptz not null default clock_timestamp(),
    tries_left integer not null
);

create table staff (
    staff_id      uuid primary key,
    login         text not null unique,
    password_hash text not null, -- argon2id
    role          text not null,
    district_id   text,
    version       integer not null default 1
);

create table signing_key (
    key_id      text primary key,
    sealed      bytea not null,  -- the private key, AES-256-GCM
    public_jwk  text not null,
    created_at  timestamptz not null default clock_timestamp(),
    signs_until timestamptz,     -- null: the key that signs now
    known_until timestamptz      -- null, or the time from which its tokens are refused
);
create unique index signing_key_in_use on signing_key ((true)) where signs_until is null;
