"""Start a worker process: `python -m shared.runtime.run_worker services.<name>.main:worker`."""

import importlib
import sys

import uvloop

from shared.runtime.logging import set_up_logging
from shared.runtime.settings import RuntimeSettings
from shared.runtime.watchdog import watched
from shared.runtime.worker import Worker


def main(target: str) -> None:
    """Build the worker that `module:factory` names and run it until it is told to stop."""
    module, _, factory = target.partition(":")
    worker: Worker = getattr(importlib.import_module(module), factory)()
    set_up_logging(worker.process, log_format=RuntimeSettings().log_format)
    uvloop.run(_watched(worker))


async def _watched(worker: Worker) -> None:
    async with watched():
        await worker.run()


if __name__ == "__main__":
    main(sys.argv[1])
