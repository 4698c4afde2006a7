"""`make load`: exit 0 when no threshold was missed, no promise broken, and no answer was of a kind that must not be."""

import asyncio
import logging
import sys

from loadtests.load.run import run
from loadtests.load.settings import settings_from_environment

if __name__ == "__main__":
    logging.disable(logging.ERROR)  # probes of servers that are still starting
    sys.exit(asyncio.run(run(settings_from_environment())))
