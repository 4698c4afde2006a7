"""Jobfair's wiring plan."""

from functools import partial

from services.jobfair.adapters.hmac_viewer_tokens import HmacViewerTokens
from services.jobfair.adapters.kafka_live_log import KafkaLiveLog
from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.adapters.postgres_catalogue import PostgresCatalogue
from services.jobfair.adapters.postgres_held_texts import PostgresHeldTexts
from services.jobfair.adapters.postgres_rooms import PostgresRooms
from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.adapters.show_keys import show_keys
from services.jobfair.bureau_doors import IMPORT_BODIES, bureau_doors
from services.jobfair.config import Config
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.entrypoints.catalogue_jobs import FINISH_EVERY_S, finishing
from services.jobfair.entrypoints.consumers import LISTENS_TO, forwarding
from services.jobfair.entrypoints.show_jobs import MOVE_ROOMS_EVERY_S, moving_due_rooms
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.entrypoints.show_routers import show_routers
from services.jobfair.live_doors import LARGE_BODIES, live_doors
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Timer, Worker

SERVICE = "jobfair"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-http", connections_max=12)
    keys, tokens = show_keys(config.keys_dir), HmacViewerTokens(load_keyring(config.keys_dir, "viewer"))
    show, verifier = partial(PostgresShow, seal=keys.seal), TokenVerifier(config.identity_url)
    routers = show_routers(ShowParts(database, show, verifier, tokens, keys.viewer, keys.fingerprint))
    live = live_doors(config, database, show, verifier)
    return build_http_app(
        SERVICE, [*routers, *live.routers, *bureau_doors(database, verifier)], raw_routes=live.raw_routes,
        large_bodies=LARGE_BODIES | IMPORT_BODIES, ready=database.ready, resources=[database, *live.resources],
        log_format=config.log_format,
    )  # fmt: skip


def worker() -> Worker:
    """Relay, audit notes, own facts forwarded to the live log, rooms opened and closed, imports finished, the merge."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-worker", connections_max=6)
    log = KafkaLiveLog(config.kafka_bootstrap)
    facts = consumers(SERVICE, config, database, LISTENS_TO, forwarding(PostgresRooms, PostgresHeldTexts, log))
    due = moving_due_rooms(database, partial(PostgresShow, seal=show_keys(config.keys_dir).seal))
    finish = finishing(database, partial(PostgresCatalogue, folding=JobGate(simplified_characters()).folding))
    timers = [
        Timer("jobfair:move_rooms", config.postgres_dsn, MOVE_ROOMS_EVERY_S, due),
        Timer("jobfair:finish_changes", config.postgres_dsn, FINISH_EVERY_S, finish),
    ]
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts, *timers, log])
