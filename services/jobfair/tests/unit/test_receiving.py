"""Interactions in: each judged for itself, each to its viewer's partition, texts as moderation says."""

from collections.abc import Awaitable, Callable

import pytest

from services.jobfair.domain.interaction import Refusal
from services.jobfair.domain.moderation import Action
from services.jobfair.tests.live_fakes import ANN, BO, NOW_MS, Scene, told
from services.jobfair.usecases.interaction_ports import Cells, Told
from services.jobfair.usecases.receive_interactions import PAGE_TEXTS_MAX, receive_interactions
from shared.contracts.fair_records import Kind, Source, Verdict, partition_of
from shared.kernel.errors import UnavailableError

SECOND_MS = 1_000
Door = Callable[..., Awaitable[list[Refusal | None]]]


async def page(scene: Scene, *things: Told, now_ms: int = NOW_MS, cells: Cells | None = None) -> list[Refusal | None]:
    return await receive_interactions(scene.ingest, scene.room, Source.PAGE, things, now_ms, cells or Cells())


async def platform(scene: Scene, *things: Told, now_ms: int = NOW_MS) -> list[Refusal | None]:
    return await receive_interactions(scene.ingest, scene.room, Source.PLATFORM, things, now_ms)


async def test_everything_a_viewer_does_goes_to_their_partition() -> None:
    scene = Scene()
    things = [
        told("join"), told("beat"), told("leave"), told("like", count=7), told("click", job_id="j1"),
        told("impression", job_id="j1"), told("comment", text="你好"),
    ]  # fmt: skip
    assert await page(scene, *things) == [None] * 7
    assert await page(scene, told("question", "m2", text="包住吗"), now_ms=NOW_MS + 3_000) == [None]
    assert list(scene.packs.items) == [partition_of(ANN)]
    assert [(item.kind, item.count, item.job_id, item.text) for item in scene.packs.all] == [
        (Kind.JOIN, 1, "", ""), (Kind.BEAT, 1, "", ""), (Kind.LEAVE, 1, "", ""), (Kind.LIKE, 7, "", ""),
        (Kind.CLICK, 1, "j1", ""), (Kind.IMPRESSION, 1, "j1", ""), (Kind.COMMENT, 1, "", "你好"),
        (Kind.QUESTION, 1, "", "包住吗"),
    ]  # fmt: skip
    assert {(item.source, item.arrived_ms) for item in scene.packs.all[:7]} == {(Source.PAGE, NOW_MS)}


async def test_one_bad_thing_costs_no_other_and_is_counted() -> None:
    scene = Scene()
    refused = await page(scene, told("join"), told("apply", job_id="j1"), told("like", count=51), told("beat"))
    assert refused == [None, Refusal.MALFORMED, Refusal.MALFORMED, None]
    assert len(scene.packs.all) == 2
    assert scene.packs.refused == {partition_of(ANN): {"MALFORMED": 2}}


async def test_what_is_refused_whole_is_still_counted() -> None:
    scene = Scene()
    await page(scene, told("dance"))
    assert (scene.packs.all, scene.packs.refused) == ([], {partition_of(ANN): {"MALFORMED": 1}})


async def test_cells_stand_on_a_join_only() -> None:
    scene = Scene()
    await page(scene, told("join"), told("beat"), cells=Cells("131100", "bachelor"))
    assert [(item.region, item.education) for item in scene.packs.all] == [("131100", "bachelor"), ("", "")]


async def test_a_push_brings_each_viewer_to_their_own_partition() -> None:
    scene = Scene()
    await platform(
        scene, *(told("like", viewer=f"viewer-{n:09}", count=200) for n in range(40)), told("join", viewer=BO)
    )
    assert len(scene.packs.items) == 4
    for partition, items in scene.packs.items.items():
        assert {partition_of(item.viewer) for item in items} == {partition}


