"""Redemption's wiring plan."""

from services.redemption.adapters.postgres_day_files import PostgresDayFiles
from services.redemption.adapters.postgres_merchant_views import PostgresMerchantViews
from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_settlements import PostgresSettlements
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.adapters.xlsx_day_sheet import xlsx_day_sheet
from services.redemption.config import Config
from services.redemption.entrypoints.consumers import LISTENS_TO, receiving
from services.redemption.entrypoints.http import shopper_routes
from services.redemption.entrypoints.jobs import EVERY_S, closing_days, expiring
from services.redemption.entrypoints.merchant_door import MerchantParts
from services.redemption.entrypoints.routers import desk_routers, merchant_routers, till_routers
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
    shopper = shopper_routes(
        database, PostgresShops, verifier, code_key=keys["till_code"], voucher_key=keys["voucher_id"],
        platform_key=door.public_key,
    )  # fmt: skip
    tills = TillParts(database, PostgresCounter, PostgresShops, door, keys["till_code"])
    merchants = MerchantParts(
        database, PostgresShops, PostgresCounter, PostgresMerchantViews, PostgresDayFiles(database), xlsx_day_sheet,
        verifier,
    )  # fmt: skip
    routers = [shopper, *till_routers(tills, merchants.files), *merchant_routers(merchants), *desk_routers(merchants)]
    return build_http_app(SERVICE, routers, ready=database.ready, resources=[database], log_format=config.log_format)


def worker() -> Worker:
    """Relay, audit notes, vouchers coming in, vouchers expiring, days closing."""
    config = Config()
    database = Database(config.postgres_dsn, name="redemption-worker", connections_max=8)
    facts = consumers(SERVICE, config, database, LISTENS_TO, receiving(PostgresCounter, PostgresSettlements))
    timers = [
        Timer("redemption:expire", config.postgres_dsn, EVERY_S, expiring(database, PostgresCounter)),
        Timer("redemption:close_days", config.postgres_dsn, EVERY_S, closing_days(database, PostgresCounter)),
    ]
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts, *timers])
