"""Import a file of citizens (批量导入) whose identity another office has proved."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.identity.domain.consents import CONSENTS_NEEDED
from services.identity.domain.person import Person, check_person
from services.identity.usecases.ports import People
from shared.contracts.identity_events import CitizenRegistered
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id

ROWS_PER_CHUNK = 2_000  # one transaction each: an open one holds back every relay of the cluster


@dataclass(frozen=True, slots=True)
class ImportedChunk:
    """What became of a chunk; `wrong` are (row number, code), rows numbered from `first_row`."""

    added: int
    known: int
    wrong: list[tuple[int, str]]


async def import_citizens(people: People, first_row: int, rows: Sequence[tuple[str, str, str]]) -> ImportedChunk:
    """Add one chunk of (name, ID number, phone); wrong rows are named and the rest is added."""
    right: list[Person] = []
    wrong = []
    for number, row in enumerate(rows, first_row):
        person = check_person(*row)
        if isinstance(person, Refused):
            wrong.append((number, person.reason.value))
        else:
            right.append(person)
    added = await people.add([(new_id(), person) for person in right], sorted(CONSENTS_NEEDED))
    now = await people.now()
    await people.tell(*((citizen_id, CitizenRegistered(citizen_id, 1, now)) for citizen_id in added))
    return ImportedChunk(len(added), len(right) - len(added), wrong)
