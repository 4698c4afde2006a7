"""Write the gateway's configuration: one upstream and one path a service.

Run as `python -m deploy.nginx.render FILE` for containers: services by their names, everything of nginx's own under
/run/gateway.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from string import Template

from deploy.local.stack import SERVICES, USUAL_PORTS

_UPSTREAM = """    upstream {service} {{
        server {address};
        keepalive 256;
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


def render_gateway(listen: str, own_folder: Path, addresses: Mapping[str, str]) -> str:
    """The text of nginx's configuration; `addresses` maps service to host:port, `own_folder` is for
    its pid and bodies on their way."""
    template = (Path(__file__).parent / "gateway.conf.template").read_text()
    values = {
        "LISTEN": listen,
        "STATE": str(own_folder),
        "UPSTREAMS": "".join(_UPSTREAM.format(service=name, address=at) for name, at in addresses.items()),
        "LOCATIONS": "".join(_LOCATION.format(service=name) for name in addresses),
    }
    return Template(template).safe_substitute(values)


def main(target: Path) -> None:
    """Write the configuration for containers."""
    addresses = {service: f"{service}-http:{USUAL_PORTS[f'{service}-http']}" for service in SERVICES}
    target.write_text(render_gateway(f"0.0.0.0:{USUAL_PORTS['gateway']}", Path("/run/gateway"), addresses))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
