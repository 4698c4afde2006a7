"""Frames as tests tell them, and a page that reads them."""

from collections.abc import Iterator

import msgspec

from shared.contracts.fair_frames import FIGURES, RETRACTION, Retraction, RoomFrame, Wall
from shared.contracts.fair_records import Comment

ROOM = "r-1"


def comment(number: int) -> Comment:
    return Comment(f"c{number}", f"观众{number}", f"第{number}条", number)


def room_frame(at_ms: int, comments: tuple[int, ...] = (), *, online: int = 0) -> RoomFrame:
    return RoomFrame(
        room_id=ROOM, state="OPEN", at_ms=at_ms, fresh_ms=at_ms, online=online, pv=online, likes=0,
        comment_count=len(comments), segment_id=None, company_id=None, job_ids=[], question=None,
        comments=[comment(number) for number in comments],
    )  # fmt: skip


def figures(at_ms: int, comments: tuple[int, ...] = ()) -> bytes:
    return msgspec.json.encode(room_frame(at_ms, comments))


def wall(at_ms: int, fair_id: str = "f-1") -> bytes:
    return msgspec.json.encode(Wall(fair_id, at_ms, []))


def retraction(number: int) -> bytes:
    return msgspec.json.encode(Retraction(ROOM, f"c{number}"))


def events_in(stream: bytes) -> Iterator[tuple[int, str, bytes]]:
    """(id, kind, data) of each whole event."""
    for block in stream.split(b"\n\n")[:-1]:
        fields = dict(line.split(b": ", 1) for line in block.split(b"\n") if b": " in line)
        if b"id" in fields:
            yield int(fields[b"id"]), fields[b"event"].decode(), fields[b"data"]


class Page:
    """What a viewer's page makes of its streams: the newest frame, less what it heard retracted."""

    def __init__(self) -> None:
        self.last_event_id = ""
        self.frame: RoomFrame | None = None
        self._place = -1
        self.retracted: set[str] = set()
        self.heard: list[tuple[str, int]] = []
        self._rest = b""

    def read(self, more: bytes) -> None:
        whole, found, self._rest = (self._rest + more).rpartition(b"\n\n")
        for event_id, kind, data in events_in(whole + found):
            self.last_event_id = str(event_id)
            self.heard.append((kind, event_id))
            if kind == RETRACTION:
                self.retracted.add(msgspec.json.decode(data, type=Retraction).comment_id)
            elif kind == FIGURES:
                frame = msgspec.json.decode(data, type=RoomFrame)
                if self.frame is None or event_id >= self._place or frame.at_ms >= self.frame.at_ms:
                    self.frame, self._place = frame, event_id

    def has_heard(self, event_id: int) -> bool:
        return any(heard == event_id for _, heard in self.heard)

    def reconnect(self) -> None:
        """Half an event is none."""
        self._rest = b""

    @property
    def shown(self) -> list[str]:
        comments = self.frame.comments if self.frame else []
        return [comment.comment_id for comment in comments if comment.comment_id not in self.retracted]
