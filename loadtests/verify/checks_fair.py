"""Live fairs: nothing taken is lost, the wall says what the log says, and what it does not count is told."""

from collections.abc import Iterator

from loadtests.fair.compare import compare, compare_minutes
from loadtests.verify.evidence import Evidence

TOLD = ("items", "late", "late_folded", "duplicates", "skewed", "dropped", "held", "sender_only")


def what_was_taken_is_in_the_log(evidence: Evidence) -> Iterator[str]:
    """Promise 9: whatever a door answered to have taken is in the log, as often as it was taken."""
    for room in evidence.fair_rooms:
        taken = {name: count for name, count in room["told"].items() if not name.startswith("!")}
        missing = {name: count - room["logged"][name] for name, count in taken.items() if count > room["logged"][name]}
        if missing:
            first = next(iter(missing))
            yield f"{room['room_id']}: {sum(missing.values())} things taken are not in the log, such as {first}"


def the_wall_says_what_the_log_says(evidence: Evidence) -> Iterator[str]:
    """Promise 9: the last wall and the minutes kept equal a recount, in all that `compare` says it compares."""
    for room in evidence.fair_rooms:
        if room["wall"] is None:
            yield f"{room['room_id']}: no wall was told of it"
            continue
        for line in compare(room["wall"], room["recount"]):
            if not line.is_equal:
                yield f"{room['room_id']}: {line.name} is {line.wall} on the wall, {line.recount} in the log"
        for line in compare_minutes(room["minutes"], room["recount"]):
            if not line.is_equal:
                yield f"{room['room_id']}: {line.name} is kept as {line.wall}, is {line.recount} in the log"


def what_is_not_counted_is_told(evidence: Evidence) -> Iterator[str]:
    """Promise 9: late, duplicate, dropped and refused ones stand on the wall, and refusals are those that were told."""
    for room in evidence.fair_rooms:
        wall = room["wall"] or {"counted": {}, "refused": {}}
        for name in TOLD:
            if name not in wall["counted"]:
                yield f"{room['room_id']}: the wall is silent of {name}"
        for name, count in room["told"].items():
            if name.startswith("!") and wall["refused"].get(name[1:], 0) < count:
                refused = wall["refused"].get(name[1:], 0)
                yield f"{room['room_id']}: {name[1:]} was said {count} times, the wall has {refused}"
