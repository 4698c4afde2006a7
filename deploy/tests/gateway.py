"""A real nginx with the gateway's configuration, for tests of what it does by itself."""

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from deploy.local.servers import free_port
from deploy.nginx.render import render_gateway

WITHIN_S = 30


@contextmanager
def running_gateway(
    own: Path, addresses: Mapping[str, str], claims: Sequence[str], hubs: Sequence[str]
) -> Iterator[str]:
    """Its address, once it answers; `own` is a folder that is not there yet."""
    listen = f"127.0.0.1:{free_port()}"
    own.mkdir()
    config = own / "nginx.conf"
    config.write_text(render_gateway(listen, own, addresses, claims, hubs))
    with (own / "log").open("wb") as log:
        running = subprocess.Popen(("nginx", "-e", "stderr", "-c", str(config)), stdout=log, stderr=log)
        try:
            deadline = time.monotonic() + WITHIN_S
            while not _answers(f"http://{listen}/"):
                assert running.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.05)
            yield f"http://{listen}"
        finally:
            running.terminate()
            running.wait(WITHIN_S)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).is_success
    except httpx.TransportError:
        return False
