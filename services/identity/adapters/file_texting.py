"""The SMS port of a demo and of nothing else: the text goes to a file of the stack's own folder, never to the logs."""

from datetime import UTC, datetime
from pathlib import Path


class FileTexting:
    """Append texts to `<folder>/sms.txt`, readable by its owner only."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "sms.txt"

    async def send(self, phone: str, text: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)
        with self._path.open("a") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {phone} {text}\n")
