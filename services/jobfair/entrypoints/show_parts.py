"""What the doors of the show stand on, put together in `show_doors.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from services.jobfair.usecases.show_ports import Show, ViewerTokens
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import TokenVerifier


@dataclass(frozen=True)
class ShowParts:
    """`viewer_key` makes viewers' hashes; `fingerprint` is a keyed hash of what may not stand on the audit chain."""

    database: Database
    show: Callable[[Connection], Show]
    verifier: TokenVerifier
    viewer_tokens: ViewerTokens
    viewer_key: bytes
    fingerprint: Callable[[bytes], str]
