"""Receive interactions (接收互动): judge each for itself, moderate the texts, and have the rest durable in the log."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from services.jobfair.domain.interaction import ABOUT_JOBS, LIKES_MAX, PRESENCE, TEXTS, Refusal, fault_in, tidy
from services.jobfair.domain.pace import ACTS_PACE, PRESENCE_PACE, Pace
from services.jobfair.usecases.interaction_ports import NO_CELLS, Cells, Ingest, LiveRoom, Paced, Told
from services.jobfair.usecases.moderate_texts import moderate_texts
from shared.contracts.fair_records import Item, Kind, Source, Verdict, partition_of

PLATFORM_LIKES_MAX = 1_000  # the platform sums up what a viewer tapped between two pushes
PAGE_TEXTS_MAX = 20  # a page that gathers more of one viewer is no page
_KINDS = {kind.name.lower(): kind for kind in Kind if kind is not Kind.APPLY}
_NONE = Verdict.NONE


async def receive_interactions(
    ingest: Ingest, room: LiveRoom, source: Source, told: Sequence[Told], arrived_ms: int, cells: Cells = NO_CELLS
) -> list[Refusal | None]:
    """For each thing told None, or why it was not taken. Once this returns, what was taken is durable.

    Raises UnavailableError when that is not known; told again it counts once.
    """
    refused = [_fault(source, one, arrived_ms) for one in told]
    await _find_jobs(ingest, room, told, refused)
    paced = _pace(ingest, room, told, arrived_ms, refused) if source is Source.PAGE else []
    try:
        await _take(ingest, room, source, told, arrived_ms, cells, refused)
    except BaseException:  # it will be told again, and costs its viewer nothing until it is taken
        for who, count, pace in paced:
            ingest.pacing.give_back(who, count, pace)
        raise
    return refused


def _fault(source: Source, one: Told, arrived_ms: int) -> Refusal | None:
    if one.kind in TEXTS:
        one.text = tidy(one.text)
    likes_max = LIKES_MAX if source is Source.PAGE else PLATFORM_LIKES_MAX
    return fault_in(one.kind, one.message_id, one.told_ms, arrived_ms, one.count, one.job_id, one.text, likes_max)


async def _find_jobs(ingest: Ingest, room: LiveRoom, told: Sequence[Told], refused: list[Refusal | None]) -> None:
    """Refuses what is about a job that the room's fair does not show."""
    about = [
        place for place, one in enumerate(told) if refused[place] is None and one.kind in ABOUT_JOBS and one.job_id
    ]
    if about:
        jobs = await ingest.jobs.jobs(room.room_id)
        for place in about:
            if told[place].job_id not in jobs:
                refused[place] = Refusal.NOT_FOUND


def _pace(
    ingest: Ingest, room: LiveRoom, told: Sequence[Told], now_ms: int, refused: list[Refusal | None]
) -> list[tuple[Paced, int, Pace]]:
    """Refuses what one page brings too fast, and the texts that no page gathers; what was taken of each pace."""
    places: defaultdict[Paced, list[int]] = defaultdict(list)
    texts = 0
    for place, one in enumerate(told):
        if refused[place] is None:
            texts += one.kind in TEXTS
            if one.kind in TEXTS and texts > PAGE_TEXTS_MAX:
                refused[place] = Refusal.TOO_MANY
            else:
                places[Paced(room.room_id, one.viewer, one.kind in PRESENCE)].append(place)
    taken = []
    for who, came in places.items():
        pace = (PRESENCE_PACE if who.is_presence else ACTS_PACE).at_speed(room.clock.speed)
        count = ingest.pacing.take(who, len(came), pace, now_ms)
        for place in came[count:]:
            refused[place] = Refusal.TOO_MANY
        taken.append((who, count, pace))
    return taken


async def _take(
    ingest: Ingest, room: LiveRoom, source: Source, told: Sequence[Told], arrived_ms: int, cells: Cells,
    refused: list[Refusal | None],
) -> None:  # fmt: skip
    """Have what is not refused in the log; texts may still be, by moderation."""
    items: dict[int, Item] = {}
    texts: list[int] = []
    for place, one in enumerate(told):
        if refused[place] is not None:
            continue
        if one.kind in TEXTS:
            texts.append(place)
        else:
            items[place] = _item(source, one, arrived_ms, cells)
    if texts:
        outcomes = await moderate_texts(ingest, room, source, [told[place] for place in texts], arrived_ms)
        for place, outcome in zip(texts, outcomes, strict=True):
            if isinstance(outcome, Refusal):
                refused[place] = outcome
            else:
                items[place] = _item(source, told[place], arrived_ms, NO_CELLS, outcome)
    await _pack(ingest, room, told, items, refused)


def _item(source: Source, one: Told, arrived_ms: int, cells: Cells, verdict: Verdict = _NONE) -> Item:
    """A record's item; only what everybody may read goes along as text."""
    is_presence = one.kind in PRESENCE
    return Item(
        one.viewer,
        _KINDS[one.kind],
        source,
        "" if is_presence else one.message_id,
        one.told_ms,
        arrived_ms,
        one.count if one.kind == "like" else 1,
        "" if is_presence else one.job_id,
        verdict,
        one.text if verdict is Verdict.PUBLISHED else "",
        *(cells if one.kind == "join" else NO_CELLS),
    )


async def _pack(
    ingest: Ingest, room: LiveRoom, told: Sequence[Told], items: Mapping[int, Item],
    refused: Sequence[Refusal | None],
) -> None:  # fmt: skip
    """Each viewer's to the partition that all they do goes to."""
    taken: defaultdict[int, list[Item]] = defaultdict(list)
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    partitions: dict[str, int] = {}
    for place, (one, fault) in enumerate(zip(told, refused, strict=True)):
        partition = partitions.get(one.viewer)
        if partition is None:
            partition = partitions[one.viewer] = partition_of(one.viewer)
        if fault is None:
            taken[partition].append(items[place])
        else:
            counts[partition][fault.value] += 1
    adding = [
        ingest.packs.add(room, number, taken.get(number, []), counts.get(number, {}))
        for number in sorted(taken.keys() | counts.keys())
    ]
    await (adding[0] if len(adding) == 1 else asyncio.gather(*adding))
