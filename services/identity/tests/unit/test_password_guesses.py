"""Guesses at passwords: who is stopped, and who is not for somebody else's guesses."""

from services.identity.entrypoints.password_guesses import (
    TRIES_AN_ADDRESS_MAX,
    WRONG_A_PAIR_MAX,
    WRONG_OF_STRANGERS_MAX,
    PasswordGuesses,
)


def test_strangers_together_have_a_budget_that_an_officers_own_address_is_not_bound_by() -> None:
    guesses = PasswordGuesses()
    guesses.take("li", "office")
    guesses.note_right("li", "office")
    allowed = sum(guesses.take("li", f"stranger {n}") == 0 for n in range(2 * WRONG_OF_STRANGERS_MAX))
    assert allowed == WRONG_OF_STRANGERS_MAX
    assert guesses.take("li", "office") == 0
    assert guesses.take("li", "the officer's new phone") > 0
    assert guesses.take("wang", "the officer's new phone") == 0


def test_a_right_password_wipes_out_the_wrong_ones_before_it() -> None:
    guesses = PasswordGuesses()
    for _ in range(3):
        for _ in range(WRONG_A_PAIR_MAX):
            assert guesses.take("li", "office") == 0
        guesses.note_right("li", "office")


def test_one_address_tries_so_many_logins() -> None:
    guesses = PasswordGuesses()
    assert sum(guesses.take(f"login {n}", "flood") == 0 for n in range(100)) == TRIES_AN_ADDRESS_MAX


def test_what_was_not_looked_at_is_no_guess() -> None:
    guesses = PasswordGuesses()
    for _ in range(2 * WRONG_OF_STRANGERS_MAX - 10):
        assert guesses.take("li", "a") == 0
        guesses.note_unanswered("li", "a")
