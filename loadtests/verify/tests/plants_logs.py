"""Faults of what was told: to clients, in the logs, on the topics, on the audit chains."""

from typing import Any

from loadtests.clients.history import Act
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.tests.healthy import NOW, WHERE, closed, issued, redeemed
from loadtests.verify.tests.plants import Plant, expired, tell, undone, voided
from shared.contracts.treasury_events import RoundTerms
from shared.contracts.vouchers_events import RoundOpened, RoundPaused, RoundScheduled
from shared.runtime.audit import entry_hash

DURABLE = "what was acknowledged is durable"
SAME = "a key answers the same for ever"
ORDER = "facts in the order of commits, without gap"
TOPICS = "topics hold every fact, in order"
GARBAGE = "what is no fact was put aside by a person"
PROJECTIONS = "projections follow from the logs"
EYES = "four eyes where money moves"
CHAINS = "the audit chains verify"
TERMS = RoundTerms("r1", 1, "round one", NOW, NOW, ["cars"], [], None)
FIELDS = ("seq", "at", "actor", "role", "act", "subject", "detail")
RECORD = {"partition": 2, "offset": 17, "sha256": "ab" * 32}


def act(evidence: Evidence, *fields: Any) -> None:
    evidence.history.append(Act(*fields))


def out_of_turn(what: str, service: str, key: str, event: Any, before: int) -> Plant:
    said = f"{key}: version {event.version} follows {before}"
    return Plant(f"a {what} out of turn", tell(service, key, event), ORDER, said)


def move(evidence: Evidence, log: list[Any]) -> None:
    """The third comes before the second."""
    log.insert(1, log.pop(2))


def number_from_two(evidence: Evidence) -> None:
    """Each entry is hashed right, but the first is missing."""
    (entry,) = evidence.audit["treasury"]
    entry["seq"] = 2
    entry["hash"] = entry_hash(bytes(32), *(entry[name] for name in FIELDS))


def leave_garbage(topic: str) -> Any:
    return lambda e: e.unreadable.append(Row(RECORD, topic=topic))


