"""Redemption's wiring plan."""

from services.redemption.adapters.postgres_day_files import PostgresDayFiles
from services.redemption.adapters.postgres_enrolments import PostgresEnrolments
from services.redemption.adapters.postgres_merchant_views import PostgresMerchantViews
from services.redemption.adapters.postgres_notices import PostgresNotices
from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_settlements import PostgresSettlements
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.adapters.postgres_till_views import PostgresTillViews
from services.redemption.adapters.postgres_uses import HOT_SETTINGS
from services.redemption.adapters.xlsx_day_sheet import xlsx_day_sheet
from services.redemption.config import Config
from services.redemption.entrypoints.consumers import LISTENS_TO, receiving
from services.redemption.entrypoints.enrolments import EnrolmentParts
from services.redemption.entrypoints.jobs import EVERY_S, clock_jobs
from services.redemption.entrypoints.merchant_door import MerchantParts
from services.redemption.entrypoints.redeem_door import redeem_route
from services.redemption.entrypoints.routers import every_router
from services.redemption.entrypoints.till import TillParts
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.notifier import notice_parts
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database
from shared.runtime.signing import private_key_from
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Timer, Worker

SERVICE = "redemption"


def http() -> ServiceApp:
    """The doors; redeems have connections of their own."""
    config = Config()
    database = Database(config.postgres_dsn, name="redemption-http", connections_max=12)
    hot = Database(config.postgres_dsn, name="redemption-redeems", settings=HOT_SETTINGS)
    keys = {name: load_keyring(config.keys_dir, name).newest for name in ("till_code", "voucher_id", "answer_signing")}
    door = TillDoor(database, PostgresShops, private_key_from(keys["answer_signing"]))
    tills = TillParts(database, PostgresCounter, PostgresShops, door, keys["till_code"])
    rows = (database, PostgresShops, PostgresCounter, PostgresMerchantViews, PostgresDayFiles(database))
    merchants = MerchantParts(*rows, xlsx_day_sheet, TokenVerifier(config.identity_url))
    notices = notice_parts(config, database)
    enrolments = EnrolmentParts(database, PostgresEnrolments, PostgresShops, merchants.verifier, keys["till_code"])
    return build_http_app(
        SERVICE, every_router(tills, merchants, notices, enrolments, PostgresTillViews, keys["voucher_id"]),
        raw_routes=[redeem_route(tills, hot)], ready=database.ready, resources=[database, hot],
        log_format=config.log_format,
    )  # fmt: skip


def worker() -> Worker:
    """Relay, audit notes, vouchers coming in, notices noted, vouchers expiring, days closing."""
    config = Config()
    database = Database(config.postgres_dsn, name="redemption-worker", connections_max=8)
    facts = receiving(PostgresCounter, PostgresSettlements, PostgresNotices)
    timers = (Timer(name, config.postgres_dsn, EVERY_S, act) for name, act in clock_jobs(database, PostgresCounter))
    roles = [*standard_roles(SERVICE, config, database), *consumers(SERVICE, config, database, LISTENS_TO, facts)]
    return Worker(SERVICE, config, database, [*roles, *timers])
