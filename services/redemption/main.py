"""Redemption's wiring plan."""

from services.redemption.adapters.dns_resolver import DnsResolver
from services.redemption.adapters.postgres_day_files import PostgresDayFiles
from services.redemption.adapters.postgres_endpoints import PostgresEndpoints
from services.redemption.adapters.postgres_merchant_views import PostgresMerchantViews
from services.redemption.adapters.postgres_notices import PostgresNotices
from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_settlements import PostgresSettlements
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.adapters.xlsx_day_sheet import xlsx_day_sheet
from services.redemption.config import Config
from services.redemption.entrypoints.consumers import LISTENS_TO, receiving
from services.redemption.entrypoints.http import shopper_routes
from services.redemption.entrypoints.jobs import EVERY_S, clock_jobs
from services.redemption.entrypoints.merchant_door import MerchantParts
from services.redemption.entrypoints.notice_parts import NoticeParts
from services.redemption.entrypoints.redeem_door import redeem_route
from services.redemption.entrypoints.routers import merchant_routers, office_routers, till_routers
from services.redemption.entrypoints.till import TillParts
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
    tills = TillParts(database, PostgresCounter, PostgresShops, door, keys["till_code"])
    merchants = MerchantParts(
        database, PostgresShops, PostgresCounter, PostgresMerchantViews, PostgresDayFiles(database), xlsx_day_sheet,
        verifier,
    )  # fmt: skip
    notices = NoticeParts(database, PostgresNotices, PostgresEndpoints, PostgresShops, DnsResolver(), config.networks)
    shopper = shopper_routes(tills, verifier, keys["voucher_id"])
    routers = [shopper, *till_routers(tills, merchants), *merchant_routers(merchants)]
    routers += office_routers(merchants, notices, door)
    return build_http_app(
        SERVICE, routers, raw_routes=[redeem_route(tills)], ready=database.ready, resources=[database],
        log_format=config.log_format,
    )  # fmt: skip


def worker() -> Worker:
    """Relay, audit notes, vouchers coming in, notices noted, vouchers expiring, days closing."""
    config = Config()
    database = Database(config.postgres_dsn, name="redemption-worker", connections_max=8)
    facts = receiving(PostgresCounter, PostgresSettlements, PostgresNotices)
    jobs = clock_jobs(database, PostgresCounter)
    timers = [Timer(f"redemption:{name}", config.postgres_dsn, EVERY_S, act) for name, act in jobs]
    listening = consumers(SERVICE, config, database, LISTENS_TO, facts)
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *listening, *timers])
