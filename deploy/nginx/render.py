"""Write the gateway's configuration: one path a service, and one upstream for each turn at it.

Run as `python -m deploy.nginx.render FILE` for containers: services by their names, everything of nginx's own under
/run/gateway.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from deploy.local.stack import SERVICES, USUAL_PORTS
from deploy.nginx.portal_file import write_portal_file
from deploy.order_of_service import OF_ONE_ADDRESS_MAX, ORDER
from shared.contracts.refusals import REFUSALS, Code
from shared.runtime.problem import RETRY_AFTER_S, problem_body

PAGES = Path(__file__).resolve().parents[2] / "services/portal/web/dist"
# What a request waits for is a place of its turn at the service: `max_conns` counts what is under way there.
_UPSTREAM = """    upstream {name} {{
{servers}        keepalive 256;
        keepalive_requests 1000000;
    }}
"""
_LOCATION = """        location = /api/{service} {{
            return 404;
        }}
        location /api/{service}/ {{
            proxy_pass http://{service}.$turn;
        }}
        location = /api/{service}/openapi.json {{
            proxy_pass http://{service}.desks/openapi.json;
        }}
"""
_HUB = """        # Frames as they come, for as long as a reader stays.
        location ~ ^/api/jobfair/v1/(rooms/[0-9a-z.-]+/(stream|comments)|fairs/[0-9a-z.-]+/wall)$ {
            proxy_buffering off;
            proxy_read_timeout 1h;
            proxy_next_upstream error;
            proxy_pass http://jobfair-hub;
        }
"""
_CLAIMS = """        # Claims have a process of their own; what one has claimed is asked of the service.
        location = /api/vouchers/v1/claims {
            proxy_pass http://$claims_answered_by;
        }
"""
_REFUSAL = """        location = /refusal/{code} {{
            internal;
            client_max_body_size 0;
            default_type application/problem+json;
            add_header X-Content-Type-Options nosniff always;
            add_header Cache-Control no-store always;{wait}
            return {status} '{body}';
        }}
"""
PAGE_HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "Cache-Control": "no-store",  # nor kept behind the next page, with what it showed of somebody
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What a page is held to: own scripts (the camera's reader is WebAssembly) and styles, no frame around it or in it."""

_OWN_REFUSALS = (
    Code.MALFORMED, Code.NOT_FOUND, Code.METHOD_NOT_ALLOWED, Code.TOO_LARGE, Code.TOO_MANY, Code.BUSY_RETRY,
)  # fmt: skip
_DRAWN = 987_654_321  # stands for a number that is drawn for each refusal


@dataclass(frozen=True)
class Pages:
    """Where the portal's pages stand, and the file that tells them of this installation."""

    folder: Path
    portal_file: Path


BUILT = Pages(PAGES, PAGES / "portal.json")


def render_gateway(
    listen: str, own_folder: Path, addresses: Mapping[str, str], claims: Sequence[str], hubs: Sequence[str],
    pages: Pages = BUILT, user: str = "", balancers: Sequence[str] = (),
) -> str:  # fmt: skip
    """The text of nginx's configuration; `addresses` maps service to host:port, `claims` and `hubs` are those of the
    processes that decide claims and that stream frames, `own_folder` is for its pid and bodies on their way. `user`:
    who its workers are, where root starts it and the usual one could not read the pages. `balancers`: addresses (or
    networks) that stand before the gateway, and whose word counts for where a request came from."""
    template = (Path(__file__).parent / "gateway.conf.template").read_text()
    values = {
        "LISTEN": listen,
        "STATE": str(own_folder),
        "USER": f"user {user};\n" if user else "",
        "PAGES": str(pages.folder),
        "PORTAL_FILE": str(pages.portal_file),
        "PAGE_HEADERS": "\n            ".join(f'add_header {name} "{value}";' for name, value in PAGE_HEADERS.items()),
        "UPSTREAMS": "".join(_upstreams(addresses, claims, hubs)),
        "REFUSALS": "".join(map(_refusal, _OWN_REFUSALS)),
        "DOORS": "".join(f'        "~{door}" {turn.name};\n' for turn in ORDER for door in turn.doors),
        "BALANCERS": "".join(f"    set_real_ip_from {address};\n" for address in balancers),
        "OF_ONE_ADDRESS_MAX": str(OF_ONE_ADDRESS_MAX),
        "WAITS": _waits(),
        "LOCATIONS": "".join(_LOCATION.format(service=name) for name in addresses) + _CLAIMS + _HUB,
    }
    return Template(template).safe_substitute(values)


def _upstreams(addresses: Mapping[str, str], claims: Sequence[str], hubs: Sequence[str]) -> Iterator[str]:
    for service, at in addresses.items():
        for turn in ORDER:
            yield _upstream(f"{service}.{turn.name}", [at], turn.under_way_max)
    yield _upstream("vouchers-claims", claims, next(turn.under_way_max for turn in ORDER if turn.name == "claims"))
    yield _upstream("jobfair-hub", hubs, 0)  # a hub itself bounds its readers


def _upstream(name: str, addresses: Sequence[str], under_way_max: int) -> str:
    """`under_way_max` is that of each address; 0: no bound."""
    servers = "".join(f"        server {at} max_conns={under_way_max};\n" for at in addresses)
    return _UPSTREAM.format(name=name, servers=servers)


def _waits() -> str:
    """Seconds to wait, drawn by the random id that each request has: shares of nearly the same size."""
    first, *others = RETRY_AFTER_S[Code.BUSY_RETRY]
    share = 100 / (1 + len(others))
    return "".join(f"        {share:.2f}% {one};\n" for one in others) + f"        * {first};\n"


def _refusal(code: Code) -> str:
    """What the gateway answers by itself, from the same table as the services.

    Whatever body the request had, its refusal has none to measure: the server's limit would meet it again here, after
    a door with a limit of its own, and put a page of nginx's in the refusal's place.
    """
    is_worth_waiting = code in RETRY_AFTER_S
    wait = "\n            add_header Retry-After $retry_after_s always;" if is_worth_waiting else ""
    body = problem_body(code, retry_after_s=_DRAWN if is_worth_waiting else None, trace_id="$request_id").decode()
    body = body.replace(str(_DRAWN), "$retry_after_s")
    return _REFUSAL.format(code=code, wait=wait, status=REFUSALS[code].status, body=body)


def main(target: Path) -> None:
    """Write the configuration for containers, and lay the pages beside it."""
    addresses = {service: f"{service}-http:{USUAL_PORTS[f'{service}-http']}" for service in SERVICES}
    claims, hubs = ([f"{name}:{USUAL_PORTS[name]}"] for name in ("vouchers-claims", "jobfair-hub"))
    pages = Pages(target.parent / "pages", target.parent / "portal.json")
    shutil.copytree(PAGES, pages.folder, dirs_exist_ok=True)
    write_portal_file(pages.portal_file, demo=os.environ.get("JINQIU_DEMO") == "1")
    listen = f"0.0.0.0:{USUAL_PORTS['gateway']}"
    balancers = os.environ.get("JINQIU_BALANCERS", "").split()
    own_folder = Path("/run/gateway")
    target.write_text(render_gateway(listen, own_folder, addresses, claims, hubs, pages, balancers=balancers))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
