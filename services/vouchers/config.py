"""Vouchers' settings."""

from shared.runtime.settings import RuntimeSettings


class Config(RuntimeSettings):
    """Limits of the gate; the prefix is JINQIU_ like everyone's."""

    attempts_max: int = 20
    """Attempts and tickets a citizen may make within `attempts_window_s`."""
    attempts_window_s: float = 10.0
