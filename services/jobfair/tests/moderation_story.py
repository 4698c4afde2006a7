"""Moderators' acts, told once and run on the tables in memory and on Postgres."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.jobfair.domain.chatter import Mute
from services.jobfair.tests.live_fakes import ANN
from services.jobfair.tests.moderation_worlds import World
from services.jobfair.usecases.change_word import change_word
from services.jobfair.usecases.issue_push_secret import Issue, issue_push_secret
from services.jobfair.usecases.list_word import list_word
from services.jobfair.usecases.moderation_ports import Decided, ListedWord
from services.jobfair.usecases.mute_viewer import mute_viewer
from services.jobfair.usecases.reject_comment import reject_comment
from services.jobfair.usecases.release_comment import release_comment
from services.jobfair.usecases.retract_comment import Taken, retract_comment
from services.jobfair.usecases.switch_review import switch_review
from services.jobfair.usecases.unmute_viewer import unmute_viewer
from services.jobfair.usecases.withdraw_word import withdraw_word
from shared.kernel.decision import Refused

COMMENT = f"1-{ANN}-m1"
WORD = ListedWord("00000000-0000-4000-8000-000000000001", "赌 钱", "赌钱", "赌博", "网信办", "drop", None)
TOLERANCE = timedelta(seconds=30)


def refused(outcome: object, reason: str) -> None:
    assert isinstance(outcome, Refused)
    assert outcome.reason == reason


class ModerationStory:
    async def test_a_released_comment_is_told_once(self, world: World) -> None:
        await world.hold("r1", COMMENT, "你好")
        async with world.moderation() as moderation:
            assert await release_comment(moderation, "r1", COMMENT) == Decided(COMMENT, "RELEASED", 2)
            refused(await release_comment(moderation, "r1", COMMENT), "WRONG_STATE")
            refused(await reject_comment(moderation, "r1", COMMENT), "WRONG_STATE")
            comment = await moderation.held(COMMENT)
            assert comment is not None
            assert comment.text == "你好"
        assert await world.told() == [("jobfair.comment.released.v1", "r1")]

    async def test_a_rejected_comment_leaves_no_text_and_nobody_hears_of_it(self, world: World) -> None:
        await world.hold("r1", COMMENT, "你好")
        async with world.moderation() as moderation:
            assert await reject_comment(moderation, "r1", COMMENT) == Decided(COMMENT, "REJECTED", 2)
            comment = await moderation.held(COMMENT)
            assert comment is not None
            assert comment.text == ""
            refused(await release_comment(moderation, "r1", COMMENT), "WRONG_STATE")
        assert await world.told() == []

    async def test_a_comment_is_found_in_its_own_room_only(self, world: World) -> None:
        await world.hold("r1", COMMENT, "你好")
        async with world.moderation() as moderation:
            for act in (release_comment, reject_comment, retract_comment):
                refused(await act(moderation, "r2", COMMENT), "NOT_FOUND")
            for act in (release_comment, reject_comment):
                refused(await act(moderation, "r1", f"1-{ANN}-m2"), "NOT_FOUND")

    async def test_a_comment_is_taken_back_once(self, world: World) -> None:
        async with world.moderation() as moderation:
            assert await retract_comment(moderation, "r1", COMMENT) == Taken(COMMENT, "r1")
            refused(await retract_comment(moderation, "r1", COMMENT), "WRONG_STATE")
            refused(await retract_comment(moderation, "r1", "no-comment"), "NOT_FOUND")
            refused(await retract_comment(moderation, "r9", f"1-{ANN}-m2"), "NOT_FOUND")
        assert await world.told() == [("jobfair.comment.retracted.v1", "r1")]

    async def test_where_the_doors_never_opened_nothing_can_be_taken_back(self, world: World) -> None:
        async with world.moderation() as moderation:
            refused(await retract_comment(moderation, "planned", f"1-{ANN}-m2"), "WRONG_STATE")
        assert await world.told() == []

    async def test_a_retraction_in_the_wrong_room_leaves_the_right_ones_free(self, world: World) -> None:
        async with world.moderation() as moderation:
            assert await retract_comment(moderation, "r2", COMMENT) == Taken(COMMENT, "r2")
            assert await retract_comment(moderation, "r1", COMMENT) == Taken(COMMENT, "r1")

    async def test_a_held_comment_is_taken_back_after_its_release_only(self, world: World) -> None:
        await world.hold("r1", COMMENT, "你好")
        async with world.moderation() as moderation:
            refused(await retract_comment(moderation, "r1", COMMENT), "WRONG_STATE")
            await release_comment(moderation, "r1", COMMENT)
            assert await retract_comment(moderation, "r1", COMMENT) == Taken(COMMENT, "r1")

    async def test_each_mute_is_longer_and_lifting_one_keeps_the_ladder(self, world: World) -> None:
        async with world.moderation() as moderation:
            for times, minutes in ((1, 1), (2, 10)):
                mute = await mute_viewer(moderation, "r1", ANN)
                assert isinstance(mute, Mute)
                assert mute.times == times
                assert abs(mute.until - datetime.now(UTC) - timedelta(minutes=minutes)) < TOLERANCE
                lifted = await unmute_viewer(moderation, "r1", ANN)
                assert isinstance(lifted, Mute)
                assert (lifted.times, lifted.until <= datetime.now(UTC)) == (times, True)
            refused(await unmute_viewer(moderation, "r1", ANN), "WRONG_STATE")
            refused(await unmute_viewer(moderation, "r1", "nobody"), "NOT_FOUND")
            refused(await mute_viewer(moderation, "r9", ANN), "NOT_FOUND")

    @pytest.mark.parametrize("on", [True, False])
    async def test_review_before_publishing_is_switched(self, world: World, on: bool) -> None:
        async with world.moderation() as moderation:
            await switch_review(moderation, "r1", on=on)
            room = await moderation.room("r1")
            assert room is not None
            assert room.review_first is on
            refused(await switch_review(moderation, "r9", on=on), "NOT_FOUND")

    async def test_a_word_is_listed_changed_and_taken_off(self, world: World) -> None:
        until = datetime(2030, 1, 1, tzinfo=UTC)
        terms: dict[str, Any] = {"category": "赌博", "owner": "公安局", "action": "hold", "expires_at": until}
        async with world.moderation() as moderation:
            assert await list_word(moderation, WORD) == WORD
            refused(await list_word(moderation, WORD), "CONFLICT")
            refused(await change_word(moderation, WORD.word_id, 2, **terms), "STALE_VALUE")
            changed = await change_word(moderation, WORD.word_id, 1, **terms)
            assert isinstance(changed, ListedWord)
            assert (changed, changed.version) == (await moderation.word(WORD.word_id), 2)
            withdrawn = await withdraw_word(moderation, WORD.word_id)
            assert isinstance(withdrawn, ListedWord)
            assert not withdrawn.listed
            refused(await withdraw_word(moderation, WORD.word_id), "NOT_FOUND")
            refused(await change_word(moderation, WORD.word_id, 3, **terms), "NOT_FOUND")
            assert not await moderation.is_listed("赌钱")

    @pytest.mark.parametrize(("word", "folded"), [("！", ""), ("长" * 41, "长" * 41), ("13812345678", "13812345678")])
    async def test_what_can_be_no_word_is_malformed(self, world: World, word: str, folded: str) -> None:
        async with world.moderation() as moderation:
            listed = ListedWord(WORD.word_id, word, folded, "其他", "网信办", "drop", None)
            refused(await list_word(moderation, listed), "MALFORMED")

    async def test_each_issue_of_a_push_secret_has_the_next_number(self, world: World) -> None:
        async with world.moderation() as moderation:
            assert await moderation.push_issue("r1") == 0
            assert [await issue_push_secret(moderation, "r1") for _ in range(2)] == [Issue("r1", 1), Issue("r1", 2)]
            refused(await issue_push_secret(moderation, "r9"), "NOT_FOUND")
            assert await moderation.push_issue("r1") == 2
