"""Jobfair's settings."""

from shared.runtime.settings import RuntimeSettings


class Config(RuntimeSettings):
    """Nothing beyond what every service is told."""
