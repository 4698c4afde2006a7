"""Moderate the texts (审核发言) of what came in together: one look at the limits, and what must be kept is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from services.jobfair.domain.chatter import Limits, Said, Weighed
from services.jobfair.domain.interaction import Refusal
from services.jobfair.domain.moderation import Fate, fate_of, fold_text
from services.jobfair.usecases.interaction_ports import Ingest, KeptText, LiveRoom, Told
from shared.contracts.fair_records import Source, Verdict, comment_id_of

LIMITS = Limits()
_VERDICTS = {
    Fate.PUBLISHED: Verdict.PUBLISHED,
    Fate.SENDER_ONLY: Verdict.SENDER_ONLY,
    Fate.HELD: Verdict.HELD,
    Fate.DROPPED: Verdict.DROPPED,
}
_OVER = {Weighed.TOO_MANY: Refusal.TOO_MANY, Weighed.REPEATED: Refusal.TEXT_REPEATED}


@dataclass(frozen=True, slots=True)
class _Text:
    told: Told
    tag: str
    fate: Fate


async def moderate_texts(
    ingest: Ingest, room: LiveRoom, source: Source, texts: Sequence[Told], arrived_ms: int
) -> list[Verdict | Refusal]:
    """What becomes of each text. Once this returns, held comments and questions are stored.

    A page hears of its limits; the platform shows its own viewers what it likes, so theirs are dropped here.
    """
    judged = [await _judge(ingest, room, one, arrived_ms) for one in texts]
    outcomes = await _weigh(ingest, room, source, judged, arrived_ms)
    if source is Source.PLATFORM:
        outcomes = [Verdict.DROPPED if isinstance(outcome, Refusal) else outcome for outcome in outcomes]
    await _keep(ingest, room, source, texts, outcomes, arrived_ms)
    return outcomes


async def _judge(ingest: Ingest, room: LiveRoom, told: Told, now_ms: int) -> _Text:
    folded = fold_text(told.text, ingest.lexicon.simplify)
    found = await ingest.lexicon.find(folded)
    # A text of signs alone folds to nothing; as it stands it can still be said too often.
    tag = blake2b((folded or told.text).encode(), digest_size=8).hexdigest()
    return _Text(told, tag, fate_of(told.text, found, now_ms, review_first=room.review_first))


async def _weigh(
    ingest: Ingest, room: LiveRoom, source: Source, judged: Sequence[_Text], arrived_ms: int
) -> list[Verdict | Refusal]:
    is_muted = [room.muted.get(text.told.viewer, 0) > arrived_ms for text in judged]
    said = [
        (text.told.viewer, _said(room, source, text, arrived_ms))
        for text, muted in zip(judged, is_muted, strict=True)
        if not muted
    ]
    weights = iter(await ingest.chatter.weigh(room.room_id, said, LIMITS.at_speed(room.clock.speed)) if said else ())
    outcomes: list[Verdict | Refusal] = []
    for text, muted in zip(judged, is_muted, strict=True):
        if muted:
            outcomes.append(Refusal.MUTED)
            continue
        weighed = next(weights)
        if weighed is Weighed.STRIKES_OUT:
            await ingest.texts.mute(room.room_id, text.told.viewer)
        outcomes.append(_OVER.get(weighed, _VERDICTS[text.fate]))
    return outcomes


def _said(room: LiveRoom, source: Source, text: _Text, arrived_ms: int) -> Said:
    """A page's counts by its arrival: the time it tells is its own to choose. A message is one of its kind."""
    at_ms = arrived_ms if source is Source.PAGE else _when(room, source, text.told, arrived_ms)
    message_id = f"{text.told.kind}-{_id(source, text.told)}"
    return Said(at_ms, message_id, text.tag, struck=text.fate is Fate.DROPPED)


async def _keep(
    ingest: Ingest, room: LiveRoom, source: Source, texts: Sequence[Told], outcomes: Sequence[Verdict | Refusal],
    arrived_ms: int,
) -> None:  # fmt: skip
    comments, questions = [], []
    for told, outcome in zip(texts, outcomes, strict=True):
        at_ms = _when(room, source, told, arrived_ms)
        kept = KeptText(_id(source, told), told.viewer, told.text, at_ms, outcome is Verdict.HELD)
        if told.kind == "question" and outcome in {Verdict.PUBLISHED, Verdict.HELD}:
            questions.append(kept)
        elif outcome is Verdict.HELD:
            comments.append(kept)
    if comments or questions:
        await ingest.texts.keep(room.room_id, comments, questions)


def _id(source: Source, told: Told) -> str:
    return comment_id_of(source, told.viewer, told.message_id)


def _when(room: LiveRoom, source: Source, told: Told, arrived_ms: int) -> int:
    """The time a text counts by: the told one where it is believed, as the fold believes it."""
    ago_ms, clock = arrived_ms - told.told_ms, room.clock
    believed = -clock.skew_ms <= ago_ms <= (clock.platform_skew_ms if source is Source.PLATFORM else clock.skew_ms)
    return told.told_ms if told.told_ms and believed else arrived_ms
