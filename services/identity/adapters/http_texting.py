"""The SMS port over HTTP: `POST` of phone and text as JSON to a provider, or to the office's own gateway to one."""

from pathlib import Path

import httpx

from shared.kernel.errors import UnavailableError

SENT_WITHIN_S = 1.0  # a code is kept in the transaction that sends it, and an open one holds back the relays


class HttpTexting:
    """Posts to `url`; a bearer token, where one is asked for, stands in `token_file`."""

    def __init__(self, url: str, token_file: Path, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._url = url
        token = token_file.read_text().strip() if token_file.exists() else ""
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._transport = transport

    async def send(self, phone: str, text: str) -> None:
        """Raises UnavailableError unless the provider took it; then no code is kept, and a new one may be asked for."""
        try:
            async with httpx.AsyncClient(
                transport=self._transport, timeout=SENT_WITHIN_S, trust_env=False, headers=self._headers
            ) as client:
                answer = await client.post(self._url, json={"phone": phone, "text": text})
        except httpx.HTTPError as error:
            raise UnavailableError(f"texts: {type(error).__name__}") from error
        if not answer.is_success:
            raise UnavailableError(f"texts: the provider answered {answer.status_code}")
