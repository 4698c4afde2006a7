"""`python -m services.identity LOGIN`: make the first administrator, then the second."""

import asyncio
import sys

from services.identity.main import first_admin

if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the login
    sys.exit(__doc__)
sys.exit(asyncio.run(first_admin(sys.argv[1])))
