"""A phone held before the till's camera: a film of one QR code, as a browser's fake camera plays it (YUV4MPEG2)."""

import json
import subprocess
import sys
from pathlib import Path

from deploy.local.servers import ROOT

WIDTH, HEIGHT = 640, 480
BLACK, WHITE, NO_COLOUR = 16, 235, 128
QUIET_MODULES = 4
_MATRIX = "import { encode } from 'uqr'; process.stdout.write(JSON.stringify(encode(process.argv[1]).data))"


def film_of(text: str, folder: Path) -> Path:
    """The film's file; the code is the one that the wallet's own library draws."""
    node = Path(sys.executable).parent / "node"
    drawn = subprocess.run(
        (node, "--input-type=module", "-e", _MATRIX, text), cwd=ROOT / "services/portal/web", check=True,
        capture_output=True,
    )  # fmt: skip
    picture = _picture(json.loads(drawn.stdout))
    file = folder / "held-up.y4m"
    colours = bytes([NO_COLOUR]) * (WIDTH * HEIGHT // 2)
    file.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + b"FRAME\n" + picture + colours)
    return file


def _picture(matrix: list[list[bool]]) -> bytes:
    size = len(matrix) + 2 * QUIET_MODULES
    scale = HEIGHT // size
    left, top = (WIDTH - size * scale) // 2, (HEIGHT - size * scale) // 2
    rows = bytearray([WHITE]) * (WIDTH * HEIGHT)
    for y, line in enumerate(matrix):
        for x, is_dark in enumerate(line):
            if is_dark:
                start = left + (x + QUIET_MODULES) * scale
                for row in range(top + (y + QUIET_MODULES) * scale, top + (y + QUIET_MODULES + 1) * scale):
                    rows[row * WIDTH + start : row * WIDTH + start + scale] = bytes([BLACK]) * scale
    return bytes(rows)
