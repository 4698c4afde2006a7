"""Who acts for the city."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Officer:
    """A member of staff (工作人员) at an act; one with a district acts only there, one without in the whole city."""

    staff_id: str
    district_id: str | None = None

    def acts_in(self, district_id: str) -> bool:
        """Whether an entity of this district is theirs to act on."""
        return self.district_id in {None, district_id}
