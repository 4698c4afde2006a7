"""`make faults`: the main job while parts of the stack are killed; exit 1 when a promise is broken."""

import asyncio
import logging
import sys

from loadtests.demo.run import Sabotage, run
from loadtests.demo.settings import settings_from_environment
from loadtests.faults.saboteur import sabotage_fair, sabotage_rounds, sabotage_settlement

if __name__ == "__main__":
    logging.disable(logging.ERROR)  # clients whose server was just killed
    sabotage = Sabotage(sabotage_rounds, sabotage_settlement, sabotage_fair)
    sys.exit(asyncio.run(run(settings_from_environment(scale=0.1, day_s=16.0), sabotage)))
