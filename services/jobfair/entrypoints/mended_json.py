"""A body of many things, read so that one broken thing costs no other: at once, and when that fails one by one, mended.

What can stand in no text becomes U+FFFD for the second reading.
"""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

Thing = TypeVar("Thing")
BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)

_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)
"""An escape of JSON; its group is half a surrogate pair that has lost the other half."""


def mended(raw: bytes) -> bytes:
    """The same JSON in proper UTF-8, without lone surrogates."""
    text = raw.decode(errors="replace").encode()
    return _ESCAPE.sub(lambda escape: rb"\ufffd" if escape[1] else escape[0], text)


def read_each(
    raw: bytes,
    whole: Callable[[bytes], Iterable[Thing]],
    split: Callable[[bytes], Iterable[msgspec.Raw]],
    one: Callable[[msgspec.Raw], Thing],
) -> list[Thing | None] | str:
    """The things in a body, None for one that is broken; or what is wrong with the whole."""
    try:
        return list(whole(raw))
    except BROKEN:
        pass
    try:
        return [_read_one(thing, one) for thing in split(mended(raw))]
    except BROKEN as error:
        return str(error)[:200]


def _read_one(raw: msgspec.Raw, one: Callable[[msgspec.Raw], Thing]) -> Thing | None:
    try:
        return one(raw)
    except BROKEN:
        return None
