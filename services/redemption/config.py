"""Redemption's settings."""

from ipaddress import ip_network

from pydantic import field_validator

from services.redemption.domain.notice_address import Network
from shared.runtime.settings import RuntimeSettings


class Config(RuntimeSettings):
    """What every service is told, and where notices to merchants may go beside the open internet."""

    notice_networks: str = ""
    """Networks (CIDR, separated by commas) that notices may be sent into, also without TLS: none but in a demo."""

    @field_validator("notice_networks")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        _networks(value)
        return value

    @property
    def networks(self) -> tuple[Network, ...]:
        return _networks(self.notice_networks)


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
