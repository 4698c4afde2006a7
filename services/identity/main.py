"""Identity's wiring plan."""

from services.identity.adapters.argon2_passwords import Argon2Passwords
from services.identity.adapters.file_texting import FileTexting
from services.identity.adapters.http_texting import HttpTexting
from services.identity.adapters.postgres_people import PostgresPeople
from services.identity.adapters.postgres_staff import PostgresStaff
from services.identity.adapters.postgres_token_keys import TokenKeys
from services.identity.config import Config
from services.identity.entrypoints.cli import ask_and_appoint
from services.identity.entrypoints.demo import demo_routes
from services.identity.entrypoints.desk import LARGE_BODIES, desk_routes
from services.identity.entrypoints.http import Parts, routes
from services.identity.entrypoints.sessions import session_routes
from services.identity.entrypoints.staff import staff_routes
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database
from shared.runtime.seal import Seal
from shared.runtime.standard_roles import standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Worker

SERVICE = "identity"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="identity-http")
    seal = Seal(load_keyring(config.keys_dir, "personal_data"))
    hashes = [load_keyring(config.keys_dir, name) for name in ("national_id_hash", "phone_hash", "otp_hash")]
    token_keys = TokenKeys(database, Seal(load_keyring(config.keys_dir, "token_signing")))
    in_the_clear = FileTexting(config.notes_dir) if config.demo else None
    texting = HttpTexting(config.sms_url, config.keys_dir / "sms.token") if config.sms_url else in_the_clear
    parts = Parts(
        database=database, people=lambda transaction: PostgresPeople(transaction, seal, *hashes),
        staff=PostgresStaff, passwords=Argon2Passwords(), texting=texting, tokens=token_keys,
        published_keys=token_keys.published, rotate_key=token_keys.rotate, verifier=TokenVerifier(config.identity_url),
    )  # fmt: skip
    demo = [demo_routes(parts)] if config.demo else []
    return build_http_app(
        SERVICE, [routes(parts), staff_routes(parts), session_routes(parts), desk_routes(parts), *demo],
        ready=database.ready, resources=[database], large_bodies=LARGE_BODIES, log_format=config.log_format,
    )  # fmt: skip


def worker() -> Worker:
    """Relay and audit notes."""
    config = Config()
    database = Database(config.postgres_dsn, name="identity-worker", connections_max=4)
    return Worker(SERVICE, config, database, standard_roles(SERVICE, config, database))


async def first_admin(login: str) -> int:
    """The shell's door."""
    async with Database(Config().postgres_dsn, name="identity-cli") as database:
        return await ask_and_appoint(database, PostgresStaff, Argon2Passwords(), login)
