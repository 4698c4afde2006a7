"""What every process of a service is told by its environment. A service's `config.py` extends this, and nothing else
in it reads variables; what starts or plays the stack (`deploy/`, `loadtests/`) reads a few of its own.
"""

from pathlib import Path
from typing import Self

from pydantic import model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class RuntimeSettings(BaseSettings):
    """Addresses, key folder and mode, from variables with the prefix JINQIU_."""

    model_config = SettingsConfigDict(env_prefix="JINQIU_", frozen=True, extra="ignore")

    postgres_dsn: str
    kafka_bootstrap: str
    redis_url: str
    identity_url: str
    keys_dir: Path
    notes_dir: Path
    """Folder outside Postgres where heads of audit chains are noted."""
    documents_url: str = ""
    """Where uploaded documents are kept: file:///… or s3://… (credentials in the provider's own variables)."""
    ops_port: int = 0
    """Port on 127.0.0.1 where a worker tells its health."""
    ops_host: str = "127.0.0.1"
    log_format: str = "json"
    demo: bool = False
    """Opens the demo log-ins; refused together with `production`."""
    production: bool = False

    @model_validator(mode="after")
    def _demo_never_in_production(self) -> Self:
        if self.demo and self.production:
            raise ValueError("JINQIU_DEMO and JINQIU_PRODUCTION exclude one another")
        return self
