"""The figures of the demo's report."""

from loadtests.demo.figures import not_settled


def test_what_is_still_open_is_said_and_nothing_else() -> None:
    settled = {"allocated_fen": 500, "granted_fen": 0, "outstanding_fen": 0, "payable_fen": 100}
    assert not_settled(settled) == ""
    assert not_settled(settled | {"granted_fen": 5, "outstanding_fen": -250}) == (
        "0.05 yuan are granted, -2.50 yuan are outstanding"
    )
