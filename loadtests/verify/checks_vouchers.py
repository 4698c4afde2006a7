"""Promises 4 and 5: limits per person, “sold out” when true, a voucher used at most once."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from loadtests.verify.evidence import Evidence
from shared.contracts.redemption_events import (
    VoucherExpired,
    VoucherRedeemed,
    VoucherRefunded,
    VoucherUndone,
    VoucherVoided,
)


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
    limits: dict[str, int] = {}
    for stock in evidence.stocks:
        limit = stock["campaign_person_max"]
        if limit is not None:
            limits[stock["campaign_id"]] = min(limit, limits.get(stock["campaign_id"], limit))
    for (campaign_id, citizen_id), count in of_campaign.items():
        if count > limits.get(campaign_id, count):
            yield f"{citizen_id} holds {count} of campaign {campaign_id}"


def sold_out_was_true(evidence: Evidence) -> Iterator[str]:
    """Promise 4: when anybody was told “sold out”, the stock's last voucher was issued, and none was left at the end.

    A round that was topped up is not judged here: what was true before the top-up cannot be told from the rows.
    """
    told: dict[str, float] = {}
    for act in evidence.history:
        if act.code == "SOLD_OUT":
            told[act.what] = min(act.at, told.get(act.what, act.at))
    last: dict[int, float] = {}
    for voucher in evidence.issued:
        issued_at = voucher["issued_at"].timestamp()
        last[voucher["stock_no"]] = max(issued_at, last.get(voucher["stock_no"], issued_at))
    grants = Counter(grant["pool_id"] for grant in evidence.grants if grant["state"] in {"ACCEPTED", "CLOSED"})
    for stock in evidence.stocks:
        first = told.get(stock["stock_id"])
        if first is None or grants[stock["round_id"]] > 1:
            continue
        left = stock["remaining"] + stock["unissued"]
        if left > 0:
            yield f"{stock['stock_id']}: “sold out” was said, {left} were left"
        elif last.get(stock["stock_no"], 0.0) > first:
            yield f"{stock['stock_id']}: “sold out” was said before the last voucher was issued"


def vouchers_are_used_at_most_once(evidence: Evidence) -> Iterator[str]:
    """Promise 5: one live redemption a voucher and order, states that agree with it, the face value and no more."""
    live = [one for one in evidence.redemptions if one["voucher_id"] and not one["is_undone"]]
    for what in ("voucher_id", "order_no"):
        counted = Counter((one["store_id"] if what == "order_no" else "", one[what]) for one in live)
        yield from (f"{what} {name} is used {count} times" for (_, name), count in counted.items() if count > 1)
    given_back = {one["voucher_id"] for one in evidence.refunds if one["is_full"]}
    used = {one["voucher_id"] for one in live} - given_back
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
            case VoucherRefunded(voucher_id=voucher_id, is_full=True):
                net[voucher_id].update({"REDEEMED": -1, "VOID": 1})
    for voucher in evidence.vouchers:
        told = {state: count for state, count in net[voucher["voucher_id"]].items() if count}
        state = voucher["state"]
        if told != ({} if state == "ISSUED" else {state: 1}):
            yield f"voucher {voucher['voucher_id']} is {state}, its facts say {told}"
