"""Who sends the codes: a provider, a demo's own file, or nobody; never a file outside a demo."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from services.identity.adapters.http_texting import HttpTexting
from services.identity.config import Config
from services.identity.domain.person import Refusal
from services.identity.tests.fakes import FakePeople
from services.identity.usecases.send_code import send_code
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError

TOLD: dict[str, Any] = {
    "postgres_dsn": "", "kafka_bootstrap": "", "redis_url": "", "identity_url": "", "keys_dir": "k", "notes_dir": "n",
}  # fmt: skip


async def test_without_anybody_to_send_texts_there_are_no_codes() -> None:
    people = FakePeople()
    assert await send_code(people, None, "19900000001") == Refused(Refusal.TEXTS_OFF)
    assert people.codes == {}


def test_production_does_not_start_without_a_provider() -> None:
    with pytest.raises(ValidationError, match="JINQIU_SMS_URL"):
        Config(**TOLD, production=True)
    assert Config(**TOLD, production=True, sms_url="http://sms").production


async def test_a_text_is_posted_to_the_provider_under_its_token(tmp_path: Path) -> None:
    asked: list[httpx.Request] = []

    def provider(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(202)

    (tmp_path / "sms.token").write_text("secret\n")
    texting = HttpTexting("http://sms/send", tmp_path / "sms.token", httpx.MockTransport(provider))
    await texting.send("19900000001", "【金秋】验证码123456")
    assert json.loads(asked[0].content) == {"phone": "19900000001", "text": "【金秋】验证码123456"}
    assert asked[0].headers["authorization"] == "Bearer secret"


def away(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectTimeout("away")


def broken(request: httpx.Request) -> httpx.Response:
    return httpx.Response(500)


@pytest.mark.parametrize("provider", [away, broken])
async def test_a_provider_that_does_not_take_a_text_is_unavailable(provider: Any, tmp_path: Path) -> None:
    texting = HttpTexting("http://sms/send", tmp_path / "none", httpx.MockTransport(provider))
    with pytest.raises(UnavailableError):
        await texting.send("19900000001", "text")
