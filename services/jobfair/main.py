"""Jobfair's wiring plan of two processes. Parts of `http`: `show_doors.py`, `live_doors.py`, `catalogue_doors.py`,
`figure_doors.py`; of `worker`: `background.py`. The other two processes have plans of their own: `fold.py`, `hub.py`.
"""

from functools import partial

from services.jobfair.adapters.file_show_keys import show_keys
from services.jobfair.adapters.hmac_viewer_tokens import HmacViewerTokens
from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.background import background
from services.jobfair.catalogue_doors import LARGE_BODIES as IMPORT_BODIES
from services.jobfair.catalogue_doors import catalogue_doors
from services.jobfair.config import Config
from services.jobfair.entrypoints.frame_schemas import frame_schemas
from services.jobfair.figure_doors import figure_doors
from services.jobfair.live_doors import live_doors
from services.jobfair.show_doors import show_doors
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Worker

SERVICE = "jobfair"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-http", connections_max=12)
    keys, viewers = show_keys(config.keys_dir), load_keyring(config.keys_dir, "viewer")
    show, verifier = partial(PostgresShow, seal=keys.seal), TokenVerifier(config.identity_url)
    routers = show_doors(database, show, verifier, HmacViewerTokens(viewers), viewers.newest, keys.fingerprint)
    live = live_doors(config, database, show, verifier, viewers)
    routers += [*live.routers, *catalogue_doors(database, verifier), *figure_doors(database, verifier)]
    return build_http_app(
        SERVICE,
        routers,
        raw_routes=live.raw_routes,
        schemas=frame_schemas(),
        large_bodies=live.large_bodies | IMPORT_BODIES,
        ready=database.ready,
        resources=[database, *live.resources],
        log_format=config.log_format,
    )


def worker() -> Worker:
    """Relay, audit notes, and what goes on without anybody at a door."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-worker", connections_max=6)
    return Worker(
        SERVICE, config, database, [*standard_roles(SERVICE, config, database), *background(config, database)]
    )
