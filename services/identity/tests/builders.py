"""People made up for tests: valid in form, real in no case."""

from typing import Any

from stdnum.cn import ric

from services.identity.domain.one_time_code import TRIES, VALID_FOR
from services.identity.domain.person import Person
from services.identity.usecases.ports import People
from services.identity.usecases.register_citizen import register_citizen
from shared.kernel.decision import Refused

CODE = "123456"
WRONG_CODE = "654321"


def national_id(number: int = 1) -> str:
    """A number with a right check digit; the person it names does not exist."""
    head = f"13110219900101{number:03d}"
    return head + ric.calc_check_digit(head + "0")


def person(number: int = 1, **changes: Any) -> Person:
    plain: dict[str, str] = {
        "name": f"王示例{number}",
        "national_id": national_id(number),
        "phone": f"1990000{number:04d}",
    }
    return Person(**{**plain, **changes})


async def proved(people: People, phone: str) -> None:
    """A code was sent to this phone."""
    await people.keep_code(phone, CODE, VALID_FOR, TRIES)


async def register(people: People, who: Person, *, code: str = CODE, consents: tuple[str, ...] = ("campaign",)) -> Any:
    """Register with a code that was sent to the given phone."""
    await proved(people, who.phone)
    answer: str | Refused = await register_citizen(
        people, name=who.name, national_id=who.national_id, phone=who.phone, code=code, consents=consents
    )
    return answer
