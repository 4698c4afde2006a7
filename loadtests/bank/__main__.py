"""`python -m loadtests.bank --port N --folder DIR`: on 127.0.0.1 until SIGTERM; exit 1 when the folder is in use."""

import argparse
import asyncio
import dataclasses
import signal
from pathlib import Path

from granian.constants import Interfaces
from granian.server.embed import Server

from loadtests.bank.doors import bank_app
from loadtests.bank.journal import InUseError
from loadtests.bank.ledger import Ledger
from loadtests.bank.rule import Settings


def main() -> None:
    """Read the command line, open the books, serve."""
    port, folder, settings = _read_command_line()
    try:
        ledger = Ledger(folder, settings)
    except InUseError as error:
        raise SystemExit(f"another bank has {error}") from None
    asyncio.run(_serve(ledger, port))
    ledger.close()


def _read_command_line() -> tuple[int, Path, Settings]:
    parser = argparse.ArgumentParser(prog="python -m loadtests.bank")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    for field in dataclasses.fields(Settings):  # each setting is an option: --failed-share 0.1
        default = field.default
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(default), default=default)
    told = vars(parser.parse_args())
    return told.pop("port"), told.pop("folder"), Settings(**told)


async def _serve(ledger: Ledger, port: int) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    server = Server(
        bank_app(ledger), address="127.0.0.1", port=port, interface=Interfaces.ASGI, websockets=False, log_enabled=False
    )
    serving = asyncio.create_task(server.serve())
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([serving, stopping], return_when=asyncio.FIRST_COMPLETED)
    server.stop()  # type: ignore[no-untyped-call]
    await serving


if __name__ == "__main__":
    main()
