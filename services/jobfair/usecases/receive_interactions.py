"""Receive interactions (接收互动): judge each for itself, moderate the texts, and have the rest durable in the log."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from services.jobfair.domain.interaction import LIKES_MAX, PRESENCE, TEXTS, Refusal, fault_in, tidy
from services.jobfair.usecases.interaction_ports import NO_CELLS, Cells, Ingest, LiveRoom, Told
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
    likes_max = LIKES_MAX if source is Source.PAGE else PLATFORM_LIKES_MAX
    refused: list[Refusal | None] = []
    items: dict[int, Item] = {}
    texts: list[int] = []
    for place, one in enumerate(told):
        is_text = one.kind in TEXTS
        if is_text:
            one.text = tidy(one.text)
        fault = fault_in(one.kind, one.message_id, one.told_ms, arrived_ms, one.count, one.job_id, one.text, likes_max)
        refused.append(fault)
        if fault is None:
            if is_text:
                texts.append(place)
            else:
                items[place] = _item(source, one, arrived_ms, cells)
    if source is Source.PAGE:
        for place in texts[PAGE_TEXTS_MAX:]:
            refused[place] = Refusal.TOO_MANY
        del texts[PAGE_TEXTS_MAX:]
    if texts:
        outcomes = await moderate_texts(ingest, room, source, [told[place] for place in texts], arrived_ms)
        for place, outcome in zip(texts, outcomes, strict=True):
            if isinstance(outcome, Refusal):
                refused[place] = outcome
            else:
                items[place] = _item(source, told[place], arrived_ms, NO_CELLS, outcome)
    await _pack(ingest, room, told, items, refused)
    return refused


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
