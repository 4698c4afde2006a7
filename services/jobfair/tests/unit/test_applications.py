import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from services.jobfair.domain.application import (
    CONSENT_VERSION,
    Application,
    Resume,
    consent_text,
    masked,
)
from services.jobfair.domain.cell_names import Education
from services.jobfair.domain.rooms import RoomState
from services.jobfair.tests import show_builders as b
from services.jobfair.tests.show_builders import AN, BO, NOW, RESUME, code
from services.jobfair.tests.show_fakes import FakeShow, open_show
from services.jobfair.usecases.file_application import file_application
from services.jobfair.usecases.see_resume import see_resume
from services.jobfair.usecases.show_ports import Counts
from services.jobfair.usecases.withdraw_application import withdraw_application
from shared.contracts.jobfair_events import ApplicationFiled, ApplicationWithdrawn
from shared.kernel.decision import Refused

Done = TypeVar("Done")


async def apply(
    show: FakeShow, application_id: str = "a1", citizen_id: str = AN, job_id: str = "j1", **changes: Any
) -> Application | Refused:
    plain = {"room_id": "r1", "viewer": f"v-{citizen_id}", "consent": True, "consent_version": CONSENT_VERSION}
    return await file_application(
        show, application_id=application_id, citizen_id=citizen_id, job_id=job_id, resume=RESUME, **{**plain, **changes}
    )


async def test_an_application_goes_to_the_jobs_employer_and_is_told_without_the_person() -> None:
    show = open_show()
    assert await apply(show) == b.application(1, filed_at=NOW)
    told = ApplicationFiled(
        application_id="a1", version=1, fair_id="f1", room_id="r1", job_id="j1", viewer=f"v-{AN}", filed_at=NOW
    )
    assert show.told == [("r1", told)]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"room_id": "r9"}, "NOT_FOUND"),
        ({"job_id": "j9"}, "NOT_FOUND"),
        ({"job_id": "j4"}, "NOT_FOUND"),
        ({"job_id": "j3"}, "POSTING_BLOCKED"),
        ({"consent": False}, "CONSENT_MISSING"),
        ({"consent_version": "2021"}, "CONSENT_MISSING"),
    ],
)
async def test_refuses_what_is_no_application(changes: dict[str, Any], why: str) -> None:
    show = open_show()
    assert code(await apply(show, **changes)) == why
    assert (show.told, show.applications.all) == ([], {})


@pytest.mark.parametrize("state", [RoomState.PLANNED, RoomState.CLOSED])
async def test_one_applies_while_the_room_is_open(state: RoomState) -> None:
    show = open_show()
    show.rooms.all["r1"] = b.room(state=state)
    assert code(await apply(show)) == "ROOM_CLOSED"


async def test_a_job_that_is_warned_about_takes_applications() -> None:
    assert isinstance(await apply(open_show(), job_id="j2"), Application)


async def test_the_text_consented_to_names_the_employer() -> None:
    assert "养元智汇" in consent_text("养元智汇")


async def test_refuses_a_second_live_application_for_the_job() -> None:
    show = open_show()
    await apply(show)
    assert code(await apply(show, "a2")) == "ALREADY_APPLIED"
    assert isinstance(await apply(show, "a3", job_id="j2"), Application)
    assert isinstance(await apply(show, "a4", citizen_id=BO), Application)
    assert await show.applications.counts("f1") == Counts(submissions=3, person_jobs=3, people=2, live=3)


async def test_what_is_withdrawn_is_seen_no_more_and_erased() -> None:
    show = open_show()
    await apply(show)
    assert await see_resume(show, "a1") == RESUME
    show.time += timedelta(minutes=1)
    withdrawn = await withdraw_application(show, "a1", citizen_id=AN)
    assert withdrawn == b.application(1, filed_at=NOW, withdrawn_at=show.time, resume=None, version=2)
    assert code(await see_resume(show, "a1")) == "NOT_FOUND"
    assert await show.applications.to_company("c1", None) == []
    assert show.told[-1] == (
        "r1",
        ApplicationWithdrawn(application_id="a1", version=2, fair_id="f1", room_id="r1", withdrawn_at=show.time),
    )


