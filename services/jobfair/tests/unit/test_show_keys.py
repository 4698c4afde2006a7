from pathlib import Path

from services.jobfair.adapters.file_show_keys import show_keys
from shared.runtime.keyfiles import make_missing_keys


def test_what_was_sealed_and_fingerprinted_is_known_again_under_a_newer_key(tmp_path: Path) -> None:
    make_missing_keys(tmp_path)
    before = show_keys(tmp_path)
    with (tmp_path / "seeker_data.key").open("a") as file:
        file.write(f"2:{'ab' * 32}\n")
    after = show_keys(tmp_path)
    assert after.seal.open(before.seal.close(b"words", "place"), "place") == b"words"
    assert after.fingerprint(b"words") == before.fingerprint(b"words") != before.fingerprint(b"other")
