"""Records of a live room for tests, made small: few viewers, near times, much that collides."""

from hypothesis import strategies as st

from shared.contracts.fair_records import Item, Kind, Pack, RoomClock, Segment, Source, Verdict

ORIGIN_MS = 1_000_000
CLOCK = RoomClock(
    ORIGIN_MS, speed=10, skew_ms=300, platform_skew_ms=4_000, watermark_ms=200, lateness_ms=2_000, beat_ms=1_000,
    grace_ms=500, step_ms=100, minute_ms=2_000, half_life_ms=3_000, hot_window_ms=1_500,
)  # fmt: skip
_TEXT_KINDS = (Kind.COMMENT, Kind.QUESTION)


def item(viewer: str, kind: Kind, at_ms: int, **more: object) -> Item:
    """Something that happened when it arrived, `at_ms` after the origin."""
    plain = {"source": Source.PAGE, "message_id": "", "told_ms": ORIGIN_MS + at_ms, "arrived_ms": ORIGIN_MS + at_ms}
    return Item(viewer, kind, **plain | more)  # type: ignore[arg-type]


def pack(*items: Item, refused: dict[str, int] | None = None, room_id: str = "r1") -> Pack:
    return Pack(room_id, CLOCK, list(items), refused or {})


@st.composite
def items(draw: st.DrawFn, at_ms: int) -> Item:
    """Something that arrived about then; told late, early, not at all; often the same again."""
    kind = draw(st.sampled_from(list(Kind)))
    told = draw(st.one_of(st.just(0), st.integers(-6_000, 500).map(lambda off: ORIGIN_MS + at_ms + off)))
    verdict = draw(st.sampled_from(list(Verdict)[1:])) if kind in _TEXT_KINDS else Verdict.NONE
    return Item(
        viewer=draw(st.sampled_from([f"viewer-{number}" for number in range(6)])),
        kind=kind,
        source=draw(st.sampled_from([Source.PAGE, Source.PLATFORM])),
        message_id=str(draw(st.integers(0, 12))),
        told_ms=told,
        arrived_ms=ORIGIN_MS + at_ms,
        count=draw(st.integers(1, 5)) if kind == Kind.LIKE else 1,
        job_id=draw(st.sampled_from(["", "j1", "j2"])) if kind in (Kind.QUESTION, Kind.CLICK) else
        draw(st.sampled_from(["j1", "j2"])) if kind == Kind.APPLY else "",
        verdict=verdict,
        text="好" if verdict == Verdict.PUBLISHED else "",
        region=draw(st.sampled_from(["", "冀", "京"])),
        education=draw(st.sampled_from(["", "本科"])),
    )  # fmt: skip


@st.composite
def packs(draw: st.DrawFn, at_most: int = 12) -> list[Pack]:
    """A room's packs in the order of the log."""
    now, found = draw(st.integers(-3_000, 3_000)), []
    for _ in range(draw(st.integers(1, at_most))):
        now += draw(st.integers(0, 1_500))
        together = draw(st.lists(items(now), max_size=6))
        found.append(pack(*together, refused=draw(st.sampled_from([{}, {"MUTED": 2}]))))
    return found


@st.composite
def segments(draw: st.DrawFn) -> list[Segment]:
    """Companies on stage; some overlap, some are empty."""
    found = []
    for number in range(draw(st.integers(0, 4))):
        start = ORIGIN_MS + draw(st.integers(-3_000, 12_000))
        found.append(Segment(f"s{number}", f"c{number}", start, start + draw(st.integers(0, 5_000))))
    return found
