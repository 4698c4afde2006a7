"""Make the secrets of a Docker stack once: key files, and the passwords of Postgres's roles.

Run as `python -m deploy.docker.make_secrets KEYS_DIR PASSWORD_DIR`; what is there stays as it is. So no file of the
repository and no variable holds a secret: clients read `KEYS_DIR/pgpass`, Postgres reads `PASSWORD_DIR/password`.
"""

import secrets
import sys
from pathlib import Path

from shared.runtime.keyfiles import make_missing_keys

SUPERUSER = "postgres"


def make_secrets(keys_dir: Path, password_dir: Path) -> None:
    """Make what is missing."""
    make_missing_keys(keys_dir)
    password, roles, pgpass = password_dir / "password", keys_dir / "roles.password", keys_dir / "pgpass"
    if pgpass.exists():
        return
    password.write_text(secrets.token_hex(16))
    password.chmod(0o444)  # Postgres's own user reads it; nobody else has the volume
    _write_private(roles, secrets.token_hex(16))
    _write_private(pgpass, f"*:*:*:{SUPERUSER}:{password.read_text()}\n*:*:*:*:{roles.read_text()}\n")


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text)


if __name__ == "__main__":
    make_secrets(Path(sys.argv[1]), Path(sys.argv[2]))
