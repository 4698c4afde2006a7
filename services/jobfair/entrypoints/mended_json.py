"""A body mended for a second reading: what can stand in no text becomes U+FFFD, so that one bad text costs no other."""

import re

_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)
"""An escape of JSON; its group is half a surrogate pair that has lost the other half."""


def mended(raw: bytes) -> bytes:
    """The same JSON in proper UTF-8, without lone surrogates."""
    text = raw.decode(errors="replace").encode()
    return _ESCAPE.sub(lambda escape: rb"\ufffd" if escape[1] else escape[0], text)
