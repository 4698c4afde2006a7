"""What Faust's own services and threads say is told in a line each."""

import logging
import threading

from structlog.testing import capture_logs

from services.jobfair.entrypoints import fold


def record(name: str) -> logging.LogRecord:
    error = TimeoutError("too late")
    return logging.LogRecord(name, logging.ERROR, "", 0, "stopping %s", ("child",), (TimeoutError, error, None))


def test_an_error_of_the_library_is_one_line_without_frames() -> None:
    told = record("mode.services")
    assert fold.without_frames(told)
    assert (told.getMessage(), told.exc_info) == ("stopping child: TimeoutError('too late')", None)


def test_an_error_of_ours_keeps_its_frames() -> None:
    told = record("services.jobfair")
    assert fold.without_frames(told)
    assert (told.getMessage(), told.exc_info is None) == ("stopping child", False)


def test_the_end_of_a_librarys_thread_is_a_line_of_the_log() -> None:
    thread = threading.Thread(name="consumer")
    with capture_logs() as logs:
        fold.on_thread_end(threading.ExceptHookArgs((TimeoutError, TimeoutError("too late"), None, thread)))
    (told,) = logs
    assert (told["event"], told["thread"], told["error"]) == (
        "library_thread_ended", "consumer", "TimeoutError('too late')",
    )  # fmt: skip
