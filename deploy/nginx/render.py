"""Write the gateway's configuration: one upstream and one path a service.

Run as `python -m deploy.nginx.render FILE` for containers: services by their names, everything of nginx's own under
/run/gateway.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from deploy.local.stack import SERVICES, USUAL_PORTS
from shared.contracts.refusals import REFUSALS, Code
from shared.runtime.problem import RETRY_AFTER_S, problem_body

_UPSTREAM = """    upstream {service} {{
{servers}        keepalive 256;
        keepalive_requests 1000000;
    }}
"""
_LOCATION = """        location /api/{service}/ {{
            proxy_pass http://{service};
        }}
        location = /api/{service}/openapi.json {{
            proxy_pass http://{service}/openapi.json;
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
            default_type application/problem+json;{wait}
            return {status} '{body}';
        }}
"""
_OWN_REFUSALS = (
    Code.MALFORMED, Code.NOT_FOUND, Code.METHOD_NOT_ALLOWED, Code.TOO_LARGE, Code.TOO_MANY, Code.BUSY_RETRY,
)  # fmt: skip


def render_gateway(
    listen: str, own_folder: Path, addresses: Mapping[str, str], claims: Sequence[str], hubs: Sequence[str]
) -> str:
    """The text of nginx's configuration; `addresses` maps service to host:port, `claims` and `hubs` are those of the
    processes that decide claims and that stream frames, `own_folder` is for its pid and bodies on their way."""
    template = (Path(__file__).parent / "gateway.conf.template").read_text()
    values = {
        "LISTEN": listen,
        "STATE": str(own_folder),
        "UPSTREAMS": "".join(_upstream(name, [at]) for name, at in addresses.items())
        + _upstream("vouchers-claims", claims)
        + _upstream("jobfair-hub", hubs),
        "REFUSALS": "".join(map(_refusal, _OWN_REFUSALS)),
        "LOCATIONS": "".join(_LOCATION.format(service=name) for name in addresses) + _CLAIMS + _HUB,
    }
    return Template(template).safe_substitute(values)


def _upstream(name: str, addresses: Sequence[str]) -> str:
    return _UPSTREAM.format(service=name, servers="".join(f"        server {at};\n" for at in addresses))


def _refusal(code: Code) -> str:
    """What the gateway answers by itself, from the same table as the services.

    Whatever body the request had, its refusal has none to measure: the server's limit would meet it again here, after
    a door with a limit of its own, and put a page of nginx's in the refusal's place.
    """
    after_s = RETRY_AFTER_S.get(code)
    wait = f"\n            add_header Retry-After {after_s} always;" if after_s else ""
    body = problem_body(code, retry_after_s=after_s, trace_id="$request_id").decode()
    return _REFUSAL.format(code=code, wait=wait, status=REFUSALS[code].status, body=body)


def main(target: Path) -> None:
    """Write the configuration for containers."""
    addresses = {service: f"{service}-http:{USUAL_PORTS[f'{service}-http']}" for service in SERVICES}
    claims, hubs = ([f"{name}:{USUAL_PORTS[name]}"] for name in ("vouchers-claims", "jobfair-hub"))
    listen = f"0.0.0.0:{USUAL_PORTS['gateway']}"
    target.write_text(render_gateway(listen, Path("/run/gateway"), addresses, claims, hubs))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
