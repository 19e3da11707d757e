"""How a message greets, and with which words it signs off, in several languages."""

from __future__ import annotations

import re

GREETING = re.compile(
    r"(?i)(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|"
    r"guten (?:tag|morgen)|sehr geehrte[rs]?|bonjour|hola)(?: (?:mr|mrs|ms|dr)\.)?"
    r"(?: [^\s,!.:?]+){0,3} ?(?:[,!:.]|$)"
)
SIGN_OFF = frozenset(
    (
        *("regards", "best", "best regards", "kind regards", "warm regards"),
        *("many regards", "with kind regards", "best wishes", "all the best", "cheers"),
        *("sincerely", "yours", "yours sincerely", "yours truly", "yours faithfully"),
        *("sincerely yours", "thanks", "many thanks", "thank you", "thanks a lot"),
        *("thanks and regards", "thanks and best regards", "thanks in advance"),
        *("mit freundlichen grussen", "viele grusse", "beste grusse", "liebe grusse"),
        *("cordialement", "bien a vous", "saludos", "cordiali saluti"),
    )
)
