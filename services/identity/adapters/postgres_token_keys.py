"""The keys that sign tokens (Ed25519): sealed in Postgres, published as a JWKS, rotated without a gap."""

import json
import time
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.jwk import OKPKey

from shared.kernel.ids import new_id
from shared.runtime.postgres import Connection, Database
from shared.runtime.seal import Seal
from shared.runtime.tokens import ALGORITHM

TOKEN_SECONDS = 2 * 3600
_RELOAD_AFTER_S = 30.0

_IN_USE = "select key_id, sealed from signing_key where signs_until is null"
_PUBLISHED = "select public_jwk from signing_key where known_until is null or known_until > now() order by created_at"
_ADD = "insert into signing_key (key_id, sealed, public_jwk) values ($1, $2, $3) on conflict do nothing"
_RETIRE = """
update signing_key set signs_until = now(), known_until = now() + make_interval(secs => $1) where signs_until is null
"""


class TokenKeys:
    """Signs with the newest key; reads again every 30 s, so a rotation reaches every process."""

    def __init__(self, database: Database, seal: Seal) -> None:
        self._database = database
        self._seal = seal
        self._key: OKPKey | None = None
        self._loaded_at = 0.0

    async def sign(
        self, subject_id: str, role: str, district_id: str | None, logged_in_at: datetime | None = None
    ) -> str:
        """A token of two hours for this bearer, who proved who they are now or then (`auth_time`)."""
        key = await self._signing_key()
        now = int(time.time())
        claims: dict[str, Any] = {"sub": subject_id, "role": role, "iat": now, "exp": now + TOKEN_SECONDS}
        claims["auth_time"] = now if logged_in_at is None else int(logged_in_at.timestamp())
        if district_id is not None:
            claims["district"] = district_id
        return jwt.encode({"alg": ALGORITHM, "kid": key.kid}, claims, key, algorithms=[ALGORITHM])

    async def published(self) -> dict[str, Any]:
        """The public keys (RFC 7517), retired ones until their last token has ended."""
        await self._signing_key()
        async with self._database.connection() as connection:
            return {"keys": [json.loads(row["public_jwk"]) for row in await connection.fetch(_PUBLISHED)]}

    async def rotate(self, transaction: Connection) -> str:
        """Retire the key in use and make a new one; answers its id."""
        await transaction.execute(_RETIRE, TOKEN_SECONDS + 60)
        self._loaded_at = 0.0
        return await self._make(transaction)

    async def _signing_key(self) -> OKPKey:
        if self._key is None or time.monotonic() - self._loaded_at > _RELOAD_AFTER_S:
            async with self._database.transaction() as transaction:
                row = await transaction.fetchrow(_IN_USE)
                if row is None:
                    await self._make(transaction)
                    row = await transaction.fetchrow(_IN_USE)
            assert row is not None  # noqa: S101 - just made, by us or by another process
            plain = self._seal.open(row["sealed"], f"signing_key.sealed.{row['key_id']}")
            self._key = OKPKey.import_key(json.loads(plain))
            self._loaded_at = time.monotonic()
        return self._key

    async def _make(self, transaction: Connection) -> str:
        key_id = new_id()
        key = OKPKey.generate_key("Ed25519", {"kid": key_id, "use": "sig", "alg": ALGORITHM})
        sealed = self._seal.close(json.dumps(key.as_dict(private=True)).encode(), f"signing_key.sealed.{key_id}")
        await transaction.execute(_ADD, key_id, sealed, json.dumps(key.as_dict(private=False)))
        return key_id
