"""Ask a question (提问) in a room: what a viewer's page sent and moderation let pass, or held."""

from services.jobfair.domain.question import ask
from services.jobfair.usecases.facts import question_moved
from services.jobfair.usecases.show_ports import Show


async def ask_question(show: Show, *, question_id: str, room_id: str, viewer: str, text: str, held: bool) -> bool:
    """Keep it and tell it, once an id: a repeat changes nothing and is answered False."""
    question = ask(question_id=question_id, room_id=room_id, viewer=viewer, text=text, held=held)
    if not await show.questions.add(question):
        return False
    await show.tell(question_moved(question))
    return True
