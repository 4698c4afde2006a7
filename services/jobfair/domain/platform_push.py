"""The platform's pushes (平台推送): Douyin's form and signature, each room with a secret of its own.

The signature is that of Douyin's open platform for live data (developer.open-douyin.com, 直播间数据推送, 签名方式): the
four headers sorted and joined as `key=value` by `&`, the body and the secret behind them, MD5, base64. MD5 is theirs to
choose; the secret behind the message keeps it from being lengthened, and a push is good for five minutes only.
"""

import hmac
from base64 import b64encode
from collections.abc import Mapping
from hashlib import md5

SIGNED_HEADERS = ("x-msg-type", "x-nonce-str", "x-roomid", "x-timestamp")
GOOD_FOR_MS = 300_000
_MS_BEGIN = 100_000_000_000  # a larger timestamp is milliseconds, as Douyin's are; a smaller one seconds


def push_secret(key: bytes, room_id: str, issue: int) -> str:
    """The room's secret of its nth issue: a new one makes the old worthless."""
    return hmac.digest(key, f"{room_id}\0{issue}".encode(), "sha256").hex()


def push_signature(headers: Mapping[str, str], body: bytes, secret: str) -> str:
    """What `x-signature` must be."""
    joined = "&".join(f"{name}={headers[name]}" for name in SIGNED_HEADERS)
    return b64encode(md5(joined.encode() + body + secret.encode(), usedforsecurity=False).digest()).decode()


def is_genuine(headers: Mapping[str, str], body: bytes, secret: str, now_ms: int) -> bool:
    """Whether the holder of the secret sent this within the last five minutes."""
    if any(name not in headers for name in SIGNED_HEADERS):
        return False
    expected = push_signature(headers, body, secret).encode()
    if not hmac.compare_digest(expected, headers.get("x-signature", "").encode()):
        return False
    told = headers["x-timestamp"]
    if not (told.isascii() and told.isdigit() and len(told) <= 15):  # noqa: PLR2004 - more is no time
        return False
    sent = int(told)
    return abs(now_ms - (sent if sent >= _MS_BEGIN else sent * 1_000)) <= GOOD_FOR_MS
