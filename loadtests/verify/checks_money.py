"""Promises 1, 4 and 5: money never over the cap, limits per person, a voucher used at most once."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from loadtests.verify.evidence import Evidence
from shared.contracts.redemption_events import VoucherExpired, VoucherRedeemed, VoucherUndone, VoucherVoided
from shared.contracts.vouchers_events import GrantDeclined, RoundClosed, VouchersIssued

BALANCES = ("unallocated", "allocated", "granted", "outstanding", "payable", "paid")


def money_stays_under_the_cap(evidence: Evidence) -> Iterator[str]:
    """Promise 1, from the journal alone: balances follow from it, sum to the cap, and none that may not is negative."""
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
    """Promise 1, from the vouchers themselves: per pool issued (gross) + returned ≤ granted."""
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
    """Promise 1: every fact that moves money has just its posting, with its amount, and no posting lacks its fact."""
    expected: dict[str, int] = {}
    for fact in (*evidence.facts.get("vouchers", ()), *evidence.facts.get("redemption", ())):
        match fact.data:
            case VouchersIssued() as told:
                expected[fact.event_id] = told.face_value_fen * len(told.vouchers)
            case VoucherRedeemed() | VoucherUndone() as told:
                expected[fact.event_id] = told.discount_fen
            case VoucherExpired() | VoucherVoided() as told:
                expected[fact.event_id] = told.face_value_fen
            case RoundClosed() as told if told.unissued_fen:
                expected[fact.event_id] = told.unissued_fen
            case GrantDeclined() as told:
                expected[fact.event_id] = told.amount_fen
    booked = {t["event_id"]: t["amount_fen"] for t in evidence.transfers}
    own_acts = ("campaign:", "allocation:", "grant:")
    for event_id, amount in expected.items():
        if booked.get(event_id) != amount:
            yield f"fact {event_id} of {amount} fen is booked as {booked.get(event_id)}"
    for event_id in booked:
        if event_id not in expected and not event_id.startswith(own_acts):
            yield f"posting {event_id} has no fact"


def person_limits_hold(evidence: Evidence) -> Iterator[str]:
    """Promise 4: nobody holds more of a stock, or of a campaign, than allowed."""
    stocks = {stock["stock_no"]: stock for stock in evidence.stocks}
    held = Counter((voucher["stock_no"], voucher["citizen_id"]) for voucher in evidence.issued)
    of_campaign: Counter[tuple[str, str]] = Counter()
    for (stock_no, citizen_id), count in held.items():
        stock = stocks[stock_no]
        of_campaign[stock["campaign_id"], citizen_id] += count
        if count > stock["per_person_max"]:
            yield f"{citizen_id} holds {count} of {stock['stock_id']}"
    limits = {stock["campaign_id"]: stock["campaign_person_max"] for stock in evidence.stocks}
    for (campaign_id, citizen_id), count in of_campaign.items():
        limit = limits[campaign_id]
        if limit is not None and count > limit:
            yield f"{citizen_id} holds {count} of campaign {campaign_id}"


def sold_out_was_true(evidence: Evidence) -> Iterator[str]:
    """Promise 4: where anybody was told “sold out”, nothing was left (a stock only refills by a top-up)."""
    told = {act.what for act in evidence.history if act.code == "SOLD_OUT"}
    for stock in evidence.stocks:
        if stock["stock_id"] in told and stock["remaining"] + stock["unissued"] > 0:
            yield f"{stock['stock_id']}: “sold out” was said, {stock['remaining'] + stock['unissued']} were left"


def vouchers_are_used_at_most_once(evidence: Evidence) -> Iterator[str]:
    """Promise 5: one live redemption a voucher and order, states that agree with it, the face value and no more."""
    live = [one for one in evidence.redemptions if one["voucher_id"] and not one["is_undone"]]
    for what in ("voucher_id", "order_no"):
        counted = Counter((one["store_id"] if what == "order_no" else "", one[what]) for one in live)
        yield from (f"{what} {name} is used {count} times" for (_, name), count in counted.items() if count > 1)
    used = {one["voucher_id"] for one in live}
    faces = {}
    for voucher in evidence.vouchers:
        faces[voucher["voucher_id"]] = voucher["face_value_fen"]
        if (voucher["state"] == "REDEEMED") != (voucher["voucher_id"] in used):
            yield f"voucher {voucher['voucher_id']} is {voucher['state']}, its redemptions say otherwise"
    for one in evidence.redemptions:
        face = faces.get(one["voucher_id"])
        if one["voucher_id"] and one["discount_fen"] != face:
            yield f"redemption {one['redemption_id']} gave {one['discount_fen']}, the face is {face}"


def money_facts_follow_states(evidence: Evidence) -> Iterator[str]:
    """Promise 5: per voucher, redeemed − undone, expired and void exclude one another in the facts told."""
    net: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in evidence.facts.get("redemption", ()):
        match fact.data:
            case VoucherRedeemed(voucher_id=voucher_id):
                net[voucher_id]["REDEEMED"] += 1
            case VoucherUndone(voucher_id=voucher_id):
                net[voucher_id]["REDEEMED"] -= 1
            case VoucherExpired(voucher_id=voucher_id):
                net[voucher_id]["EXPIRED"] += 1
            case VoucherVoided(voucher_id=voucher_id):
                net[voucher_id]["VOID"] += 1
    for voucher in evidence.vouchers:
        told = {state: count for state, count in net[voucher["voucher_id"]].items() if count}
        state = voucher["state"]
        if told != ({} if state == "ISSUED" else {state: 1}):
            yield f"voucher {voucher['voucher_id']} is {state}, its facts say {told}"
