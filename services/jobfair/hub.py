"""The hub's wiring plan: a process of its own, of which there may be several; it serves frames and asks no database."""

from services.jobfair.config import Config
from shared.runtime.http_app import ServiceApp, build_http_app


async def _ready() -> bool:
    return True


def hub() -> ServiceApp:
    """Frames out to browsers."""
    config = Config()
    return build_http_app("jobfair", [], ready=_ready, log_format=config.log_format, kind="hub")