LOGS = [
    Plant("a lost acknowledged claim", lambda e: e.issued.pop(0), DURABLE,
          "claim k-v1 was acknowledged, voucher v1 is not there"),
    Plant("a claim given to another", lambda e: e.issued[0].update(citizen_id="eve"), DURABLE, "voucher v1 is not"),
    Plant("a claim given from another stock", lambda e: e.stocks[0].update(stock_id="s9"), DURABLE,
          "claim k-v1 was acknowledged, voucher v1 is not there"),
    Plant("a lost acknowledged redeem", lambda e: e.redemptions.clear(), DURABLE,
          "redeem r-1 at st1 was acknowledged and is not there"),
    Plant("a redeem that became another", lambda e: e.redemptions[0].update(redemption_id="red-x"), DURABLE,
          "redeem r-1 at st1 was acknowledged and is not there"),
    Plant("an acknowledged undo that took nothing back", lambda e: act(e, "undo", "u-1", "st1", "r-1", 201, "", "{}"),
          DURABLE, "undo of r-1 at st1 was acknowledged and is not there"),
    Plant("an acknowledged undo of a number nobody has",
          lambda e: act(e, "undo", "u-1", "st1", "r-9", 201, "", "{}"), DURABLE, "undo of r-9 at st1 was"),
    Plant("two answers to one key",
          lambda e: act(e, "claim", "k-v1", "who-v1", "s1", 201, "", '{"voucher_id":"v2"}'), SAME,
          "claim k-v1: two answers"),
    Plant("a refusal after the effect", lambda e: act(e, "claim", "k-v1", "who-v1", "s1", 409, "SOLD_OUT"), SAME,
          "claim k-v1: refused with SOLD_OUT after it took effect"),
    Plant("a missing fact", lambda e: e.facts["vouchers"].pop(1), ORDER, "s1: version 3 follows 1"),
    Plant("an inverted pair of facts", lambda e: move(e, e.facts["vouchers"]), ORDER, "s1: version 3 follows 1"),
    Plant("a pack of vouchers out of turn", lambda e: e.facts["vouchers"].append(issued(6, 9)), ORDER,
          "s1: version 9 follows 3"),
    Plant("a redeem out of turn", lambda e: e.facts["redemption"].append(redeemed(2, "v2", 5)), ORDER,
          "v2: version 5 follows 1"),
    out_of_turn("scheduling", "vouchers", "r1", RoundScheduled(version=9, terms=TERMS, **WHERE), 3),
    out_of_turn("opening", "vouchers", "r1", RoundOpened("r1", 9), 3),
    out_of_turn("pause", "vouchers", "r1", RoundPaused("r1", 9, "x"), 3),
    out_of_turn("closing", "vouchers", "r1", closed(9), 3),
    out_of_turn("first of a round", "vouchers", "r2", RoundOpened("r2", 2), 0),
    out_of_turn("undo", "redemption", "v1", undone(9), 2),
    out_of_turn("expiry", "redemption", "v2", expired(version=9), 1),
    out_of_turn("void", "redemption", "v2", voided(version=9), 1),
    Plant("a parked fact",
          lambda e: e.parked.append(Row(consumer="treasury", topic="t", key="k", state="POISON", reason="x")), ORDER,
          "treasury has parked k of t: x"),
    Plant("a fact not published", lambda e: e.published["vouchers.events"].pop(2), TOPICS,
          "vouchers.events lacks 1 facts, the first with seq 3"),
    Plant("facts published in the wrong order", lambda e: move(e, e.published["vouchers.events"]), TOPICS,
          "vouchers.events: s1 has seq 2 after 3"),
    Plant("a record that is no fact", leave_garbage("vouchers.events"), GARBAGE,
          "vouchers.events: no fact at 2/17, not put aside by treasury, redemption"),
    Plant("a record that is no fact, where nobody listens", leave_garbage("identity.events"), GARBAGE,
          "identity.events: no fact at 2/17, nobody listens"),
    Plant("a voucher the till never heard of", lambda e: e.vouchers.pop(1), PROJECTIONS,
          "1 vouchers differ between the log and the till, such as v2"),
    Plant("a voucher only the till knows", lambda e: e.vouchers.append(Row(e.vouchers[1], voucher_id="v9")),
          PROJECTIONS, "1 vouchers differ between the log and the till, such as v9"),
    Plant("a voucher of another worth at the till", lambda e: e.vouchers[0].update(face_value_fen=500), PROJECTIONS,
          "1 vouchers differ between the log and the till, such as v1"),
    Plant("a voucher of another person at the till", lambda e: e.vouchers[0].update(citizen_id="eve"), PROJECTIONS,
          "1 vouchers differ between the log and the till, such as v1"),
    Plant("a voucher issued that nobody told", lambda e: e.issued.append(Row(e.issued[0], voucher_id="v9")),
          PROJECTIONS, "1 vouchers differ between the table and the log"),
    Plant("a maker who approves a grant", lambda e: e.grants[0].update(approved_by="ann"), EYES,
          "g1: drafted by ann, approved by ann"),
    Plant("a grant in use that nobody approved", lambda e: e.grants[0].update(approved_by=None), EYES,
          "g1: drafted by ann, approved by None"),
    Plant("a maker who approves a campaign", lambda e: e.campaigns[0].update(approved_by="ann"), EYES,
          "c1: drafted by ann, approved by ann"),
    Plant("an allocation changed by one person", lambda e: e.allocation_changes[0].update(approved_by="ann"), EYES,
          "a1: drafted and approved by ann"),
    Plant("a void by one person", lambda e: e.voids[0].update(approved_by="ann"), EYES,
          "x1: drafted and approved by ann"),
    Plant("an edited audit entry", lambda e: e.audit["treasury"][0].update(actor="eve"), CHAINS,
          "treasury: the chain breaks at 1"),
    Plant("an audit entry out of its place", number_from_two, CHAINS,
          "treasury: the chain breaks at 2"),
    Plant("an audit entry that follows another", lambda e: e.audit["treasury"][0].update(prev=b"x" * 32), CHAINS,
          "treasury: the chain breaks at 1"),
    Plant("a cut audit chain", lambda e: e.audit["treasury"].clear(), CHAINS,
          "treasury: the head noted at 1 is not in the chain"),
]  # fmt: skip
