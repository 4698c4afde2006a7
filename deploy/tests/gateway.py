"""A real nginx with the gateway's configuration and a few small pages, for tests of what it does by itself."""

import gzip
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from deploy.local.servers import free_port, needs_root
from deploy.local.stack import SERVICES
from deploy.nginx.portal_file import write_portal_file
from deploy.nginx.render import Pages, render_gateway

WITHIN_S = 30
PAGES = ("index.html", "m/index.html", "pos/index.html", "console/index.html", "screen/index.html")
SCRIPT = "assets/m-4f2a.js"


@contextmanager
def running_gateway(
    own: Path, addresses: Mapping[str, str] | None = None, claims: Sequence[str] = (), hubs: Sequence[str] = (),
    *, demo: bool = False, balancers: Sequence[str] = (),
) -> Iterator[str]:  # fmt: skip
    """Its address, once it answers; all it needs is made in `own`. Services that are not named are away."""
    pages = Pages(own / "pages", own / "portal.json")
    for name in (*PAGES, SCRIPT):
        file = pages.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"the text of {name} 金秋")
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
    write_portal_file(pages.portal_file, demo=demo)
    listen, away = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
    addresses = dict.fromkeys(SERVICES, away) if addresses is None else addresses
    config = own / "nginx.conf"
    user = "root" if needs_root(pages.folder) else ""
    config.write_text(render_gateway(
        listen, own, addresses, claims or [away], hubs or [away], pages, user, balancers
    ))  # fmt: skip
    with (own / "log").open("wb") as log:
        running = subprocess.Popen(("nginx", "-e", "stderr", "-c", str(config)), stdout=log, stderr=log)
        try:
            deadline = time.monotonic() + WITHIN_S
            while not _answers(f"http://{listen}/portal.json"):
                assert running.poll() is None, (own / "log").read_text()
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
