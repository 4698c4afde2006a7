"""`python -m loadtests.capacity`: `loadtests/CAPACITY.md`, made of what the benchmarks left behind."""

from deploy.local.servers import ROOT
from deploy.local.state import current_state
from loadtests.capacity import measured
from loadtests.capacity.page import page
from loadtests.published import publish

FILE = ROOT / "loadtests" / "CAPACITY.md"


def main() -> None:
    """Write the page."""
    known = measured.read(publish(current_state()))
    if known is None:
        raise SystemExit("nothing measured yet: make bench ONLY=claims,growth,knee,whole")
    FILE.write_text(page(known), encoding="utf-8")


if __name__ == "__main__":
    main()
