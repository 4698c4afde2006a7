"""How often codes may be asked for and guessed at from where, beside the rules of a phone (`domain/one_time_code.py`).

Thousands of phones may stand behind one address of a mobile network, so an address is given much; what one address
does to one phone is kept small, so that a stranger uses up neither the codes of a phone's day nor, in the minute its
owner needs to type it, a code's tries.
"""

from shared.runtime.limits import Limit

CODES_AN_ADDRESS_A_MINUTE_MAX = 60
CODES_A_MINUTE_MAX = 3_000  # of the whole city: what an SMS gateway is contracted for
CODES_A_PAIR_A_DAY_MAX = 5  # of the ten of a phone
WRONG_AN_ADDRESS_MAX, WRONG_AN_ADDRESS_S = 100, 600.0
WRONG_A_PAIR_MAX, WRONG_A_PAIR_S = 3, 60.0  # of the five of a code
_DAY_S = 86_400.0


class CodePace:
    """The counts of one process."""

    def __init__(self) -> None:
        self._codes = Limit(CODES_A_MINUTE_MAX, 60)
        self._codes_by_address = Limit(CODES_AN_ADDRESS_A_MINUTE_MAX, 60)
        self._codes_by_pair = Limit(CODES_A_PAIR_A_DAY_MAX, _DAY_S)
        self._wrong_by_address = Limit(WRONG_AN_ADDRESS_MAX, WRONG_AN_ADDRESS_S)
        self._wrong_by_pair = Limit(WRONG_A_PAIR_MAX, WRONG_A_PAIR_S)

    def take_code(self, phone: str, address: str) -> int:
        """Count a wish for a code and answer 0, or answer in how many seconds it may be said again."""
        return (
            self._codes_by_pair.wait_s(_pair(phone, address))
            or self._codes_by_address.take(address)
            or self._codes.take("all")
        )

    def note_sent(self, phone: str, address: str) -> None:
        """A text went out."""
        self._codes_by_pair.count(_pair(phone, address))

    def take_guess(self, phone: str, address: str) -> int:
        """Count a code as a wrong one and answer 0, or answer in how many seconds the next may be given."""
        wait_s = self._wrong_by_pair.wait_s(_pair(phone, address)) or self._wrong_by_address.take(address)
        if wait_s == 0:
            self._wrong_by_pair.count(_pair(phone, address))
        return wait_s

    def note_no_guess(self, phone: str, address: str) -> None:
        """It was the right code, or was not looked at."""
        self._wrong_by_address.give_back(address)
        self._wrong_by_pair.give_back(_pair(phone, address))


def _pair(phone: str, address: str) -> str:
    return f"{phone} {address}"