@pytest.mark.parametrize(
    "text", ["赌钱平台", "賭·錢", "赌 钱", "赌\u200b钱", "加我13812345678", "一三八一二三四五六七八"]
)
async def test_what_only_its_sender_sees_leaves_no_text(text: str) -> None:
    scene = Scene(赌钱=Action.SENDER_ONLY)
    assert await page(scene, told("comment", text=text)) == [None]
    assert [(item.verdict, item.text) for item in scene.packs.all] == [(Verdict.SENDER_ONLY, "")]
    assert scene.texts.held == {}


async def test_a_held_comment_waits_with_its_text_outside_the_log() -> None:
    scene = Scene(老板=Action.HOLD)
    await page(scene, told("comment", text="老板好"))
    assert [(item.verdict, item.text) for item in scene.packs.all] == [(Verdict.HELD, "")]
    (held,) = scene.texts.held.values()
    assert (held.text_id, held.text, held.at_ms) == (f"1-{ANN}-m1", "老板好", NOW_MS)


async def test_review_before_publishing_holds_every_text() -> None:
    scene = Scene()
    scene.change(review_first=True)
    await page(scene, told("comment", text="你好"), told("question", "m2", viewer=BO, text="在吗"))
    assert {item.verdict for item in scene.packs.all} == {Verdict.HELD}
    assert (list(scene.texts.held), [one.held for one in scene.texts.questions.values()]) == ([f"1-{ANN}-m1"], [True])


async def test_a_question_that_may_appear_is_asked() -> None:
    scene = Scene(骗子=Action.DROP)
    await page(scene, told("question", text="几点上班"), told("question", "m2", viewer=BO, text="骗子"))
    assert [(one.text, one.held) for one in scene.texts.questions.values()] == [("几点上班", False)]


async def test_too_many_texts_are_refused_by_name_on_a_page_and_dropped_from_the_platform() -> None:
    things = [told("comment", f"m{n}", text=f"第{n}条") for n in range(2)]
    scene = Scene()
    assert await page(scene, *things) == [None, Refusal.TOO_MANY]
    scene = Scene()
    assert await platform(scene, *things) == [None, None]
    assert [item.verdict for item in scene.packs.all] == [Verdict.PUBLISHED, Verdict.DROPPED]


async def test_the_third_time_the_same_text_is_one_too_many() -> None:
    scene = Scene()
    answers = [
        await page(scene, told("comment", f"m{n}", text=text, at_ms=0), now_ms=NOW_MS + n * 10 * SECOND_MS)
        for n, text in enumerate(["好！", "好", "好。"])
    ]
    assert answers == [[None], [None], [Refusal.TEXT_REPEATED]]


async def test_a_page_cannot_choose_when_its_texts_count() -> None:
    texts = [told("comment", f"m{n}", text=f"第{n}条", at_ms=NOW_MS - n * 3 * SECOND_MS) for n in range(3)]
    assert await page(Scene(), *texts) == [None, Refusal.TOO_MANY, Refusal.TOO_MANY]


async def test_a_comment_and_a_question_are_two_texts_also_under_one_id() -> None:
    scene = Scene()
    assert await page(scene, told("comment", text="包住吗"), told("question", text="包吃吗")) == [
        None,
        Refusal.TOO_MANY,
    ]


async def test_a_repeated_message_is_as_fine_as_it_was() -> None:
    scene = Scene()
    for _ in range(5):
        assert await page(scene, told("comment", text="你好")) == [None]


async def test_a_page_that_gathers_texts_is_no_page() -> None:
    scene = Scene()
    refused = await page(scene, *(told("comment", f"m{n}", text="你好") for n in range(PAGE_TEXTS_MAX + 5)))
    assert refused[PAGE_TEXTS_MAX:] == [Refusal.TOO_MANY] * 5


