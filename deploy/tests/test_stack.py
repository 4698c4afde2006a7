"""The native stack's own parts: ports, the gateway's text, sessions of processes, what the doctor says."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from deploy.local import bring_up, doctor, sessions
from deploy.local.servers import ROOT
from deploy.local.stack import SERVICES, USUAL_PORTS, processes
from deploy.local.state import State, is_free
from deploy.local.supervisor import SUPERVISOR
from deploy.nginx.render import render_gateway
from deploy.order_of_service import ORDER


def test_every_service_there_is_runs_in_the_stack() -> None:
    assert {path.parent.name for path in (ROOT / "services").glob("*/main.py")} == set(SERVICES)


def test_every_process_has_a_port_and_a_service_two_processes_and_four_have_one_of_their_own() -> None:
    made = processes(USUAL_PORTS)
    assert len({process.port for process in made}) == len(made) == 2 * len(SERVICES) + 4


def test_a_taken_port_is_replaced_and_the_choice_is_kept(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.make_folders()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        usual = {"gateway": taken.getsockname()[1], "postgres": taken.getsockname()[1]}
        first = state.choose_ports(usual)
        assert first["gateway"] not in {usual["gateway"], first["postgres"]}
    assert state.choose_ports(usual) == first
    assert all(map(is_free, first.values()))


def test_no_port_is_given_out_twice(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.make_folders()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        usual = dict.fromkeys(("gateway", "postgres", "redis"), taken.getsockname()[1])
        given = iter((50_001, 50_001, 50_002, 50_002, 50_003))
        chosen = state.choose_ports(usual, any_port=lambda: next(given))
    assert list(chosen.values()) == [50_001, 50_002, 50_003]


async def test_of_two_stacks_one_starts_after_the_other() -> None:
    happened = []

    async def start(name: str, ended: asyncio.Event) -> None:
        async with bring_up.starting_alone("jinqiu-test-starts"):
            happened.append(f"{name} begins")
            await ended.wait()
            happened.append(f"{name} ends")

    ended = asyncio.Event()
    first = asyncio.create_task(start("first", ended))
    while not happened:
        await asyncio.sleep(0)
    second = asyncio.create_task(start("second", ended))
    await asyncio.sleep(0)
    ended.set()
    await asyncio.gather(first, second)
    assert happened == ["first begins", "first ends", "second begins", "second ends"]


def test_only_a_folder_that_a_stack_made_is_removed(tmp_path: Path) -> None:
    others = tmp_path / "letters.txt"
    others.write_text("dear")
    with pytest.raises(RuntimeError, match="nothing is removed"):
        bring_up.reset(State(tmp_path))
    with pytest.raises(RuntimeError, match="not empty"):
        State(tmp_path).make_folders()
    assert [path.name for path in tmp_path.iterdir()] == [others.name]
    own = State(tmp_path / "run")
    own.make_folders()
    own.make_folders()
    bring_up.reset(own)
    assert not own.folder.exists()
    bring_up.reset(own)


def test_the_gateway_sends_each_path_to_its_service_unchanged() -> None:
    addresses = {"vouchers": "127.0.0.1:8103"}
    text = render_gateway("127.0.0.1:8080", Path("/own"), addresses, ["127.0.0.1:8214"], ["127.0.0.1:8213"])
    assert "listen 127.0.0.1:8080 " in text
    assert "location /api/vouchers/ {\n            proxy_pass http://vouchers.$turn;\n" in text
    assert text.count("server 127.0.0.1:8103 ") == len(ORDER)
    assert "${" not in text


def test_what_a_killed_part_left_behind_is_found_and_ended_and_nobody_else(tmp_path: Path) -> None:
    note, bystander_note = tmp_path / "part.pid", tmp_path / "other.pid"
    part = subprocess.Popen(("sh", "-c", "sleep 600 & sleep 600"), start_new_session=True)
    bystander = subprocess.Popen(("sleep", "600"), start_new_session=True)
    try:
        sessions.note(note, part.pid)
        sessions.note(bystander_note, bystander.pid)
        while len(sessions.members(note)) < 3:
            time.sleep(0.01)
        os.kill(part.pid, signal.SIGKILL)
        part.wait()
        assert sessions.leader(note) is None
        assert len(sessions.members(note)) == 2
        sessions.send(note, signal.SIGKILL)
        while sessions.members(note):
            time.sleep(0.01)
        assert sessions.leader(bystander_note) == bystander.pid
    finally:
        bystander.kill()
        bystander.wait()


def test_a_session_gives_way_to_others() -> None:
    part = subprocess.Popen(("sleep", "600"), start_new_session=True)
    group = Path(f"/proc/{part.pid}/autogroup")
    try:
        sessions.give_way(part.pid, 7)
        assert os.getpriority(os.PRIO_PROCESS, part.pid) == 7
        assert not group.exists() or group.read_text().endswith("nice 7\n")
    finally:
        part.kill()
        part.wait()
    sessions.give_way(part.pid, 7)  # whoever has ended has no wish


@pytest.mark.parametrize("content", ["", "{", '{"pid": 1, "started": 1, "boot": "another"}'])
def test_a_note_of_another_boot_or_a_torn_one_names_nobody(tmp_path: Path, content: str) -> None:
    note = tmp_path / "part.pid"
    note.write_text(content)
    assert sessions.members(note) == []
    assert sessions.leader(note) is None


def test_a_pid_that_was_given_to_another_process_is_nobody_of_ours(tmp_path: Path) -> None:
    note = tmp_path / "part.pid"
    sessions.note(note, os.getpid())
    started = '"started": '
    place = note.read_text().index(started) + len(started)
    note.write_text(note.read_text()[:place] + "1" + note.read_text()[place:])
    assert sessions.leader(note) is None
    assert sessions.members(note) == []


def test_the_doctor_names_what_it_looked_at(tmp_path: Path) -> None:
    found = {what: mend for what, _, mend in doctor.findings(State(tmp_path))}
    assert {"java", "nginx", "redis-server", "postgres 15", "Kafka's jars", "free disk", "memory"} <= set(found)
    assert not found["the stack"]


def test_the_doctor_tells_the_ports_of_this_stack_from_those_of_another(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.make_folders()
    assert state.choose_ports({"gateway": 0}, any_port=lambda: 50_001) == {"gateway": 50_001}
    sessions.note(state.pid_file(SUPERVISOR), os.getpid())
    told = {what: stands for what, stands, _ in doctor.findings(state)}
    assert told["ports"] == "other than usual: gateway 50001"


def copy_set_up(clone: Path) -> None:
    for name in ("deploy/local/setup.sh", "deploy/local/packages.txt", "deploy/local/kafka/pom.xml",
                 "deploy/requirements/dev.txt", "Makefile"):  # fmt: skip
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, clone / name)


def test_set_up_empties_nothing_through_a_link(tmp_path: Path) -> None:
    clone, others = tmp_path / "clone", tmp_path / "others"
    copy_set_up(clone)
    others.mkdir()
    (others / "lock").write_text("another")
    (clone / ".venv").symlink_to(others)
    done = subprocess.run((clone / "deploy/local/setup.sh",), text=True, capture_output=True, check=False)
    assert done.returncode != 0
    assert ".venv is a link" in done.stdout
    assert (others / "lock").read_text() == "another"


def test_a_fresh_clone_is_told_what_is_missing_with_nothing_installed(tmp_path: Path) -> None:
    copy_set_up(tmp_path)
    done = subprocess.run(("make", "doctor"), cwd=tmp_path, text=True, capture_output=True, check=False)
    assert done.returncode != 0
    parts = ("the Python environment", "Kafka's jars", "the portal's pages")
    assert "".join(f"missing: {part}\n" for part in parts) + "mend it with: make setup\n" in done.stdout
