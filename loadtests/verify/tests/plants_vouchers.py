"""Faults of vouchers: too many for a person, “sold out” untrue, used twice, two ends."""

from loadtests.clients.history import Act
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.tests.healthy import NOW
from loadtests.verify.tests.plants import Plant, expired, tell, undone, voided

LIMITS = "person limits hold"
SOLD_OUT = "“sold out” was said only when true"
ONCE = "a voucher is used at most once"
ENDS = "a voucher ends in one way"


def hold_too_many_of_a_campaign(evidence: Evidence) -> None:
    evidence.stocks.append(Row(evidence.stocks[0], stock_id="s2", stock_no=2, campaign_person_max=None))
    evidence.issued.append(Row(evidence.issued[0], stock_no=2, voucher_id="v9"))


def tell_sold_out_too_early(evidence: Evidence) -> None:
    evidence.stocks[0].update(unissued=0, total=2)
    evidence.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT", at=NOW.timestamp() - 1))


def redeem_again(evidence: Evidence, voucher_id: str, order_no: str) -> None:
    again = {"voucher_id": voucher_id, "order_no": order_no, "request_no": "r-2", "redemption_id": "red-2"}
    evidence.redemptions.append(Row(evidence.redemptions[0], **again))


VOUCHERS = [
    Plant("two vouchers of a stock", lambda e: e.issued[1].update(citizen_id="who-v1"), LIMITS, "who-v1 holds 2 of s1"),
    Plant("a limit over two rounds, one of them without", hold_too_many_of_a_campaign, LIMITS,
          "who-v1 holds 2 of campaign c1"),
    Plant("“sold out” while some went back unissued",
          lambda e: e.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT")), SOLD_OUT,
          "s1: “sold out” was said, 1 were left"),
    Plant("“sold out” before the last one went", tell_sold_out_too_early, SOLD_OUT,
          "s1: “sold out” was said before the last voucher was issued"),
    Plant("a voucher used on two orders", lambda e: redeem_again(e, "v1", "o2"), ONCE, "voucher_id v1 is used 2 times"),
    Plant("an order that used two vouchers", lambda e: redeem_again(e, "v2", "o1"), ONCE,
          "order_no o1 is used 2 times"),
    Plant("a voucher redeemed without a redemption", lambda e: e.vouchers[1].update(state="REDEEMED"), ONCE,
          "voucher v2 is REDEEMED, its redemptions say otherwise"),
    Plant("a redemption of a voucher that is still good", lambda e: e.vouchers[0].update(state="ISSUED"), ONCE,
          "voucher v1 is ISSUED, its redemptions say otherwise"),
    Plant("a redemption that is undone, its voucher redeemed", lambda e: e.redemptions[0].update(is_undone=True), ONCE,
          "voucher v1 is REDEEMED, its redemptions say otherwise"),
    Plant("a wrong discount", lambda e: e.redemptions[0].update(discount_fen=60), ONCE,
          "redemption red-v1 gave 60, the face is 50"),
    Plant("a state nobody told", lambda e: e.vouchers[1].update(state="VOID"), ENDS,
          "voucher v2 is VOID, its facts say {}"),
    Plant("a redeem nobody told", lambda e: e.facts["redemption"].clear(), ENDS,
          "voucher v1 is REDEEMED, its facts say {}"),
    Plant("an undo that the voucher does not know", tell("redemption", "v1", undone()), ENDS,
          "voucher v1 is REDEEMED, its facts say {}"),
    Plant("redeemed and expired", tell("redemption", "v1", expired("v1", 3)), ENDS,
          "voucher v1 is REDEEMED, its facts say {'REDEEMED': 1, 'EXPIRED': 1}"),
    Plant("redeemed and voided", tell("redemption", "v1", voided("v1", 3)), ENDS,
          "voucher v1 is REDEEMED, its facts say {'REDEEMED': 1, 'VOID': 1}"),
]  # fmt: skip