async def test_forbidden_texts_mute_in_the_end_and_a_muted_viewer_is_told_so() -> None:
    scene = Scene(骗子=Action.DROP)
    for n in range(3):
        now_ms = NOW_MS + n * 10 * SECOND_MS
        await page(scene, told("comment", f"m{n}", text=f"骗子{n}", at_ms=now_ms), now_ms=now_ms)
    assert scene.texts.muted == [ANN]
    assert {item.verdict for item in scene.packs.all} == {Verdict.DROPPED}
    scene.change(muted={ANN: NOW_MS + 1})
    assert await page(scene, told("comment", "m9", text="你好"), told("beat")) == [Refusal.MUTED, None]
    assert await platform(scene, told("comment", "m9", text="你好")) == [None]
    assert scene.packs.all[-1].verdict is Verdict.DROPPED


async def test_a_viewer_may_speak_again_when_the_mute_ends() -> None:
    scene = Scene()
    scene.change(muted={ANN: NOW_MS})
    assert await page(scene, told("comment", text="你好")) == [None]


async def test_without_a_place_for_held_texts_nothing_is_accepted() -> None:
    scene = Scene(老板=Action.HOLD)
    scene.texts.away = True
    with pytest.raises(UnavailableError):
        await page(scene, told("comment", text="老板好"), told("beat"))
    assert scene.packs.all == []


async def test_a_time_that_is_not_believed_is_passed_on_but_moderation_takes_the_arrival() -> None:
    scene = Scene(老板=Action.HOLD)
    await page(scene, told("comment", text="老板好", at_ms=NOW_MS - 20_000))
    assert [item.told_ms for item in scene.packs.all] == [NOW_MS - 20_000]
    assert [held.at_ms for held in scene.texts.held.values()] == [NOW_MS]


async def test_one_page_that_acts_faster_than_a_person_is_held_to_its_pace() -> None:
    scene = Scene()
    beats = [told("beat")] * 25
    clicks = [told("click", f"m{n}", job_id="j1") for n in range(120)]
    assert await page(scene, *beats, *clicks) == [
        *[None] * 20, *[Refusal.TOO_MANY] * 5, *[None] * 100, *[Refusal.TOO_MANY] * 20,
    ]  # fmt: skip
    assert scene.packs.refused == {partition_of(ANN): {"TOO_MANY": 25}}
    later = NOW_MS + 3 * SECOND_MS
    assert await page(scene, *beats[:2], *clicks[:10], now_ms=later) == [
        None, Refusal.TOO_MANY, *[None] * 9, Refusal.TOO_MANY,
    ]  # fmt: skip
    assert await page(scene, told("beat", viewer=BO)) == [None]
    assert await platform(scene, *beats, *clicks) == [None] * 145


async def test_a_pack_that_came_to_nothing_costs_no_pace() -> None:
    scene = Scene(老板=Action.HOLD)
    scene.texts.away = True
    things = [*[told("beat")] * 20, told("comment", text="老板好")]
    for _ in range(3):
        with pytest.raises(UnavailableError):
            await page(scene, *things)
    scene.texts.away = False
    assert await page(scene, *things) == [None] * 21


@pytest.mark.parametrize("at_the_door", [page, platform])
async def test_what_is_about_a_job_that_the_fair_does_not_show_is_not_found(at_the_door: Door) -> None:
    scene = Scene()
    things = [
        told("click", job_id="j9"), told("impression", job_id="j9"), told("question", job_id="j9", text="包住吗"),
        told("click", job_id="j2"), told("question", "m2", text="包住吗"), told("beat", job_id="j9"),
    ]  # fmt: skip
    assert await at_the_door(scene, *things) == [*[Refusal.NOT_FOUND] * 3, None, None, None]
    assert scene.packs.refused == {partition_of(ANN): {"NOT_FOUND": 3}}
    assert len(scene.texts.questions) == 1


async def test_while_the_jobs_are_unknown_what_is_about_one_must_come_again() -> None:
    scene = Scene()
    scene.jobs.away = True
    with pytest.raises(UnavailableError):
        await page(scene, told("beat"), told("click", job_id="j1"))
    assert await page(scene, told("beat"), told("like")) == [None, None]
