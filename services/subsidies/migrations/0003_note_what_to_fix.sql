-- A reviewer's words beside what is to be fixed: field to note. Never a number of a person: the door refuses those.

alter table subsidy_claim add column fix_notes jsonb not null default '{}';
