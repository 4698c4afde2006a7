"""Documents at rest: sealed, under random names, in a local folder or wherever the address says (S3 and the like)."""

from obstore import get_async, put_async
from obstore.store import from_url

from shared.runtime.seal import Seal

PREFIX = "documents"


class ObjectDocuments:
    """One object a document; what is stored is unreadable without the key and useless under another name."""

    def __init__(self, address: str, seal: Seal) -> None:
        """`address` is a URL such as file:///… or s3://…; credentials come from the provider's own variables."""
        self._store = from_url(address)
        self._seal = seal

    async def put(self, document_id: str, content: bytes) -> None:
        """Store once it is on disk; the same name again is the same document."""
        await put_async(self._store, _path(document_id), self._seal.close(content, _path(document_id)))

    async def get(self, document_id: str) -> bytes:
        """Raises FileNotFoundError without it, InvalidTag when it is not what was stored."""
        found = await get_async(self._store, _path(document_id))
        return self._seal.open(bytes(await found.bytes_async()), _path(document_id))


def _path(document_id: str) -> str:
    return f"{PREFIX}/{document_id[:2]}/{document_id}"
