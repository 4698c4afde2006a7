"""Who bears a token, by what a screen may show of them."""

from dataclasses import replace

from services.identity.domain.person import masked_name
from services.identity.tests import builders as b
from services.identity.tests.fakes import FakePeople, FakeStaff
from services.identity.usecases.ports import StaffAccount, StaffState
from services.identity.usecases.see_bearer import Bearer, see_bearer

OFFICER = StaffAccount("s1", "li.ming", "hash", "finance", "taocheng")


async def test_a_citizen_is_shown_by_the_first_character_of_the_name() -> None:
    people = FakePeople()
    await people.add([("c1", b.person())], ["campaign"])
    found = await see_bearer(people, FakeStaff(), "c1", "citizen")
    assert found == Bearer(masked_name(b.person().name), "citizen", None)
    assert masked_name("欧阳修文") == "欧***"
    assert await see_bearer(people, FakeStaff(), "c2", "citizen") is None


async def test_who_took_the_needed_consent_back_bears_nothing() -> None:
    people = FakePeople()
    await people.add([("c1", b.person())], ["campaign"])
    await people.withdraw_consent("c1", "campaign")
    assert await see_bearer(people, FakeStaff(), "c1", "citizen") is None


async def test_a_member_of_staff_is_who_the_account_says_now() -> None:
    staff = FakeStaff()
    await staff.add(OFFICER)
    assert await see_bearer(FakePeople(), staff, "s1", "finance") == Bearer("li.ming", "finance", "taocheng")
    assert await see_bearer(FakePeople(), staff, "s1", "auditor") is None
    assert await see_bearer(FakePeople(), staff, "s2", "finance") is None
    await staff.save(replace(OFFICER, state=StaffState.WITHDRAWN))
    assert await see_bearer(FakePeople(), staff, "s1", "finance") is None
