"""Key files: made once, read by version, and where a second version would lose people or secrets, refused."""

from pathlib import Path

import pytest

from shared.runtime.keyfiles import KEY_NAMES, ONE_VERSION_ONLY, load_keyring, make_missing_keys


def test_keys_are_made_once_for_their_owner_only(tmp_path: Path) -> None:
    assert tuple(make_missing_keys(tmp_path)) == KEY_NAMES
    assert make_missing_keys(tmp_path) == []
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.glob("*.key"))


def test_a_new_version_is_used_and_the_old_one_kept(tmp_path: Path) -> None:
    make_missing_keys(tmp_path)
    old = load_keyring(tmp_path, "personal_data").newest
    with (tmp_path / "personal_data.key").open("a") as file:
        file.write(f"2:{'ab' * 32}\n")
    ring = load_keyring(tmp_path, "personal_data")
    assert (ring.newest_version, ring.newest, ring.versions[1]) == (2, bytes.fromhex("ab" * 32), old)


@pytest.mark.parametrize("name", sorted(ONE_VERSION_ONLY))
def test_a_second_version_of_a_key_that_may_have_one_only_is_refused(tmp_path: Path, name: str) -> None:
    make_missing_keys(tmp_path)
    with (tmp_path / f"{name}.key").open("a") as file:
        file.write(f"2:{'ab' * 32}\n")
    with pytest.raises(ValueError, match=f"{name}.key: one version only, else {ONE_VERSION_ONLY[name]}"):
        load_keyring(tmp_path, name)


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ticket.key").write_text("1:abcd\n")
    with pytest.raises(ValueError, match="32 bytes"):
        load_keyring(tmp_path, "ticket")
