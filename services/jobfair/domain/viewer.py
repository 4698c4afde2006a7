"""Who watches, without saying who: a viewer (观众) of a room is a keyed hash."""

import hmac
from base64 import urlsafe_b64encode

VIEWER_LENGTH = 16


def viewer_of(key: bytes, room_id: str, who: str) -> str:
    """16 URL-safe characters (96 bits of HMAC-SHA-256): the same person in the same room, and nobody in another.

    `who` is `c:<citizen_id>` for somebody logged in, `p:<the platform's id>` for the platform's viewers.
    """
    digest = hmac.digest(key, f"{room_id}\0{who}".encode(), "sha256")
    return urlsafe_b64encode(digest[:12]).decode()


def viewer_in(comment_id: str) -> str | None:
    """The viewer in a public comment id (`source-viewer-message`); None for what is none."""
    source, _, rest = comment_id.partition("-")
    fits = source.isdigit() and len(rest) > VIEWER_LENGTH and rest[VIEWER_LENGTH] == "-"
    return rest[:VIEWER_LENGTH] if fits else None
