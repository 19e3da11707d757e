"""A walk through the guide with a face and a session in memory, for tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from convo_prep import kinds
from convo_prep.advice.suggestions import Suggestion
from convo_prep.change import apply
from convo_prep.faces.face import Back, Face, Go, Prompt, Reply, Stop, Struck, Typed
from convo_prep.guide import Guide
from convo_prep.page import Spot
from convo_prep.session import Session
from convo_prep.store import library
from convo_prep.text import Tree
from convo_prep.walk.answering import Answer
from convo_prep.walk.route import Pace, Route, preparing
from convo_prep.walk.walking import Walk

NOW = datetime(2026, 11, 21, 17, 10, tzinfo=UTC)
SUGGESTED = {
    "prepare.concerns says": ("Why now?", "We have no budget for this", "It is late"),
    "prepare.concerns reply": ("Because of [which reason?] we had to move.",),
    "prepare.objective": ("Agree a 12% rise", "Agree on a new date"),
    "playbook": ("Price pushback", "Scope creep", "Late delivery"),
}
PAST = {"prepare.objective": ("Keep the price",)}


@dataclass
class Interview:
    """Asks the questions of a route and keeps the answers in `tree`."""

    face: Face
    tree: Mapping[str, Tree] = field(default_factory=dict)
    half_typed: dict[Spot, str] = field(default_factory=dict)
    replies: list[Reply] = field(default_factory=list)
    edit: Callable[[str], str] = str.upper
    stored: Callable[[Interview], None] = lambda _: None
    guide: Guide = field(default_factory=library.guide)
    suggested: Mapping[str, tuple[str, ...]] = field(default_factory=SUGGESTED.copy)

    def run(self, start: str = "", pace: Pace = "quick", *paths: str) -> Reply | None:
        """Ask from a question on until a stop, which is returned, or the end."""
        route = preparing(self.guide, pace)
        if paths:
            chosen = tuple(self.guide.question(path) for path in paths)
            route = Route(self.guide, chosen, "full")
        spot = self._walk(route).find(start) if start else self._walk(route).first()
        while spot is not None:
            reply = self.face.put(self._prompt(self._walk(route), spot))
            self.replies.append(reply)
            if isinstance(reply, Stop):
                return reply
            spot = self._next(route, spot, reply)
        return None

    def _walk(self, route: Route) -> Walk:
        return Walk(route, Session(self.tree, self.guide), NOW)

    def _next(self, route: Route, spot: Spot, reply: Reply) -> Spot | None:
        walk = self._walk(route)
        if isinstance(reply, Back):
            return walk.back(spot) or spot
        if isinstance(reply, Go):
            return walk.find(reply.name) or spot
        if isinstance(reply, Struck):
            return spot
        assert isinstance(reply, Typed)
        after: Spot | None = spot
        for number, answer in enumerate(reply.answers):
            at = spot if not number else self._end(spot)
            after = self._take(route, at, answer)
        # Several records at once: each is asked for what it lacks.
        key = self.guide.question(spot.question).key
        return self._walk(route).find(key) if len(reply.answers) > 1 else after

    def _end(self, spot: Spot) -> Spot:
        question = self.guide.question(spot.question)
        session = Session(self.tree, self.guide)
        return spot._replace(item=len(kinds.items_of(session.answer(question.path))))

    def _take(self, route: Route, spot: Spot, answer: Answer) -> Spot | None:
        ask = self._walk(route).ask(spot)
        line, change = answer.line, answer.change
        self.half_typed.pop(spot, None)
        if change is not None:
            self.tree = apply(self.tree, change, self.guide.order())
            self.stored(self)
            self.face.saved(ask.asked.label, line)
        elif not ask.adding:
            self.face.left(ask.asked.label, bool(ask.answer))
        return self._walk(route).after(spot, change is not None or bool(line.strip()))

    def _prompt(self, walk: Walk, spot: Spot) -> Prompt:
        ask = walk.ask(spot)
        name = f"{spot.question} {spot.field}".strip()
        found = self.suggested.get(name, ())
        return Prompt(
            ask=ask,
            read=partial(walk.read, ask),
            suggestions=tuple(Suggestion(text, "Price pushback") for text in found),
            past=lambda: tuple(Suggestion(text, "Acme") for text in PAST.get(name, ())),
            outline=walk.outline,
            keep=partial(self._keep, spot),
            edit=self.edit,
            half_typed=self.half_typed.get(spot, ""),
        )

    def _keep(self, spot: Spot, text: str) -> None:
        self.half_typed = {spot: text} if text.strip() else {}
        self.stored(self)
