"""The fold's wiring plan: a process of its own, of which there may be several."""

from services.jobfair.config import Config
from shared.runtime.postgres import Database
from shared.runtime.worker import Worker


def fold() -> Worker:
    """Interactions folded into partial figures by Faust."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-fold", connections_max=2)
    return Worker("jobfair", config, database, [], kind="fold")
