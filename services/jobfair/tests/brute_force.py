"""Figures of a room by brute force, from records kept as they are: the definitions in the plainest words.

There are two such: this one is what hypothesis holds the fold against, record by record as a test makes them up;
`loadtests/fair/recount.py` counts what a running stack has in Kafka, and knows no code of the service, nor of this.
"""

from typing import Any

from shared.contracts.fair_records import ACTS, PRESENCE, Item, Kind, Pack, RoomClock, Segment, Source, Verdict


def accepted(packs: list[Pack]) -> tuple[list[tuple[Item, int]], dict[str, int]]:
    """What counts, with its time, and what is counted beside it."""
    clock = packs[0].clock
    counted = dict.fromkeys(("items", "late", "late_folded", "duplicates", "skewed"), 0)
    newest: int | None = None
    known: set[tuple[object, ...]] = set()
    found: list[tuple[Item, int]] = []
    for pack in packs:
        watermark = None if newest is None else newest - clock.watermark_ms
        for item in pack.items:
            skew = clock.platform_skew_ms if item.source == Source.PLATFORM else clock.skew_ms
            is_far = item.told_ms != 0 and not -clock.skew_ms <= item.arrived_ms - item.told_ms <= skew
            at = item.told_ms if item.told_ms and not is_far else item.arrived_ms
            counted["skewed"] += is_far
            newest = at if newest is None else max(newest, at)
            if watermark is not None and at < watermark - clock.lateness_ms:
                counted["late"] += 1
                continue
            key = (item.viewer, item.kind, at if item.kind in PRESENCE else (item.source, item.message_id))
            if key in known:
                counted["duplicates"] += 1
                continue
            known.add(key)
            counted["items"] += 1
            counted["late_folded"] += watermark is not None and at < watermark
            found.append((item, at))
    return found, counted


def sessions(marks: list[tuple[int, int]], clock: RoomClock) -> list[list[int]]:
    found: list[list[int]] = []
    for at, kind in sorted(marks):
        if kind == Kind.LEAVE:
            if found and at < found[-1][1]:
                found[-1][1] = at
        elif found and at - found[-1][1] <= clock.grace_ms:
            found[-1][1] = max(found[-1][1], at + clock.beat_ms)
        else:
            found.append([at, at + clock.beat_ms])
    return found


