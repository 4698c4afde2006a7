-- Each step of a claim with its time: what a buyer is shown. Written with the claim itself.

create table claim_step (
    claim_no text        not null,
    version  integer     not null,
    state    text        not null,
    at       timestamptz not null default clock_timestamp(),
    primary key (claim_no, version)
);
create trigger claim_step_is_insert_only before update or delete on claim_step
    for each row execute function refuse_change();

insert into claim_step (claim_no, version, state, at) -- of claims that moved before steps were kept
select data->>'claim_no', (data->>'version')::int, data->>'after', (data->>'moved_at')::timestamptz
from outbox where type = 'subsidies.claim.moved.v1'
on conflict do nothing;
