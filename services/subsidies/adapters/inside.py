"""What is found inside an uploaded file, or why it is not kept."""

from collections.abc import Mapping
from typing import NamedTuple

from services.subsidies.domain.documents import FileType
from services.subsidies.domain.fields import Kind


class Inside(NamedTuple):
    """Type and pages, what an e-invoice says (by kind of field), and the bytes to keep."""

    type: FileType
    pages: int
    said: Mapping[Kind, str]
    kept: bytes


class UnreadableError(Exception):
    """Why a file is not kept, in words for its owner."""
