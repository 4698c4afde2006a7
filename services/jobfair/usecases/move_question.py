"""Lead the questions (主持提问): let one in, pin it, answer it at this second of the show, put it aside."""

from dataclasses import replace

from services.jobfair.domain.question import Question, QuestionMove, QuestionState, move
from services.jobfair.domain.rooms import Room
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.usecases.facts import question_moved
from services.jobfair.usecases.load_room import load_room
from services.jobfair.usecases.show_ports import Show
from shared.contracts.fact import Event
from shared.kernel.decision import Refused

_OFF_THE_PAGE = frozenset({QuestionMove.UNPIN, QuestionMove.DISMISS})


async def move_question(
    show: Show, question_id: str, act: QuestionMove, *, room_id: str, second: int | None = None
) -> Question | Refused:
    """One act. A page shows one question, also once it is answered, until another is pinned or it is taken off."""
    room = await load_room(show, room_id)
    if isinstance(room, Refused):
        return room
    question = await show.questions.load_for_update(question_id)
    if question is None or question.room_id != room_id:
        return Refused(ShowRefusal.NOT_FOUND, "no such question")
    at = room.second_of(await show.now()) if second is None else second
    moved = move(question, act, second=at)
    if isinstance(moved, Refused):
        return moved
    await show.questions.save(moved)
    told = [question_moved(moved), *await _show_on_page(show, room, moved, act)]
    await show.tell(*told)
    return moved


async def _show_on_page(show: Show, room: Room, moved: Question, act: QuestionMove) -> list[tuple[str, Event]]:
    """Let the page follow; what is told of the question that makes place."""
    if act == QuestionMove.PIN:
        told = await _make_place(show, room)
        await show.rooms.save(replace(room, shown_question=moved.question_id, version=room.version + 1))
        return told
    if act in _OFF_THE_PAGE and room.shown_question == moved.question_id:
        await show.rooms.save(replace(room, shown_question=None, version=room.version + 1))
    return []


async def _make_place(show: Show, room: Room) -> list[tuple[str, Event]]:
    """A question that was pinned and not answered waits again."""
    last = await show.questions.load_for_update(room.shown_question) if room.shown_question else None
    if last is None or last.state != QuestionState.PINNED:
        return []
    waits = move(last, QuestionMove.UNPIN, second=0)
    assert isinstance(waits, Question)  # noqa: S101 - a pinned one can always be taken off
    await show.questions.save(waits)
    return [question_moved(waits)]
