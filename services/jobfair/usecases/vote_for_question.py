"""Vote for a question (点赞提问): one vote a viewer."""

from services.jobfair.domain.question import OPEN_TO_VOTES, PUBLIC, Question, vote
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.usecases.facts import question_moved
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def vote_for_question(show: Show, question_id: str, *, room_id: str, viewer: str) -> Question | Refused:
    """The question with the viewer's vote in it, however often it is given; what nobody sees cannot be voted for."""
    question = await show.questions.load_for_update(question_id)
    if question is None or question.room_id != room_id or question.state not in PUBLIC:
        return Refused(ShowRefusal.NOT_FOUND, "no such question")
    if question.state in OPEN_TO_VOTES and not await show.questions.note_vote(question_id, viewer):
        return question
    voted = vote(question)
    if isinstance(voted, Question):
        await show.questions.save(voted)
        await show.tell(question_moved(voted))
    return voted
