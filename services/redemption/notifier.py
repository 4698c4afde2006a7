"""The notifier's wiring plan: a process of its own, apart from `main` because it needs little of what stands there."""

from services.redemption.adapters.dns_resolver import DnsResolver
from services.redemption.adapters.http_receiver import HttpReceiver
from services.redemption.adapters.postgres_deliveries import PostgresDeliveries
from services.redemption.adapters.postgres_endpoints import PostgresEndpoints
from services.redemption.adapters.postgres_notices import PostgresNotices
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.config import Config
from services.redemption.entrypoints.notice_parts import NoticeParts
from services.redemption.entrypoints.notifier import Notifier
from services.redemption.usecases.deliver_notices import Post
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database
from shared.runtime.signing import private_key_from
from shared.runtime.worker import Worker


def notifier() -> Worker:
    """Notices on their way to merchants' systems."""
    config = Config()
    database = Database(config.postgres_dsn, name="redemption-notifier", connections_max=6)
    receiver = HttpReceiver(private_key_from(load_keyring(config.keys_dir, "answer_signing").newest))
    post = Post(PostgresDeliveries(database), DnsResolver(), receiver, config.networks)
    return Worker("redemption", config, database, [Notifier(config.postgres_dsn, post)], kind="notifier")


def notice_parts(config: Config, database: Database) -> NoticeParts:
    """What the doors around notices stand on."""
    return NoticeParts(database, PostgresNotices, PostgresEndpoints, PostgresShops, DnsResolver(), config.networks)
