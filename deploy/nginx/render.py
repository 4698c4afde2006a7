"""Write the gateway's configuration: one upstream and one path a service."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

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


def render_gateway(listen: str, state_folder: Path, addresses: Mapping[str, str]) -> str:
    """The text of nginx's configuration; `addresses` maps service to host:port."""
    template = (Path(__file__).parent / "gateway.conf.template").read_text()
    values = {
        "LISTEN": listen,
        "STATE": str(state_folder),
        "UPSTREAMS": "".join(_UPSTREAM.format(service=name, address=at) for name, at in addresses.items()),
        "LOCATIONS": "".join(_LOCATION.format(service=name) for name in addresses),
    }
    return Template(template).safe_substitute(values)
