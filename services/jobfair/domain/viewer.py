"""Who watches, without saying who: a viewer (观众) of a room is a keyed hash."""

import hmac
from base64 import urlsafe_b64encode

VIEWER_LENGTH = 16
SHORT_NAME_LENGTH = 6
"""Of the short name that a comment is shown under."""


def viewer_of(key: bytes, room_id: str, who: str) -> str:
    """16 URL-safe characters (96 bits of HMAC-SHA-256): the same in the same room, and nobody in another.

    `who` is one of those below: what makes a citizen is never what makes somebody else.
    """
    digest = hmac.digest(key, f"{room_id}\0{who}".encode(), "sha256")
    return urlsafe_b64encode(digest[:12]).decode()


def citizen_viewer(key: bytes, room_id: str, citizen_id: str) -> str:
    """Somebody logged in: the same on every device."""
    return viewer_of(key, room_id, f"c:{citizen_id}")


def anonymous_viewer(key: bytes, room_id: str, nonce: str) -> str:
    """Somebody without a name, once."""
    return viewer_of(key, room_id, f"a:{nonce}")


def platform_viewer(key: bytes, room_id: str, openid: str) -> str:
    """One of the platform's viewers, by the platform's id."""
    return viewer_of(key, room_id, f"p:{openid}")


def short_name(viewer: str) -> str:
    """What a comment is shown under."""
    return viewer[:SHORT_NAME_LENGTH]


def viewer_in(comment_id: str) -> str | None:
    """The viewer in a public comment id (`source-viewer-message`); None for what is none."""
    source, _, rest = comment_id.partition("-")
    fits = source.isdigit() and len(rest) > VIEWER_LENGTH and rest[VIEWER_LENGTH] == "-"
    return rest[:VIEWER_LENGTH] if fits else None
