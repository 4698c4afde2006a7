"""Times of the demo's parts, and its progress on the screen."""

import os
import time

from rich.console import Console

console = Console()


class Clock:
    """Times of the parts, and progress on the screen."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self._part = self.started
        self.timings: dict[str, float] = {"setup": float(os.environ.get("JINQIU_SETUP_S", "0"))}

    def say(self, text: str) -> None:
        console.print(f"[dim]{time.monotonic() - self.started:6.1f} s[/dim]  {text}")

    def age(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def part(self, name: str) -> None:
        """The part that ends now took this long."""
        now = time.monotonic()
        self.timings[name] = round(now - self._part, 2)
        self._part = now
