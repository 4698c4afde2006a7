"""What Locust is told to run: the users, their number by the scenario's curve, and what happens around them.

The users' classes of a scenario are named on the command line, the stage by JINQIU_LOAD_STAGE; `make load` does both.
"""

import os
import time
from pathlib import Path
from typing import Any

import gevent
from locust import LoadTestShape, events
from locust.env import Environment
from locust.runners import MasterRunner, WorkerRunner

from loadtests.clients.history import FLUSH_EVERY_S
from loadtests.load.fair import Reader, Viewer
from loadtests.load.filing import Buyer
from loadtests.load.journey import Journey
from loadtests.load.part import Part
from loadtests.load.progress import PROGRESS_EVERY_S, line_of
from loadtests.load.rush import Shopper
from loadtests.load.scenarios import SCENARIOS
from loadtests.load.stage import STAGE_VARIABLE, read_stage
from loadtests.load.tills import Cashier

__all__ = ["Shopper", "Cashier", "Buyer", "Viewer", "Reader", "CityCurve"]

STAGE = read_stage(Path(os.environ[STAGE_VARIABLE]))
CURVE = SCENARIOS[STAGE.scenario].curve


class CityCurve(LoadTestShape):
    """The scenario's curve, by the time of the opening."""

    def tick(self) -> tuple[int, float] | None:
        """Asked by Locust once a second; stopping waits for the last figures of all workers, quitting does not."""
        told = CURVE.tick(time.time() - STAGE.opens_at, STAGE.whole_s, STAGE.users)
        if told is None and self.runner is not None:
            self.runner.stop()
        return told


@events.init.add_listener  # type: ignore[untyped-decorator]
def know_oneself(environment: Environment, **_: Any) -> None:
    """A worker writes no statistics: it would write its own over those of all, which the one that leads has."""
    if isinstance(environment.runner, WorkerRunner) and environment.parsed_options is not None:
        environment.parsed_options.json_file = None


@events.test_start.add_listener  # type: ignore[untyped-decorator]
def begin(environment: Environment, **_: Any) -> None:
    """A process that has users takes its part; the one that leads says how it goes."""
    runner = environment.runner
    if not isinstance(runner, MasterRunner):
        index = runner.worker_index if isinstance(runner, WorkerRunner) else 0
        Journey.part = Part(STAGE, index, STAGE.processes)
        gevent.spawn(_flush_for_ever, Journey.part)
    if not isinstance(runner, WorkerRunner):
        gevent.spawn(_say_for_ever, environment)


@events.user_error.add_listener  # type: ignore[untyped-decorator]
def crashed(user_instance: Journey, exception: Exception, **_: Any) -> None:
    """A user that fell over is no answer, and must not be."""
    user_instance.wrong(type(user_instance).__name__.lower(), f"{type(exception).__name__}: {exception}"[:200])


@events.quit.add_listener  # type: ignore[untyped-decorator]
def end(**_: Any) -> None:
    """The last of what users were told goes to disk."""
    if hasattr(Journey, "part"):
        Journey.part.close()


def _flush_for_ever(part: Part) -> None:
    """By a real thread, so that no user waits for the disk."""
    while True:
        gevent.sleep(FLUSH_EVERY_S)
        gevent.get_hub().threadpool.apply(part.flush)


def _say_for_ever(environment: Environment) -> None:
    while True:
        gevent.sleep(PROGRESS_EVERY_S)
        if environment.runner is not None:
            print(line_of(environment.stats, environment.runner.user_count, STAGE, time.time()), flush=True)
