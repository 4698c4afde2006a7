"""Little memory, little time and nothing else: how a child process that looks into a stranger's file lives.

Before anything looks inside the file, the process gives up whatever could do harm. Under any user: no descriptor can be
opened (neither file nor socket), none but the three pipes is open, no process started, no byte written to a file, no
right gained by running a program. Started as root it is nobody from there on, in no group, and runs no program either;
started as another user it stays that user, and might still send signals to what else runs as that user.
"""

import codecs
import ctypes
import os
import resource
import signal
from collections.abc import Callable
from typing import Any, NamedTuple

PIPES = 3  # stdin, stdout, stderr
NOBODY = 65534
PR_SET_NO_NEW_PRIVS = 38
CODECS = (
    "ascii", "charmap", "cp437", "cp932", "cp950", "cp1252", "gb18030", "gb2312", "gbk", "latin-1", "utf-8-sig",
    "utf-16", "utf-16-be", "utf-16-le", "utf-32",
)  # fmt: skip
"""Of PDF's fonts, of zip's names, of XML, of sheets: Python would read a codec from its file when it is first asked
for."""
for codec in CODECS:
    codecs.lookup(codec)


class Limits(NamedTuple):
    """For one file: addresses, and seconds of computing until the child says so itself; two more, and it is ended."""

    memory_max: int
    cpu_s_max: int


def live_within(limits: Limits, give_up: Callable[..., Any]) -> None:
    """Give up everything but the pipes, for good; raises OSError where the system does not let it.

    `give_up` is called when the seconds are over, and raises.
    """
    signal.signal(signal.SIGXCPU, give_up)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_max, limits.memory_max))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s_max, limits.cpu_s_max + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if ctypes.CDLL(None).prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError("no_new_privs was refused")
    os.closerange(PIPES, os.sysconf("SC_OPEN_MAX"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (PIPES, PIPES))
    if os.geteuid() == 0:  # a limit binds root only once it is root no more
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
