"""Redemption's wiring plan."""

from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.config import Config
from services.redemption.entrypoints.consumers import LISTENS_TO, receiving
from services.redemption.entrypoints.desk import desk_routes
from services.redemption.entrypoints.http import shopper_routes
from services.redemption.entrypoints.jobs import EVERY_S, closing_days, expiring
from services.redemption.entrypoints.merchant_staff import staff_routes
from services.redemption.entrypoints.refunds import merchant_refund_routes, till_refund_routes
from services.redemption.entrypoints.till import TillParts, till_routes
from services.redemption.entrypoints.till_door import TillDoor
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database
from shared.runtime.signing import private_key_from
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Timer, Worker

SERVICE = "redemption"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="redemption-http", connections_max=12)
    keys = {name: load_keyring(config.keys_dir, name).newest for name in ("till_code", "voucher_id", "answer_signing")}
    door = TillDoor(database, PostgresShops, private_key_from(keys["answer_signing"]))
    verifier = TokenVerifier(config.identity_url)
    shopper = shopper_routes(
        database, PostgresShops, verifier, code_key=keys["till_code"], voucher_key=keys["voucher_id"],
        platform_key=door.public_key,
    )  # fmt: skip
    parts = TillParts(database, PostgresCounter, PostgresShops, door, keys["till_code"])
    tills = [till_routes(parts), till_refund_routes(parts)]
    merchant = merchant_refund_routes(database, PostgresShops, PostgresCounter, verifier)
    staff = staff_routes(database, PostgresShops, verifier)
    desk = desk_routes(database, PostgresShops, PostgresCounter, verifier)
    routers = [shopper, *tills, merchant, staff, desk]
    return build_http_app(SERVICE, routers, ready=database.ready, resources=[database], log_format=config.log_format)


def worker() -> Worker:
    """Relay, audit notes, vouchers coming in, vouchers expiring, days closing."""
    config = Config()
    database = Database(config.postgres_dsn, name="redemption-worker", connections_max=8)
    facts = consumers(SERVICE, config, database, LISTENS_TO, receiving(PostgresCounter))
    timers = [
        Timer("redemption:expire", config.postgres_dsn, EVERY_S, expiring(database, PostgresCounter)),
        Timer("redemption:close_days", config.postgres_dsn, EVERY_S, closing_days(database, PostgresCounter)),
    ]
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts, *timers])
