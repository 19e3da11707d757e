"""Hits as people read them: under each session's title, with the words that open it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convo_prep.commands.searching import InFile, hits
from convo_prep.desk import saying
from convo_prep.desk.desk import Desk
from convo_prep.ids import is_id
from convo_prep.session.sure_name import quoted
from convo_prep.store import labels, selecting
from convo_prep.text import bare
from convo_prep.views.hits import hits as page_of


def pages(desk: Desk, found: Iterable[InFile]) -> Iterator[str]:
    """Yield a page for each file, as soon as it is found."""
    apart = names = ""
    for each in found:
        every = hits(desk, each)
        # Once for all hits: there may be as many as there are files.
        names = names or selecting.all_names(desk.settings.journal)
        page = page_of(every, reference(names, each.name, every[0].title))
        yield apart + saying.rendered(desk, page)
        apart = "\n"


def reference(names: str, name: str, title: str) -> str:
    """Return words that open a file: those of its label, or all of its name.

    The name of a client alone would open any conversation with it.
    """
    label = selecting.label_of(name)
    words = labels.undated(label)
    of_client = bare(words) == bare(title.partition(" \u00b7 ")[0])
    if is_id(words) or of_client or selecting.is_common(names, words):
        words = name if words == label else label
    return bare(words) if words.startswith("-") else quoted(words)
