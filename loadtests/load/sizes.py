"""How much is made ready: enough that nobody runs out, and so few vouchers that they are gone before the end.

A user's turn is one shopper, one voucher at a till, one filing; its pauses alone take so long that a turn is never
shorter than the least, and on a busy stack is longer.
"""

import math

from loadtests.load.settings import Settings

SHOPPER_TURN_S_LEAST, SHOPPER_TURN_S = 1.5, 4.0
CASHIER_TURN_S_LEAST = 1.0
BUYER_TURN_S_LEAST = 5.0
SOLD_SHARE = 0.6
"""Of what all shoppers could claim by the end of the plateau at their usual pace, so much is there."""
FACES = 2


def shoppers(settings: Settings) -> int:
    """Citizens for a rush: whoever waits for the opening, and a new one each turn after it."""
    users = settings.users_of("Shopper")
    after_s = settings.whole_s * (1 - settings.scenario.curve.opening)
    return users + math.ceil(users * after_s / SHOPPER_TURN_S_LEAST)


def vouchers_of_a_face(settings: Settings) -> int:
    """The stock of each face."""
    users = settings.users_of("Shopper")
    until_tail_s = settings.whole_s * (settings.scenario.curve.phases[-2].until - settings.scenario.curve.opening)
    return max(1, math.ceil(SOLD_SHARE * users * (1 + until_tail_s / SHOPPER_TURN_S)))


def holders(settings: Settings) -> int:
    """Citizens who come to the tills, each with a voucher of each face."""
    users = settings.users_of("Cashier")
    return math.ceil(users * (1 + settings.whole_s / CASHIER_TURN_S_LEAST) / FACES)


def filings(settings: Settings) -> int:
    """Buyers with their papers together."""
    users = settings.users_of("Buyer")
    return math.ceil(users * (1 + settings.whole_s / BUYER_TURN_S_LEAST))
