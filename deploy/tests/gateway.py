"""A real nginx with the gateway's configuration: a few small pages, and every service away."""

import gzip
import subprocess
import time
from collections.abc import Iterator
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
def running_gateway(own: Path, *, demo: bool = False) -> Iterator[str]:
    """Its address; all it needs is made in `own`."""
    pages = Pages(own / "pages", own / "portal.json")
    for name in (*PAGES, SCRIPT):
        file = pages.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"the text of {name} 金秋")
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
    write_portal_file(pages.portal_file, demo=demo)
    listen, away = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
    config = own / "nginx.conf"
    user = "root" if needs_root(pages.folder) else ""
    config.write_text(render_gateway(listen, own, dict.fromkeys(SERVICES, away), pages=pages, user=user))
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
