import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from services.jobfair.domain.question import Question, QuestionMove, QuestionState
from services.jobfair.domain.rooms import RoomState
from services.jobfair.tests import show_builders as b
from services.jobfair.tests.show_builders import code
from services.jobfair.tests.show_fakes import FakeShow, open_show
from services.jobfair.usecases.ask_question import ask_question
from services.jobfair.usecases.move_question import move_question
from services.jobfair.usecases.vote_for_question import vote_for_question
from shared.contracts.jobfair_events import QuestionMoved
from shared.kernel.decision import Refused

Done = TypeVar("Done")
S, M = QuestionState, QuestionMove


async def asked(*numbers: int, held: bool = False) -> FakeShow:
    show = open_show()
    for number in numbers:
        await ask(show, number, held=held)
    return show


async def ask(show: FakeShow, number: int, *, held: bool = False) -> bool:
    return await ask_question(
        show, question_id=f"q{number}", room_id="r1", viewer="v1", text="有宿舍吗？", held=held
    )  # fmt: skip


async def lead(show: FakeShow, number: int, act: QuestionMove, **more: Any) -> Question | Refused:
    return await move_question(show, f"q{number}", act, room_id="r1", **more)


def states(show: FakeShow) -> list[QuestionState]:
    return [one.state for one in show.questions.all.values()]


async def vote(show: FakeShow, viewer: str, room_id: str = "r1") -> Question | Refused:
    return await vote_for_question(show, "q1", room_id=room_id, viewer=viewer)


async def test_a_question_is_kept_and_told_once() -> None:
    show = open_show()
    assert [await ask(show, 1), await ask(show, 1)] == [True, False]
    assert show.told == [("r1", QuestionMoved("r1", 1, "q1", S.WAITING))]


async def test_a_held_question_waits_for_a_moderator_and_is_seen_by_nobody() -> None:
    show = await asked(1, held=True)
    assert await show.questions.queue("r1", public=True) == []
    assert code(await vote(show, "v2")) == "NOT_FOUND"
    assert code(await lead(show, 1, M.PIN)) == "WRONG_STATE"
    released = await lead(show, 1, M.RELEASE)
    assert isinstance(released, Question)
    assert await show.questions.queue("r1", public=True) == [released]


async def test_a_viewer_has_one_vote_however_often_it_is_given() -> None:
    show = await asked(1)
    for viewer, votes in (("v1", 1), ("v2", 2), ("v1", 2)):
        voted = await vote(show, viewer)
        assert isinstance(voted, Question)
        assert voted.votes == votes
    assert [event.version for _, event in show.told if isinstance(event, QuestionMoved)] == [1, 2, 3]


async def test_refuses_votes_for_a_question_of_another_room_and_once_it_is_answered() -> None:
    show = await asked(1)
    assert code(await vote(show, "v1", room_id="r2")) == "NOT_FOUND"
    assert code(await vote_for_question(show, "q9", room_id="r1", viewer="v1")) == "NOT_FOUND"
    await lead(show, 1, M.ANSWER)
    assert code(await vote(show, "v1")) == "WRONG_STATE"


async def test_one_question_is_pinned_and_the_next_one_takes_its_place() -> None:
    show = await asked(1, 2)
    await lead(show, 1, M.PIN)
    await lead(show, 2, M.PIN)
    assert states(show) == [S.WAITING, S.PINNED]
    assert show.rooms.all["r1"].shown_question == "q2"
    assert show.told[-2:] == [
        ("r1", QuestionMoved("r1", 2, "q2", S.PINNED)),
        ("r1", QuestionMoved("r1", 3, "q1", S.WAITING)),
    ]


async def test_an_answered_question_stays_on_the_page_until_another_is_pinned() -> None:
    show = await asked(1, 2)
    await lead(show, 1, M.PIN)
    answered = await lead(show, 1, M.ANSWER)
    assert isinstance(answered, Question)
    assert answered.second == 300
    assert show.rooms.all["r1"].shown_question == "q1"
    await lead(show, 2, M.PIN)
    assert (states(show), show.rooms.all["r1"].shown_question) == ([S.ANSWERED, S.PINNED], "q2")


