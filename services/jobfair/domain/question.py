"""A question (提问) to those on stage: HELD until a moderator lets it in, WAITING, PINNED, ANSWERED or DISMISSED."""

from dataclasses import dataclass, replace
from enum import StrEnum

from services.jobfair.domain.show_refusals import ShowRefusal
from shared.kernel.decision import Refused


class QuestionState(StrEnum):
    HELD = "HELD"
    WAITING = "WAITING"
    PINNED = "PINNED"
    ANSWERED = "ANSWERED"
    DISMISSED = "DISMISSED"


class QuestionMove(StrEnum):
    """What a moderator does with a question."""

    RELEASE = "RELEASE"
    PIN = "PIN"
    UNPIN = "UNPIN"
    ANSWER = "ANSWER"
    DISMISS = "DISMISS"


S = QuestionState
OPEN_TO_VOTES = frozenset({S.WAITING, S.PINNED})
PUBLIC = frozenset({S.WAITING, S.PINNED, S.ANSWERED})
"""What a viewer may see."""

_MOVES: dict[QuestionMove, tuple[frozenset[QuestionState], QuestionState]] = {
    QuestionMove.RELEASE: (frozenset({S.HELD}), S.WAITING),
    QuestionMove.PIN: (frozenset({S.WAITING}), S.PINNED),
    QuestionMove.UNPIN: (frozenset({S.PINNED}), S.WAITING),
    QuestionMove.ANSWER: (frozenset({S.WAITING, S.PINNED}), S.ANSWERED),
    QuestionMove.DISMISS: (frozenset({S.HELD, S.WAITING, S.PINNED}), S.DISMISSED),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question as stored; `second` is the show's second at which it was answered."""

    question_id: str
    room_id: str
    viewer: str
    text: str
    state: QuestionState
    votes: int = 0
    second: int | None = None
    version: int = 1


def ask(*, question_id: str, room_id: str, viewer: str, text: str, held: bool) -> Question:
    """A new question, in the queue unless it is held for a moderator."""
    return Question(question_id, room_id, viewer, text, S.HELD if held else S.WAITING)


def move(question: Question, act: QuestionMove, *, second: int) -> Question | Refused:
    """The question after a moderator's act at this second of the show."""
    before, after = _MOVES[act]
    if question.state not in before:
        return Refused(ShowRefusal.WRONG_STATE, f"the question is {question.state}")
    answered_at = second if after == S.ANSWERED else None
    return replace(question, state=after, second=answered_at, version=question.version + 1)


def vote(question: Question) -> Question | Refused:
    """One vote more; the caller sees to it that a viewer has one."""
    if question.state not in OPEN_TO_VOTES:
        return Refused(ShowRefusal.WRONG_STATE, f"the question is {question.state}")
    return replace(question, votes=question.votes + 1, version=question.version + 1)
