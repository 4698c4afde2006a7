"""Faults of a live fair, each caught by the check meant for it in its own words."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from loadtests.clients.history import Act
from loadtests.fair.tests.walls import COUNTED, wall
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.fairs import answers
from loadtests.verify.run import judge
from loadtests.verify.tests.healthy import healthy

TAKEN = "what a fair took is in its log"
EQUAL = "walls say what the log says"
TOLD = "what is not counted is told"


def healthy_with_a_fair() -> Evidence:
    evidence = healthy()
    told = Counter({"4:1-1": 2, "2@1700000000": 3, "!TOO_MANY": 1})
    logged = Counter({"4:1-1": 2, "2@1700000000": 4})
    shown = wall() | {"refused": {"TOO_MANY": 1}}
    recount = COUNTED | {"refused": {"TOO_MANY": 1}}
    minutes = {number: counts[:] for number, counts in recount["minutes"].items()}
    evidence.fair_rooms.append(
        Row(room_id="r1", told=told, logged=logged, wall=shown, recount=recount, minutes=minutes)
    )
    return evidence


def test_a_healthy_fair_passes_every_check() -> None:
    assert not [verdict for verdict in judge(healthy_with_a_fair()) if not verdict.ok]


def lose(evidence: Evidence) -> None:
    evidence.fair_rooms[0]["logged"]["4:1-1"] -= 1


def lose_presence(evidence: Evidence) -> None:
    evidence.fair_rooms[0]["logged"].pop("2@1700000000")


def count_once_more(evidence: Evidence) -> None:
    evidence.fair_rooms[0]["wall"]["figures"]["likes"] += 1


def keep_a_minute_wrong(evidence: Evidence) -> None:
    evidence.fair_rooms[0]["minutes"][3][0] += 1


def lose_a_minute(evidence: Evidence) -> None:
    del evidence.fair_rooms[0]["minutes"][5]


def forget_the_wall(evidence: Evidence) -> None:
    evidence.fair_rooms[0]["wall"] = None


def be_silent(evidence: Evidence) -> None:
    for figures in (evidence.fair_rooms[0]["wall"], evidence.fair_rooms[0]["recount"]):
        figures["counted"] = {name: count for name, count in figures["counted"].items() if name != "late"}


def forget_a_refusal(evidence: Evidence) -> None:
    for figures in (evidence.fair_rooms[0]["wall"], evidence.fair_rooms[0]["recount"]):
        figures["refused"] = {}


PLANTED: list[tuple[str, Callable[[Evidence], Any], str, str]] = [
    ("a comment lost", lose, TAKEN, "r1: 1 things taken are not in the log, such as 4:1-1"),
    ("beats lost", lose_presence, TAKEN, "r1: 3 things taken are not in the log, such as 2@1700000000"),
    ("a like too many", count_once_more, EQUAL, "r1: likes is "),
    ("a minute of one join too many", keep_a_minute_wrong, EQUAL, "r1: minute 3 is kept as ("),
    ("a minute lost", lose_a_minute, EQUAL, "r1: minute 5 is kept as (0, 0, 0, 0, 0, 0, 0), is ("),
    ("no wall", forget_the_wall, EQUAL, "r1: no wall was told of it"),
    ("late ones hidden", be_silent, TOLD, "r1: the wall is silent of late"),
    ("a refusal hidden", forget_a_refusal, TOLD, "r1: TOO_MANY was said 1 times, the wall has 0"),
]


@pytest.mark.parametrize(("plant", "check", "said"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_a_planted_fault_is_caught_by_its_own_check(plant: Callable[[Evidence], Any], check: str, said: str) -> None:
    evidence = healthy_with_a_fair()
    plant(evidence)
    (verdict,) = (one for one in judge(evidence) if one.name == check)
    assert not verdict.ok
    assert said in verdict.detail


def test_answers_are_added_up_by_room() -> None:
    acts = [
        Act("push", "p1", "r1", "push", 202, body="2@1700000000123 2@1700000000999 4:1-1 !MUTED"),
        Act("pack", "p2", "r1", "pack", 202, body="4:1-2"),
        Act("pack", "p3", "r2", "pack", 503),
    ]
    assert answers(acts) == {"r1": Counter({"2@1700000000": 2, "4:1-1": 1, "!MUTED": 1, "4:1-2": 1}), "r2": Counter()}