async def test_the_second_of_an_answer_may_be_told_and_follows_the_speed() -> None:
    show = await asked(1, 2)
    show.rooms.all["r1"] = b.room(speed=10)
    late, told = await lead(show, 1, M.ANSWER), await lead(show, 2, M.ANSWER, second=42)
    assert isinstance(late, Question)
    assert isinstance(told, Question)
    assert (late.second, told.second) == (3_000, 42)


@pytest.mark.parametrize(("act", "state"), [(M.UNPIN, S.WAITING), (M.DISMISS, S.DISMISSED)])
async def test_a_pinned_question_is_taken_off_the_page(act: QuestionMove, state: QuestionState) -> None:
    show = await asked(1)
    await lead(show, 1, M.PIN)
    await lead(show, 1, act)
    assert (states(show), show.rooms.all["r1"].shown_question) == ([state], None)


async def test_dismissing_another_question_leaves_the_page_alone() -> None:
    show = await asked(1, 2)
    await lead(show, 1, M.PIN)
    await lead(show, 2, M.DISMISS)
    assert show.rooms.all["r1"].shown_question == "q1"


async def test_refuses_to_lead_what_is_not_in_the_room() -> None:
    show = await asked(1)
    assert code(await lead(show, 9, M.PIN)) == "NOT_FOUND"
    assert code(await move_question(show, "q1", M.PIN, room_id="r9")) == "NOT_FOUND"
    show.rooms.all["r2"] = b.room(room_id="r2", state=RoomState.OPEN)
    assert code(await move_question(show, "q1", M.PIN, room_id="r2")) == "NOT_FOUND"


@pytest.mark.parametrize("act", list(QuestionMove))
async def test_what_is_dismissed_stays_dismissed(act: QuestionMove) -> None:
    show = await asked(1)
    await lead(show, 1, M.DISMISS)
    assert code(await lead(show, 1, act)) == "WRONG_STATE"


class QuestionMachine(RuleBasedStateMachine):
    """Whatever viewers and a moderator do: the page shows one question at most, and it is the one that is pinned."""

    @initialize()
    def ask_some(self) -> None:
        self.runner, self.votes = asyncio.Runner(), set[tuple[int, str]]()
        self.show = self.play(asked(0, 1))
        self.play(ask(self.show, 2, held=True))

    def play(self, act: Coroutine[Any, Any, Done]) -> Done:
        return self.runner.run(act)

    def teardown(self) -> None:
        self.runner.close()

    @rule(number=st.integers(0, 2), act=st.sampled_from(QuestionMove))
    def a_moderator_leads(self, number: int, act: QuestionMove) -> None:
        before = self.show.questions.all[f"q{number}"]
        moved = self.play(lead(self.show, number, act))
        assert isinstance(moved, Question) or (code(moved), self.show.questions.all[f"q{number}"]) == (
            "WRONG_STATE",
            before,
        )

    @rule(number=st.integers(0, 2), viewer=st.sampled_from(["v1", "v2"]))
    def a_viewer_votes(self, number: int, viewer: str) -> None:
        voted = self.play(vote_for_question(self.show, f"q{number}", room_id="r1", viewer=viewer))
        if isinstance(voted, Question):
            self.votes.add((number, viewer))

    @invariant()
    def what_is_pinned_is_what_the_page_shows(self) -> None:
        shown = self.show.rooms.all["r1"].shown_question
        pinned = [one.question_id for one in self.show.questions.all.values() if one.state == S.PINNED]
        assert pinned in ([], [shown])
        assert shown is None or self.show.questions.all[shown].state in {S.PINNED, S.ANSWERED}

    @invariant()
    def votes_are_viewers(self) -> None:
        for number in range(3):
            voters = sum(voted == number for voted, _ in self.votes)
            assert self.show.questions.all[f"q{number}"].votes == voters

    @invariant()
    def versions_are_told_without_a_gap(self) -> None:
        for question in self.show.questions.all.values():
            told = [event for _, event in self.show.told if isinstance(event, QuestionMoved)]
            versions = [one.version for one in told if one.question_id == question.question_id]
            assert versions == list(range(1, question.version + 1))


TestQuestionMachine = QuestionMachine.TestCase
TestQuestionMachine.settings = settings(max_examples=40, stateful_step_count=30)
