"""The fold's wiring plan: a process of its own, of which there may be several."""

import tempfile
from functools import partial
from pathlib import Path

from services.jobfair.adapters.faust_images import FaustImages, make_app
from services.jobfair.adapters.kafka_partials_out import KafkaPartialsOut
from services.jobfair.adapters.kafka_past import KafkaPast
from services.jobfair.config import Config
from services.jobfair.entrypoints.fold import Fold
from shared.runtime.postgres import Database
from shared.runtime.worker import Worker


def fold() -> Worker:
    """Interactions folded into partial figures by Faust."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-fold", connections_max=2)
    bootstrap = config.kafka_bootstrap
    folder = Path(tempfile.gettempdir()) / "jobfair-fold"  # Faust wants one; with tables in memory nothing is in it
    role = Fold(
        partial(make_app, bootstrap, folder), FaustImages, KafkaPast(bootstrap), partial(KafkaPartialsOut, bootstrap)
    )
    return Worker("jobfair", config, database, [role], kind="fold")
