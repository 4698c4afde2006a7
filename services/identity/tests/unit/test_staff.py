"""Staff accounts and one-time codes: what the acts say and what they never say."""

import pytest

from services.identity.domain.person import Refusal
from services.identity.tests.fakes import FakePasswords, FakePeople, FakeStaff, FakeTexting
from services.identity.usecases.appoint_first_admin import appoint_first_admin
from services.identity.usecases.appoint_staff import appoint_staff
from services.identity.usecases.approve_staff import approve_staff
from services.identity.usecases.change_password import change_password
from services.identity.usecases.log_in_staff import log_in_staff
from services.identity.usecases.ports import StaffAccount
from services.identity.usecases.send_code import send_code
from services.identity.usecases.withdraw_staff import withdraw_staff
from shared.contracts.identity_events import StaffAppointed, StaffWithdrawn
from shared.contracts.roles import SECOND_ADMIN_ROLES
from shared.kernel.decision import Refused

PASSWORD = "correct horse battery"
HASH = f"hash of {PASSWORD}"
OWN_PASSWORD = "my very own words"
OWN_HASH = f"hash of {OWN_PASSWORD}"


async def appointed(staff: FakeStaff, login: str, role: str, *, by: str = "ann") -> StaffAccount:
    made = await appoint_staff(staff, login=login, password_hash=HASH, role=role, district_id=None, by=by)
    assert isinstance(made, StaffAccount)
    return made


async def own(staff: FakeStaff, account: StaffAccount) -> StaffAccount:
    """The account once its holder has chosen a password."""
    assert isinstance(await change_password(staff, account, password_hash=OWN_HASH), StaffAccount)
    found = await staff.find(account.login)
    assert found is not None
    return found


async def test_an_appointed_member_of_staff_chooses_a_password_and_logs_in_with_it() -> None:
    staff, passwords = FakeStaff(), FakePasswords()
    made = await appointed(staff, "li", "district_reviewer")
    first = await log_in_staff(staff, passwords, login="li", password=PASSWORD)
    assert first == Refused(Refusal.PASSWORD_CHANGE_NEEDED)
    changed = await own(staff, made)
    assert await log_in_staff(staff, passwords, login="li", password=OWN_PASSWORD) == changed
    assert await log_in_staff(staff, passwords, login="li", password=PASSWORD) == Refused(Refusal.UNAUTHENTICATED)
    assert PASSWORD not in str(staff.told)


async def test_a_password_is_changed_only_from_the_one_that_was_proved() -> None:
    staff = FakeStaff()
    made = await appointed(staff, "li", "auditor")
    await own(staff, made)
    assert await change_password(staff, made, password_hash=HASH) == Refused(Refusal.UNAUTHENTICATED)


@pytest.mark.parametrize("role", sorted(SECOND_ADMIN_ROLES))
async def test_a_role_that_moves_money_needs_a_second_administrator(role: str) -> None:
    staff, passwords = FakeStaff(), FakePasswords()
    made = await appointed(staff, "li", role)
    assert await log_in_staff(staff, passwords, login="li", password=PASSWORD) == Refused(Refusal.UNAUTHENTICATED)
    assert await change_password(staff, made, password_hash=OWN_HASH) == Refused(Refusal.UNAUTHENTICATED)
    assert staff.told == []
    assert await approve_staff(staff, made.staff_id, by="ann") == Refused(Refusal.SAME_PERSON)
    assert await approve_staff(staff, "nobody", by="bo") == Refused(Refusal.NOT_FOUND)
    approved = await approve_staff(staff, made.staff_id, by="bo")
    assert isinstance(approved, StaffAccount)
    assert [type(event) for _, event in staff.told] == [StaffAppointed]
    assert await approve_staff(staff, made.staff_id, by="bo") == Refused(Refusal.WRONG_STATE)
    changed = await own(staff, approved)
    assert await log_in_staff(staff, passwords, login="li", password=OWN_PASSWORD) == changed


async def test_a_withdrawn_account_opens_nothing_and_nobody_withdraws_their_own() -> None:
    staff, passwords = FakeStaff(), FakePasswords()
    li = await own(staff, await appointed(staff, "li", "auditor"))
    assert await withdraw_staff(staff, "nobody", by="ann") == Refused(Refusal.NOT_FOUND)
    assert await withdraw_staff(staff, li.staff_id, by=li.staff_id) == Refused(Refusal.SAME_PERSON)
    assert isinstance(await withdraw_staff(staff, li.staff_id, by="ann"), StaffAccount)
    assert await withdraw_staff(staff, li.staff_id, by="ann") == Refused(Refusal.WRONG_STATE)
    assert staff.told[-1] == (li.staff_id, StaffWithdrawn(li.staff_id, 2))
    assert await log_in_staff(staff, passwords, login="li", password=OWN_PASSWORD) == Refused(Refusal.UNAUTHENTICATED)
    assert await change_password(staff, li, password_hash=HASH) == Refused(Refusal.UNAUTHENTICATED)


async def test_a_draft_that_is_withdrawn_was_never_told_of() -> None:
    staff = FakeStaff()
    draft = await appointed(staff, "li", "finance")
    await withdraw_staff(staff, draft.staff_id, by="bo")
    assert await approve_staff(staff, draft.staff_id, by="bo") == Refused(Refusal.WRONG_STATE)
    assert staff.told == []


async def test_the_shell_makes_two_administrators_and_a_third_when_one_is_withdrawn() -> None:
    staff, made = FakeStaff(), []
    for login in ("li", "wang"):
        account = await appoint_first_admin(staff, login=login, password_hash=HASH)
        assert isinstance(account, StaffAccount)
        assert (account.role, account.district_id, account.must_change) == ("admin", None, False)
        made.append(account)
    full = await appoint_first_admin(staff, login="eve", password_hash=HASH)
    assert full == Refused(Refusal.CONFLICT, "there are two administrators already")
    await withdraw_staff(staff, made[0].staff_id, by=made[1].staff_id)
    taken = await appoint_first_admin(staff, login="li", password_hash=HASH)
    assert taken == Refused(Refusal.CONFLICT, "login")
    assert isinstance(await appoint_first_admin(staff, login="zhao", password_hash=HASH), StaffAccount)


async def test_a_login_is_given_once() -> None:
    staff = FakeStaff()
    await appointed(staff, "li", "auditor")
    again = await appoint_staff(staff, login="li", password_hash=HASH, role="auditor", district_id=None, by="ann")
    assert again == Refused(Refusal.CONFLICT, "login")
    assert len(staff.told) == 1


async def test_an_unknown_login_costs_as_much_as_a_wrong_password() -> None:
    staff, passwords = FakeStaff(), FakePasswords()
    await appointed(staff, "li", "auditor")
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
