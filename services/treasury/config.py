"""Treasury's settings."""

from datetime import timedelta

from pydantic import Field

from shared.runtime.settings import RuntimeSettings


class Config(RuntimeSettings):
    """What every service is told, and the way to the bank."""

    bank_url: str = ""
    """The bank's link; empty: payment files and answers are carried by hand."""
    bank_silence_s: float = Field(default=3600, ge=1)
    """A payout of which nothing was heard for so long is asked about by its own id."""

    reconcile_every_s: float = Field(default=86_400, ge=1)
    """A campaign with merchants' days is reconciled by itself once in so long."""

    @property
    def bank_silence(self) -> timedelta:
        return timedelta(seconds=self.bank_silence_s)

    @property
    def reconcile_every(self) -> timedelta:
        return timedelta(seconds=self.reconcile_every_s)
