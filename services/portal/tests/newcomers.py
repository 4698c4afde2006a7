"""People the city has not heard of yet, and what is sent to their phones."""

import re
import time
from dataclasses import replace

from loadtests.clients.people import Person, people
from services.portal.tests.visitor import Visitor


def newcomer() -> Person:
    """Somebody new, with a phone number that nobody else has."""
    (person,) = people(1, time.monotonic_ns() % 90_000_000)
    return replace(person, phone=f"157{time.monotonic_ns() % 100_000_000:08d}")


def texted(visitor: Visitor, phone_no: str) -> str:
    """The last code that was sent to a phone: the demo writes texts to a file."""
    texts = (visitor.stack.state.notes / "sms.txt").read_text()
    line = [line for line in texts.splitlines() if phone_no in line][-1]
    return str(re.findall(r"(?<!\d)\d{6}(?!\d)", line)[-1])
