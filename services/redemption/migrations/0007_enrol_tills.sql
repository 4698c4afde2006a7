-- Tills in browsers: the code a desk gave for one, and what a till looks at of its own; where a store is.

create table terminal_enrolment (
    terminal_id text        primary key references terminal,
    code_hash   bytea       not null unique, -- SHA-256 of the code
    expires_at  timestamptz not null,
    key_id      text                         -- the key that took it
);

create index redemption_by_till on redemption (terminal_id, redeemed_at);

alter table store add column address text not null default '';
