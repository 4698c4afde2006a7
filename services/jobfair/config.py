"""Jobfair's settings."""

from shared.runtime.settings import RuntimeSettings


class Config(RuntimeSettings):
    """What every service is told, and how large a hub is."""

    hub_sockets_max: int = 8_000
    """Readers of one hub process: 8,000 at the show's pace of frames take half a core; more hubs take more."""
