"""`make demo`: exit 0 when every promise holds and the books close."""

import asyncio
import logging
import sys

from loadtests.demo.run import run
from loadtests.demo.settings import settings_from_environment

if __name__ == "__main__":
    logging.disable(logging.ERROR)  # probes of servers that are still starting
    sys.exit(asyncio.run(run(settings_from_environment())))
