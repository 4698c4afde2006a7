"""Where a running stack keeps what it is: folders, ports, secrets and `endpoints.json`."""

import json
import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from deploy.local.servers import ROOT, free_port


@dataclass(frozen=True)
class State:
    """One stack's folder; `JINQIU_STATE_DIR` names another than `.run/`, for a second stack beside the first."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def log_file(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def notes(self) -> Path:
        return self.folder / "notes"

    @property
    def documents(self) -> Path:
        """Where uploaded documents lie, sealed."""
        return self.data / "documents"

    @property
    def bank(self) -> Path:
        """Where the simulated bank of a demo keeps its books."""
        return self.folder / "bank"

    @property
    def control(self) -> Path:
        """The supervisor's own folder: only the owner can reach the socket in it."""
        return self.folder / "control"

    @property
    def endpoints_file(self) -> Path:
        return self.folder / "endpoints.json"

    def pid_file(self, name: str) -> Path:
        """Where the session of a part is noted."""
        return self.folder / "pids" / f"{name}.pid"

    def pid_files(self) -> list[Path]:
        """The notes of every part that was ever started."""
        return sorted((self.folder / "pids").glob("*.pid"))

    @property
    def portal_file(self) -> Path:
        """What the portal's pages are told of this installation."""
        return self.folder / "portal.json"

    @property
    def supervisor_socket(self) -> Path:
        return self.control / "socket"

    @property
    def links_socket(self) -> Path:
        """Where the links between services and servers are told of troubles, on a stack that has such links."""
        return self.control / "links"

    @property
    def marker(self) -> Path:
        return self.folder / "made-by-jinqiu"

    def is_ours(self) -> bool:
        """Whether a stack made this folder, so that it may be removed with the stack."""
        return self.folder == (ROOT / ".run").resolve() or self.marker.exists()

    def make_folders(self) -> None:
        """Raises RuntimeError where other things lie: what stands in a stack's folder goes with the stack."""
        if not self.is_ours() and self.folder.exists() and any(self.folder.iterdir()):
            raise RuntimeError(f"{self.folder} is not empty and no stack's: name another folder in JINQIU_STATE_DIR")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.marker.touch()
        for folder in (self.data, self.documents, self.logs, self.notes, self.folder / "pids"):
            folder.mkdir(exist_ok=True)
        self.control.mkdir(mode=0o700, exist_ok=True)

    @property
    def role_password_file(self) -> Path:
        """The password of the services' database roles."""
        return self.data / "roles.password"

    def role_password(self) -> str:
        """The same; made once."""
        if not self.role_password_file.exists():
            self.role_password_file.touch(mode=0o600)
            self.role_password_file.write_text(secrets.token_hex(16))
        return self.role_password_file.read_text()

    def endpoints(self) -> dict[str, Any]:
        """What runs where; raises FileNotFoundError when the stack was never up."""
        found: dict[str, Any] = json.loads(self.endpoints_file.read_text())
        return found

    def choose_ports(self, usual: dict[str, int], any_port: Callable[[], int] = free_port) -> dict[str, int]:
        """A port for each name: the one chosen last time, else the usual one, else any; always one that is free."""
        chosen = self.chosen_ports()
        ports: dict[str, int] = {}
        for name, usual_port in usual.items():
            wished = [port for port in (chosen.get(name), usual_port) if port]
            others = iter(any_port, None)  # without end: a port given out just now counts as free until it is used
            ports[name] = next(port for port in chain(filter(is_free, wished), others) if port not in ports.values())
        self._ports_file.write_text(json.dumps(ports, indent=1))
        return ports

    def chosen_ports(self) -> dict[str, int]:
        """The ports of the last start, or of the running stack."""
        chosen: dict[str, int] = json.loads(self._ports_file.read_text()) if self._ports_file.exists() else {}
        return chosen

    @property
    def _ports_file(self) -> Path:
        return self.data / "ports.json"


def is_free(port: int) -> bool:
    """Whether nobody listens on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def current_state() -> State:
    """The stack this shell speaks of."""
    return State(Path(os.environ.get("JINQIU_STATE_DIR", ROOT / ".run")).resolve())