def figures(
    found: list[tuple[Item, int]], clock: RoomClock, start: float = float("-inf"), end: float = float("inf")
) -> dict[str, Any]:
    """Of the room, or of a segment [start, end)."""
    marks: dict[str, list[tuple[int, int]]] = {}
    for item, at in found:
        if item.kind in PRESENCE:
            marks.setdefault(item.viewer, []).append((at, item.kind))
    is_whole = start == float("-inf")
    parts = {
        viewer: [
            (max(first, start), min(last, end))
            for first, last in sessions(told, clock)
            if is_whole or min(last, end) > max(first, start)
        ]
        for viewer, told in marks.items()
    }
    watch = {viewer: sum(last - first for first, last in several) for viewer, several in parts.items() if several}
    acts = [
        (item, at)
        for item, at in found
        if start <= at < end and item.kind not in PRESENCE and item.verdict != Verdict.DROPPED
    ]
    applies = [item for item, _ in acts if item.kind == Kind.APPLY]
    stays = [int(ms // clock.step_ms) for ms in watch.values()]
    return {
        "pv": sum(map(len, parts.values())),
        "watch_ms": sum(watch.values()),
        "stays": {stay: stays.count(stay) for stay in stays},
        "comments": sum(item.kind == Kind.COMMENT for item, _ in acts),
        "likes": sum(item.count for item, _ in acts if item.kind == Kind.LIKE),
        "questions": sum(item.kind == Kind.QUESTION for item, _ in acts),
        "clicks": sum(item.kind == Kind.CLICK for item, _ in acts),
        "impressions": sum(item.kind == Kind.IMPRESSION for item, _ in acts),
        "submissions": len(applies),
        "person_jobs": len({(item.viewer, item.job_id) for item in applies}),
        "people": len({item.viewer for item in applies}),
        "actors": len({item.viewer for item, _ in acts if item.kind in ACTS} & watch.keys()),
    }


def recount(packs: list[Pack], segments: list[Segment], retracted: set[str]) -> dict[str, Any]:
    clock = packs[0].clock
    found, counted = accepted(packs)
    marks: dict[str, list[tuple[int, int]]] = {}
    for item, at in found:
        if item.kind in PRESENCE:
            marks.setdefault(item.viewer, []).append((at, item.kind))
    seen = [one for told in marks.values() for one in sessions(told, clock)]
    steps = range(-400, 400)
    times = [clock.origin_ms + step * clock.step_ms for step in steps]
    return {
        "room": figures(found, clock),
        "by_segment": {one.segment_id: figures(found, clock, one.from_ms, one.to_ms) for one in segments},
        "online": {
            step: there
            for step, at in zip(steps, times, strict=True)
            if (there := sum(start <= at < end for start, end in seen))
        },
        "minutes": _minutes(found, seen, clock),
        "hot": _hot(found, clock),
        "cells": _cells(found),
        "counted": counted | _texts(found),
        "comments": _comments(found, retracted),
    }


def _texts(found: list[tuple[Item, int]]) -> dict[str, int]:
    verdicts = [item.verdict for item, _ in found if item.kind in (Kind.COMMENT, Kind.QUESTION)]
    named = {"dropped": Verdict.DROPPED, "held": Verdict.HELD, "sender_only": Verdict.SENDER_ONLY}
    return {name: verdicts.count(verdict) for name, verdict in named.items()}


def _minutes(found: list[tuple[Item, int]], seen: list[list[int]], clock: RoomClock) -> dict[int, list[int]]:
    minutes: dict[int, list[int]] = {}
    places = {
        Kind.COMMENT: 1, Kind.LIKE: 2, Kind.QUESTION: 3, Kind.CLICK: 4, Kind.IMPRESSION: 5, Kind.APPLY: 6,
    }  # fmt: skip
    happened = [(start, 0, 1) for start, _ in seen] + [
        (at, places[Kind(item.kind)], item.count if item.kind == Kind.LIKE else 1)
        for item, at in found
        if item.kind in places and item.verdict != Verdict.DROPPED
    ]
    for at, place, count in happened:
        minutes.setdefault((at - clock.origin_ms) // clock.minute_ms, [0] * 7)[place] += count
    return minutes


def _hot(found: list[tuple[Item, int]], clock: RoomClock) -> dict[str, float]:
    heat: dict[str, float] = {}
    known = set()
    weights = {Kind.CLICK: 1, Kind.QUESTION: 3, Kind.APPLY: 10}
    for item, at in found:
        since = at - clock.origin_ms
        key = (item.viewer, item.job_id, item.kind, since // clock.hot_window_ms)
        if item.job_id and item.kind in weights and item.verdict != Verdict.DROPPED and key not in known:
            known.add(key)
            heat[item.job_id] = heat.get(item.job_id, 0) + weights[Kind(item.kind)] * 2 ** (since / clock.half_life_ms)
    return heat


def _cells(found: list[tuple[Item, int]]) -> dict[str, dict[str, int]]:
    cells: dict[str, dict[str, int]] = {"region": {}, "education": {}}
    for name, viewers in cells.items():
        first: dict[str, str] = {}
        for item, _ in found:
            if item.kind == Kind.JOIN and getattr(item, name):
                first.setdefault(item.viewer, getattr(item, name))
        for value in first.values():
            viewers[value] = viewers.get(value, 0) + 1
    return cells


def _comments(found: list[tuple[Item, int]], retracted: set[str]) -> list[tuple[int, str]]:
    said = [
        (at, f"{item.source}-{item.viewer}-{item.message_id}")
        for item, at in found
        if item.kind == Kind.COMMENT and item.verdict == Verdict.PUBLISHED
    ]
    return [one for one in sorted(said) if one[1] not in retracted][-20:]
