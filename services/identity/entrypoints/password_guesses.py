"""Who may still try a staff password: guesses are counted, and a stranger's count is not the officer's.

A try counts against the pair of login and address, so a stranger locks himself out and not the officer. Strangers
together have a budget a login; an address that the login got in from before is not bound by it.
"""

from shared.runtime.limits import Limit

WINDOW_S = 600.0
WRONG_A_PAIR_MAX = 5
WRONG_OF_STRANGERS_MAX = 30
TRIES_AN_ADDRESS_MAX = 60  # right or wrong: each costs a hash; an office behind one address starts its day
KNOWN_FOR_S = 30 * 86_400.0


class PasswordGuesses:
    """The counts of one process."""

    def __init__(self) -> None:
        self._by_address = Limit(TRIES_AN_ADDRESS_MAX, WINDOW_S)
        self._by_pair = Limit(WRONG_A_PAIR_MAX, WINDOW_S)
        self._of_strangers = Limit(WRONG_OF_STRANGERS_MAX, WINDOW_S)
        self._known = Limit(1, KNOWN_FOR_S)

    def take(self, login: str, address: str) -> int:
        """Count a try as a wrong one and answer 0, or answer in how many seconds this caller may try this login.

        Counted before the password is looked at, so that tries at the same time are no way round.
        """
        pair = _pair(login, address)
        strangers_s = 0 if self._is_known(pair) else self._of_strangers.wait_s(login)
        wait_s = self._by_pair.wait_s(pair) or strangers_s or self._by_address.take(address)
        if wait_s == 0:
            self._by_pair.count(pair)
            if not self._is_known(pair):
                self._of_strangers.count(login)
        return wait_s

    def note_right(self, login: str, address: str) -> None:
        """It was the right password: this address is known from now on."""
        pair = _pair(login, address)
        self._uncount(login, pair)
        self._by_pair.forget(pair)
        self._known.count(pair)

    def note_unanswered(self, login: str, address: str) -> None:
        """The password was not looked at."""
        pair = _pair(login, address)
        self._by_pair.give_back(pair)
        self._uncount(login, pair)

    def _uncount(self, login: str, pair: str) -> None:
        if not self._is_known(pair):
            self._of_strangers.give_back(login)

    def _is_known(self, pair: str) -> bool:
        return self._known.wait_s(pair) > 0


def _pair(login: str, address: str) -> str:
    return f"{login} {address}"
