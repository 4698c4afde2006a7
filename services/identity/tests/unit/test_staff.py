"""Staff accounts and one-time codes: what the acts say and what they never say."""

from services.identity.domain.person import Refusal
from services.identity.tests.fakes import FakePasswords, FakePeople, FakeStaff, FakeTexting
from services.identity.usecases.appoint_first_admin import appoint_first_admin
from services.identity.usecases.appoint_staff import appoint_staff
from services.identity.usecases.log_in_staff import log_in_staff
from services.identity.usecases.ports import StaffAccount
from services.identity.usecases.send_code import send_code
from shared.kernel.decision import Refused

PASSWORD = "correct horse battery"
HASH = f"hash of {PASSWORD}"


async def test_an_appointed_member_of_staff_logs_in_with_the_password() -> None:
    staff, passwords = FakeStaff(), FakePasswords()
    made = await appoint_staff(staff, login="li", password_hash=HASH, role="district_reviewer", district_id="taocheng")
    assert isinstance(made, StaffAccount)
    assert await log_in_staff(staff, passwords, login="li", password=PASSWORD) == made
    assert PASSWORD not in str(staff.told)


async def test_the_first_administrator_is_made_once() -> None:
    staff = FakeStaff()
    made = await appoint_first_admin(staff, login="li", password_hash=HASH)
    assert isinstance(made, StaffAccount)
    assert (made.role, made.district_id) == ("admin", None)
    again = await appoint_first_admin(staff, login="eve", password_hash=HASH)
    assert again == Refused(Refusal.CONFLICT, "there is an administrator already")


async def test_a_login_is_given_once() -> None:
    staff = FakeStaff()
    for _ in range(2):
        answer = await appoint_staff(staff, login="li", password_hash=HASH, role="finance", district_id=None)
    assert answer == Refused(Refusal.CONFLICT, "login")
    assert len(staff.told) == 1


async def test_an_unknown_login_costs_as_much_as_a_wrong_password() -> None:
    staff, passwords = FakeStaff(), FakePasswords()
    await appoint_staff(staff, login="li", password_hash=HASH, role="finance", district_id=None)
    wrong = await log_in_staff(staff, passwords, login="li", password="wrong")
    unknown = await log_in_staff(staff, passwords, login="nobody", password=PASSWORD)
    assert wrong == unknown == Refused(Refusal.UNAUTHENTICATED)
    assert passwords.compared == 2


async def test_a_code_goes_to_the_phone_and_its_hash_is_kept() -> None:
    people, texting = FakePeople(), FakeTexting()
    until = await send_code(people, texting, "19900000001")
    ((phone, text),) = texting.sent
    code = text.split("验证码")[1][:6]
    assert phone == "19900000001"
    assert people.codes[phone].code_hash == people.hash_code(phone, code)
    assert people.codes[phone].expires_at == until


async def test_a_second_code_within_a_minute_is_not_sent() -> None:
    people, texting = FakePeople(), FakeTexting()
    await send_code(people, texting, "19900000001")
    again = await send_code(people, texting, "19900000001")
    assert isinstance(again, Refused)
    assert again.reason == Refusal.TOO_MANY
    assert len(texting.sent) == 1
