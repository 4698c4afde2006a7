"""Identity's settings."""

from typing import Self

from pydantic import model_validator

from shared.runtime.settings import RuntimeSettings


class Config(RuntimeSettings):
    """Who sends the texts."""

    sms_url: str = ""
    """Where one-time codes are posted to be sent; without it only a demo has codes, in a file of its own."""

    @model_validator(mode="after")
    def _production_sends_texts(self) -> Self:
        if self.production and not self.sms_url:
            raise ValueError("JINQIU_PRODUCTION needs JINQIU_SMS_URL: nobody could log in")
        return self
