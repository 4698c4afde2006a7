"""Reads XML of strangers: no document type, so no entities and nothing from outside; element by element, as it streams.

Prefixes are not resolved: the tax office's own OFDs hold `<:eInvoice xmlns:="">`, which no name space allows.
"""

import io
from collections.abc import Collection
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from services.subsidies.adapters.inside import UnreadableError

ELEMENTS_MAX = 200_000  # of one part; a page dense with words has some 5,000


class Element(NamedTuple):
    """A tag without its prefix, its attribute `Name`, and the text that stands right in it."""

    tag: str
    name: str
    text: str


def read_xml(content: bytes, wanted: Collection[str] = ()) -> list[Element]:
    """Every element with one of these tags, in the order they end; raises UnreadableError."""
    reading = _Reading(wanted)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = reading.start
    parser.CharacterDataHandler = reading.text
    parser.EndElementHandler = reading.end
    try:
        parser.ParseFile(io.BytesIO(content))
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableError("the file holds XML that cannot be read") from error
    return reading.found


class _Reading:
    def __init__(self, wanted: Collection[str]) -> None:
        self.found: list[Element] = []
        self._wanted = wanted
        self._open: list[tuple[str, str, list[str]]] = []
        self._left = ELEMENTS_MAX

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise UnreadableError("the file unpacks to too much")
        self._open.append((name.rpartition(":")[2], attributes.get("Name", ""), []))

    def text(self, text: str) -> None:
        self._open[-1][2].append(text)

    def end(self, _: str) -> None:
        tag, name, texts = self._open.pop()
        if tag in self._wanted:
            self.found.append(Element(tag, name, "".join(texts).strip()))


def _refuse_doctype(*_: object) -> NoReturn:
    raise UnreadableError("the file holds XML that is not allowed")
