"""Promise 1: not a fen over the cap; the journal says what the facts say, each movement once, between its accounts."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from loadtests.verify.checks_settlements import ENDED, settled_entries
from loadtests.verify.evidence import Evidence
from shared.contracts.fact import Event
from shared.contracts.redemption_events import VoucherExpired, VoucherRedeemed, VoucherUndone, VoucherVoided
from shared.contracts.subsidies_events import ClaimMoved, FuelCardMoved, MoneyStep, PolicyGrantDeclined, PoolReturned
from shared.contracts.treasury_events import PayoutClawedBack, PayoutPaid
from shared.contracts.vouchers_events import GrantDeclined, RoundClosed, VouchersIssued

BALANCES = ("unallocated", "allocated", "granted", "outstanding", "payable", "paid")
MONEY_WENT_OUT = ("APPROVED", "ACCEPTED", "CLOSED", "DECLINED")


class Movement(NamedTuple):
    """Money from one (pool, kind) to another."""

    amount_fen: int
    out_of: tuple[str, str]
    into: tuple[str, str]


def money_stays_under_the_cap(evidence: Evidence) -> Iterator[str]:
    """From the journal alone: balances follow from it, sum to the cap, and none that may not is negative."""
    moved: Counter[int] = Counter()
    for transfer in evidence.transfers:
        moved[transfer["debit_id"]] -= transfer["amount_fen"]
        moved[transfer["credit_id"]] += transfer["amount_fen"]
    sums: Counter[str] = Counter()
    for account in evidence.accounts:
        name = f"{account['pool_id']}:{account['kind']}"
        if account["balance_fen"] != moved[account["account_id"]]:
            yield f"{name} says {account['balance_fen']}, its transfers {moved[account['account_id']]}"
        if account["kind"] != "source" and account["balance_fen"] < 0:
            yield f"{name} is negative: {account['balance_fen']}"
        if account["kind"] in BALANCES:
            sums[account["campaign_id"]] += account["balance_fen"]
    allocated: Counter[str] = Counter()
    for program in evidence.programs:
        allocated[program["campaign_id"]] += program["allocated_fen"]
    for campaign in evidence.campaigns:
        campaign_id, cap = campaign["campaign_id"], campaign["cap_fen"]
        if campaign["state"] == "APPROVED" and sums[campaign_id] != cap:
            yield f"{campaign_id}: balances sum to {sums[campaign_id]}, the cap is {cap}"
        if allocated[campaign_id] > cap:
            yield f"{campaign_id}: allocated {allocated[campaign_id]}, over the cap {cap}"
    yield from (f"{column} is a float" for column in evidence.float_columns)


def pools_issue_what_was_granted(evidence: Evidence) -> Iterator[str]:
    """From the vouchers themselves: per pool issued (gross) + returned ≤ granted."""
    granted: Counter[str] = Counter()
    for grant in evidence.grants:
        if grant["state"] in {"APPROVED", "ACCEPTED", "CLOSED"}:
            granted[grant["pool_id"]] += grant["amount_fen"]
    stocks = {stock["stock_no"]: stock for stock in evidence.stocks}
    spent: Counter[str] = Counter()
    issued: Counter[int] = Counter(voucher["stock_no"] for voucher in evidence.issued)
    for stock_no, count in issued.items():
        spent[stocks[stock_no]["round_id"]] += count * stocks[stock_no]["face_value_fen"]
    for stock in evidence.stocks:
        spent[stock["round_id"]] += stock["unissued"] * stock["face_value_fen"]
        if issued[stock["stock_no"]] + stock["remaining"] + stock["unissued"] != stock["total"]:
            count = issued[stock["stock_no"]]
            yield f"{stock['stock_id']}: issued {count} of {stock['total']}, left {stock['remaining']}"
    for pool_id, amount in spent.items():
        if amount > granted[pool_id]:
            yield f"{pool_id}: issued and returned {amount}, granted {granted[pool_id]}"


def each_fact_is_booked_once(evidence: Evidence) -> Iterator[str]:
    """Each fact and grant that moves money has just its posting, between its accounts; no other posting is there."""
    program_of_grant = {one["grant_id"]: one["program_id"] for one in evidence.grants}
    program_of_pool = {one["pool_id"]: one["program_id"] for one in evidence.grants}
    expected = {
        fact.event_id: [movement]
        for service in ("vouchers", "redemption", "subsidies")
        for fact in evidence.facts.get(service, ())
        if (movement := _movement(fact.data, program_of_grant)) is not None
    }
    for fact in evidence.facts.get("subsidies", ()):
        if isinstance(fact.data, ClaimMoved | FuelCardMoved | PoolReturned) and fact.data.money:
            expected[fact.event_id] = [_policy_movement(fact.data, step) for step in fact.data.money]
    for fact in evidence.facts.get("treasury", ()):
        if isinstance(fact.data, PayoutPaid):
            paid = fact.data
            expected[f"payout:{paid.payout_id}"] = [
                Movement(paid.amount_fen, (paid.pool_id, "payable"), (paid.pool_id, "paid"))
            ]
        elif isinstance(fact.data, PayoutClawedBack):
            back = fact.data
            program_id = program_of_pool.get(back.pool_id, "")
            expected[f"clawback:{back.payout_id}"] = [
                Movement(back.amount_fen, (back.pool_id, "paid"), (program_id, "allocated"))
            ]
    expected |= _settlements(evidence)
    for one in evidence.grants:
        if one["state"] in MONEY_WENT_OUT:
            accounts = (one["program_id"], "allocated"), (one["pool_id"], "granted")
            expected[f"grant:{one['grant_id']}"] = [Movement(one["amount_fen"], *accounts)]
    names = {account["account_id"]: (account["pool_id"], account["kind"]) for account in evidence.accounts}
    booked: dict[str, list[Movement]] = defaultdict(list)
    for one in evidence.transfers:
        booked[one["event_id"]].append(
            Movement(one["amount_fen"], names.get(one["debit_id"], ("", "")), names.get(one["credit_id"], ("", "")))
        )
    for event_id, movements in expected.items():
        if booked[event_id] != movements:
            moves = movements[0] if len(movements) == 1 else movements
            yield f"{event_id} moves {moves}, booked is {booked[event_id]}"
    for event_id in booked:
        if event_id not in expected and not event_id.startswith(("campaign:", "allocation:")):
            yield f"posting {event_id} has no fact"


def _settlements(evidence: Evidence) -> dict[str, list[Movement]]:
    """Of each settlement that is paid or netted, by pool: what was redeemed is paid, what was refunded came back."""
    entries = settled_entries(evidence)
    found = {}
    for one in evidence.settlements:
        if one["state"] in ENDED:
            pools: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
            for entry in entries[one["settlement_id"]]:
                pools[entry["pool_id"], entry["program_id"]][entry["kind"] == "REFUNDED"] += entry["amount_fen"]
            moves = [
                movement
                for (pool_id, program_id), sums in sorted(pools.items())
                for movement in (
                    Movement(sums[False], (pool_id, "payable"), (pool_id, "paid")),
                    Movement(-sums[True], (pool_id, "paid"), (program_id, "allocated")),
                )
            ]
            found[f"settlement:{one['settlement_id']}"] = [one for one in moves if one.amount_fen]
    return found


_PLACES = {"POOL": "granted", "PROMISED": "outstanding", "OWED": "payable", "PAID": "paid"}


def _policy_movement(fact: ClaimMoved | FuelCardMoved | PoolReturned, step: MoneyStep) -> Movement:
    """A step of a policy's money between the accounts that its words stand for."""
    ends = [
        (fact.program_id, "allocated") if place == "PROGRAM" else (fact.pool_id, _PLACES[place])
        for place in (step.out_of, step.into)
    ]
    return Movement(step.amount_fen, ends[0], ends[1])


def _movement(fact: Event, program_of_grant: dict[str, str]) -> Movement | None:
    """What the rules say a fact moves; none when it moves nothing."""
    match fact:
        case VouchersIssued():
            amount, out_of, into = fact.face_value_fen * len(fact.vouchers), "granted", (fact.pool_id, "outstanding")
        case VoucherRedeemed():
            amount, out_of, into = fact.discount_fen, "outstanding", (fact.pool_id, "payable")
        case VoucherUndone():
            amount, out_of, into = fact.discount_fen, "payable", (fact.pool_id, "outstanding")
        case VoucherExpired() | VoucherVoided():
            amount, out_of, into = fact.face_value_fen, "outstanding", (fact.program_id, "allocated")
        case RoundClosed() if fact.unissued_fen:
            amount, out_of, into = fact.unissued_fen, "granted", (fact.program_id, "allocated")
        case GrantDeclined() | PolicyGrantDeclined():
            amount, out_of, into = fact.amount_fen, "granted", (program_of_grant.get(fact.grant_id, ""), "allocated")
        case _:
            return None
    return Movement(amount, (fact.pool_id, out_of), into)
