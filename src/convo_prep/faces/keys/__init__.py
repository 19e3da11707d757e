"""The keys face: prompt_toolkit, a widget for each kind of answer."""

import sys

# Where it can, asyncio loads OpenSSL, for half a start of Python; a line editor calls
# nobody.
sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
