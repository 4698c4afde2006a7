"""What every fact has in common."""

from typing import ClassVar

import msgspec


class Event(msgspec.Struct, frozen=True):
    """A fact in the past tense: told once by its owner, complete in itself, without personal data.

    `TYPE` is `<service>.<subject>.<past verb>.v<major>`. Within a major only fields with defaults are added.
    """

    TYPE: ClassVar[str] = ""
    KEY: ClassVar[str] = ""
    """The field whose value is the record's key; the first one where nothing stands here."""
