"""Who a viewer (观众) is to a room: a keyed hash, so that no record of the show says whose it is."""

import hmac
from base64 import urlsafe_b64encode

_BYTES = 12


def viewer_of(key: bytes, room_id: str, who: str) -> str:
    """16 url-safe characters, another in each room; `who` is `c:` and a citizen id, `p:` and a platform's own id."""
    digest = hmac.digest(key, f"{room_id}\n{who}".encode(), "sha256")
    return urlsafe_b64encode(digest[:_BYTES]).decode()


def viewer_of_citizen(key: bytes, room_id: str, citizen_id: str) -> str:
    """The same person on whichever device they are signed in."""
    return viewer_of(key, room_id, f"c:{citizen_id}")
