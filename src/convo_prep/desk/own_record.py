"""One's own record, said at the question how sure one is of the result."""

from __future__ import annotations

from itertools import islice

from convo_prep.desk.desk import Desk
from convo_prep.session.how_sure import record_line
from convo_prep.session.paths import CONFIDENCE, OBJECTIVE_MET
from convo_prep.store import selecting

RECORD = "record"
# Nobody waits at a question for more of them, and what is older says less.
RECENT = 200


def own_record_rows(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return how often one was so sure, and was right, as (label, line).

    Nothing as long as no band has enough talks.
    """
    keys = (path.rpartition(".")[2] for path in (CONFIDENCE, OBJECTIVE_MET))
    found = desk.journal.select(selecting.may_say(" ".join(keys)))
    said = record_line(islice(found, RECENT))
    return ((desk.guide.label(RECORD), said),) if said else ()
