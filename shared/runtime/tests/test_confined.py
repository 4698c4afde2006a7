"""What a child that looks into a file can do besides: tried from inside, as the user who runs the tests."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
INSIDE = """
import json, os, socket, sys
from shared.runtime.confined import Limits, live_within
key, out, alien = sys.argv[1:]
live_within(Limits(512 * 1024 * 1024, 3), lambda *_: None)
told = {}
def attempt(name, act):
    try:
        told[name] = repr(act())
    except (OSError, ValueError):
        told[name] = None
attempt("read a key", lambda: open(key).read())
attempt("read a file", lambda: open("/etc/passwd").read())
attempt("write a file", lambda: open(out, "w").write("x"))
attempt("open a socket", lambda: socket.socket())
attempt("open a pair", lambda: socket.socketpair())
attempt("open a pipe", lambda: os.pipe())
attempt("use what the parent left open", lambda: os.read(int(alien), 1))
attempt("fork", lambda: os.fork() or os._exit(0))
attempt("start a program", lambda: os.posix_spawn("/bin/true", ["true"], {}))
attempt("take the limits back", lambda: __import__("resource").setrlimit(7, (64, 64)) or "done")
print(json.dumps(told | {"uid": os.getuid(), "groups": os.getgroups() if os.getuid() == 65534 else []}))
"""


def test_no_file_no_socket_no_process_and_no_way_back(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("secret")
    key.chmod(0o600)
    left_open, other = os.pipe()
    try:
        arguments = [sys.executable, "-c", INSIDE, str(key), str(tmp_path / "out"), str(left_open)]
        environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            arguments, cwd=ROOT, env=environment, pass_fds=[left_open], capture_output=True, check=True, timeout=60
        )
    finally:
        os.close(left_open)
        os.close(other)
    told = json.loads(done.stdout)
    assert (told.pop("uid"), told.pop("groups")) == (os.getuid() or 65534, [])
    assert len(told) == 10
    assert {name: value for name, value in told.items() if value is not None} == {}
    assert not (tmp_path / "out").exists()
