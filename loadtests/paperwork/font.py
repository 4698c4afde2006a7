"""The Chinese font of all papers: Debian's fonts-wqy-microhei, which set-up installs (deploy/local/packages.txt)."""

from pathlib import Path

FONT_FILE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
