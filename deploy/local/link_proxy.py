"""Links that can be troubled: with `up --links` the services reach Postgres, Redis and Kafka through a proxy of ours.

One process more, `links` (`loadtests/faults/links.py`), listens on a port for each of the three and carries bytes on to
the real one. Nothing in a service knows of it: it is told another port. Kafka has a listener of its own behind the
proxy and advertises the proxy's port on it; otherwise its clients would go round the proxy after their first answer.
Who looks at the servers from outside (`endpoints.json`: `verify`, reports, the supervisor's probes) reaches them
directly, so a trouble of the links never hides what they hold. A stack without the word has none of this: no proxy
stands in what is measured.
"""

import asyncio
import sys
from dataclasses import replace

from deploy.local.servers import Server
from deploy.local.state import State

PORTS = {"postgres-link": 15432, "redis-link": 16379, "kafka-link": 19092, "kafka-behind-link": 19093}
NAME = "links"


def proxy(state: State, ports: dict[str, int]) -> Server:
    """The proxies' process; ready once it can be told of troubles."""
    targets = {"postgres": ports["postgres"], "redis": ports["redis"], "kafka": ports["kafka-behind-link"]}
    carried = (f"{name}={ports[f'{name}-link']}:{target}" for name, target in targets.items())
    command = (sys.executable, "-m", "loadtests.faults.links", str(state.links_socket), *carried)

    async def ready() -> bool:
        try:
            _, writer = await asyncio.open_unix_connection(state.links_socket)
        except OSError:
            return False
        writer.close()
        return True

    return Server(NAME, command, ready, str(state.links_socket))


def through(infra: list[Server], ports: dict[str, int]) -> list[Server]:
    """The same servers as the services reach them."""
    return [
        replace(server, url=server.url.replace(f"127.0.0.1:{ports[server.name]}", _link(ports, server.name)))
        for server in infra
    ]


def _link(ports: dict[str, int], name: str) -> str:
    return f"127.0.0.1:{ports[f'{name}-link']}"
