"""The made-up catalogue of the demo, as the job gate sees it."""

from loadtests.fair.catalogue import HEADERS, OFFENCES, catalogue, catalogue_xlsx
from services.jobfair.adapters.child_sheet_reader import ChildSheetReader
from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.domain.posting import Posting
from services.jobfair.domain.posting_row import read_row
from services.jobfair.domain.sheet_headers import ALIASES, Columns, find_columns

GATE = JobGate(simplified_characters())


def test_just_the_postings_that_were_made_to_offend_do() -> None:
    columns = find_columns([list(HEADERS)])
    assert isinstance(columns, Columns)
    met = set()
    for row in catalogue(7, 60, 2_000):
        posting = read_row(columns, [str(cell) for cell in row.cells])
        assert isinstance(posting, Posting), posting
        found = {hit.rule_id for hit in GATE.screen(posting)}
        assert (row.offends in found) if row.offends else not found, (row, found)
        met.add(row.offends)
    assert met == {"", "missing.conditions", *OFFENCES}


async def test_its_sheet_reads_as_it_was_made_and_is_the_same_for_the_same_seed() -> None:
    content = catalogue_xlsx(7, 5, 20)
    assert content == catalogue_xlsx(7, 5, 20) != catalogue_xlsx(8, 5, 20)
    rows = await ChildSheetReader().read(content)
    assert isinstance(rows, list)
    columns = find_columns(rows)
    assert isinstance(columns, Columns)
    assert (columns.header_row, set(columns.places)) == (1, set(ALIASES))
    assert [tuple(row) for row in rows[2:]] == [tuple(map(str, row.cells)) for row in catalogue(7, 5, 20)]
