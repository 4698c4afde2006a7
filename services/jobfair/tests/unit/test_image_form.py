"""The form of images is that of the state they hold: a change of one is a change of the other."""

from dataclasses import fields

from services.jobfair.adapters.msgpack_images import FORM
from services.jobfair.domain.fair_acts import COUNTED, KINDS
from services.jobfair.domain.room_fold import RoomShard
from services.jobfair.domain.stage_cuts import NOBODY
from services.jobfair.domain.tally import Sums, Tally
from services.jobfair.domain.viewer_state import Viewer
from services.jobfair.tests.fair_builders import CLOCK

FORM_2 = {
    "Sums": "pv watch_ms stays counts person_jobs people actors",
    "Tally": "stage room by_segment online minutes heat regions education",
    "Viewer": "acted acted_on_stage acts applied education hot marks region seen sessions shard viewer_id "
    "watch_by_segment watch_ms",
    "RoomShard": "asleep comments counted job_places jobs viewers",
    "COUNTED": "items late late_folded duplicates skewed dropped held sender_only",
    "KINDS": "10",
}


def test_another_field_of_what_images_hold_is_another_form() -> None:
    """If this fails: raise FORM first, then write down here what the new one holds, under its number."""
    held = {
        "Sums": " ".join(field.name for field in fields(Sums)),
        "Tally": " ".join(name for name in vars(Tally(CLOCK, NOBODY)) if not name.startswith("_")),
        "Viewer": " ".join(Viewer.__slots__),
        "RoomShard": " ".join(RoomShard.__slots__),
        "COUNTED": " ".join(COUNTED),
        "KINDS": str(KINDS),
    }
    assert (FORM, held) == (2, FORM_2)