async def test_an_application_is_its_seekers_to_withdraw_once() -> None:
    show = open_show()
    await apply(show)
    assert code(await withdraw_application(show, "a1", citizen_id=BO)) == "NOT_FOUND"
    assert code(await withdraw_application(show, "a9", citizen_id=AN)) == "NOT_FOUND"
    await withdraw_application(show, "a1", citizen_id=AN)
    assert code(await withdraw_application(show, "a1", citizen_id=AN)) == "WRONG_STATE"
    assert code(await see_resume(show, "a9")) == "NOT_FOUND"


async def test_an_application_after_a_withdrawal_is_a_submission_of_its_own() -> None:
    show = open_show()
    await apply(show)
    await withdraw_application(show, "a1", citizen_id=AN)
    assert isinstance(await apply(show, "a2"), Application)
    assert await show.applications.counts("f1") == Counts(submissions=2, person_jobs=1, people=1, live=1)


def test_a_list_shows_no_number_and_no_words_of_a_seeker() -> None:
    assert masked(RESUME) == replace(RESUME, contact="139****5678", intro="****")
    assert masked(Resume(Education.OTHER, "131100")) == Resume(Education.OTHER, "131100")


WHO = st.sampled_from([AN, BO])
JOBS = st.sampled_from(["j1", "j2", "j3"])


class ApplicationMachine(RuleBasedStateMachine):
    """Whoever applies and withdraws in whatever order: one live application a person and job, all counted."""

    @initialize()
    def open_room(self) -> None:
        self.runner, self.show = asyncio.Runner(), open_show()
        self.sent: list[tuple[str, str]] = []
        self.live: dict[tuple[str, str], str] = {}

    def play(self, act: Coroutine[Any, Any, Done]) -> Done:
        return self.runner.run(act)

    def teardown(self) -> None:
        self.runner.close()

    @rule(who=WHO, job_id=JOBS)
    def somebody_applies(self, who: str, job_id: str) -> None:
        application_id = f"a{len(self.sent)}"
        filed = self.play(apply(self.show, application_id, citizen_id=who, job_id=job_id))
        if job_id == "j3":
            assert code(filed) == "POSTING_BLOCKED"
        elif (who, job_id) in self.live:
            assert code(filed) == "ALREADY_APPLIED"
        else:
            assert isinstance(filed, Application)
            self.sent.append((who, job_id))
            self.live[who, job_id] = application_id

    @rule(who=WHO, number=st.integers(0, 12))
    def somebody_withdraws(self, who: str, number: int) -> None:
        outcome = self.play(withdraw_application(self.show, f"a{number}", citizen_id=who))
        mine = number < len(self.sent) and self.sent[number][0] == who
        if mine and self.live.get(self.sent[number]) == f"a{number}":
            assert isinstance(outcome, Application)
            del self.live[self.sent[number]]
        else:
            assert code(outcome) == ("WRONG_STATE" if mine else "NOT_FOUND")

    @invariant()
    def the_three_counts_are_those_of_what_was_sent(self) -> None:
        people = {who for who, _ in self.sent}
        counts = self.play(self.show.applications.counts("f1"))
        assert counts == Counts(len(self.sent), len(set(self.sent)), len(people), len(self.live))

    @invariant()
    def an_employer_sees_what_is_live_and_nothing_else(self) -> None:
        seen = {
            filed.application.application_id
            for company_id in b.COMPANIES
            for filed in self.play(self.show.applications.to_company(company_id, None))
        }
        assert seen == set(self.live.values())

    @invariant()
    def every_submission_and_withdrawal_is_told_once(self) -> None:
        told = [event for _, event in self.show.told]
        assert sum(isinstance(one, ApplicationFiled) for one in told) == len(self.sent)
        assert sum(isinstance(one, ApplicationWithdrawn) for one in told) == len(self.sent) - len(self.live)


TestApplicationMachine = ApplicationMachine.TestCase
TestApplicationMachine.settings = settings(max_examples=40, stateful_step_count=30)
