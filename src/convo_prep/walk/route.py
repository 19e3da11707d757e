"""Which questions a command asks, in which order and at which pace."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from convo_prep.guide import Guide, Question
from convo_prep.session import Session
from convo_prep.session.expected import UNPREPARED, was_prepared
from convo_prep.session.paths import CARD, DONE, MEETING, OUTCOME, PLAN_USED, ROUNDS

Pace: TypeAlias = Literal["quick", "rest", "full"]


class Route(NamedTuple):
    """The questions of one walk.

    `quick` asks the two-minute questions and fields, `rest` what those leave,
    `full` all. `title` stands above each, where it is not that of its step. With
    `helping` their help is open, as it is where no title is given.
    """

    guide: Guide
    questions: tuple[Question, ...]
    pace: Pace
    title: str = ""
    helping: bool = False


def preparing(guide: Guide, pace: Pace) -> Route:
    """Return the route of `prep`: the header, steps 1 and 2."""
    questions = _in_order(guide, ("prepare", "initiate"), header=True)
    return Route(guide, tuple(_at_pace(questions, pace)), pace)


def beginning(guide: Guide) -> Route:
    """Return the few questions before there is a card: who, when, what, which."""
    asked = (guide.question(line.path) for line in guide.page("begin"))
    return Route(guide, tuple(asked), "quick", guide.step("prepare").title)


def on_card(guide: Guide) -> Route:
    """Return the lines of the card in its order, then what is asked below it."""
    lines = [*guide.page(CARD), *guide.page("after_card")]
    asked = (guide.find(line.path) for line in lines if not line.minor)
    return Route(guide, tuple(filter(None, asked)), "quick", "Card")


def deeper(guide: Guide) -> Route:
    """Return what no line of the card asks, in the order of the guide."""
    above = {*beginning(guide).questions, *on_card(guide).questions}
    return preparing(guide, "rest")._replace(
        questions=tuple(
            question
            for question in preparing(guide, "rest").questions
            if question not in above or _has_slow_fields(question)
        ),
        title="Deeper",
    )


def stepping(
    guide: Guide, steps: tuple[str, ...], pace: Pace = "full", first: Sequence[str] = ()
) -> Route:
    """Return the route through whole steps: `resolve`, `reflect`, `follow_up`.

    It begins with the questions at the paths of `first`, whatever their step and pace.
    """
    later = [q for q in _in_order(guide, steps, header=False) if q.path not in first]
    questions = _at_pace(later, pace)
    if pace != "rest":
        questions = [*map(guide.question, first), *questions]
    if "resolve" in steps and pace != "rest":
        at = next(n for n, q in enumerate(questions) if q.path == OUTCOME)
        questions.insert(at + 1, guide.question(MEETING))
    return Route(guide, tuple(questions), pace)


def looking_back(session: Session, planned_before: bool = False) -> Route:
    """Return the lines of the look back, by whether the talk was prepared.

    A plan from the time before is asked about too, though this talk has none.
    """
    guide = session.guide
    asked = [guide.question(line.path) for line in guide.page("look_back")]
    if planned_before:
        asked = [q._replace(only_if=None) if q.path == PLAN_USED else q for q in asked]
    if was_prepared(session):
        asked = [question for question in asked if question.path not in UNPREPARED]
    paths = [question.path for question in asked]
    asked.insert(paths.index(OUTCOME) + 1, guide.question(MEETING))
    return Route(guide, tuple(asked), "full", "Look back")


def looking_again(session: Session) -> Route:
    """Return the lines of the newest look: of the first its block, then its round."""
    guide = session.guide
    asked = [guide.question(line.path) for line in guide.page("round")]
    if session.records(ROUNDS):
        asked = [guide.question(DONE), guide.question(ROUNDS)]
    return Route(guide, tuple(asked), "full", "Looking again")


def asking(guide: Guide, paths: tuple[str, ...]) -> Route:
    """Return a route through just these questions."""
    return Route(guide, tuple(guide.question(path) for path in paths), "full")


def _in_order(guide: Guide, steps: tuple[str, ...], header: bool) -> list[Question]:
    listed = [q for q in guide.header if header and not q.stamped and not q.after]
    body = [q for name in steps for q in guide.step(name).questions]
    body = [q for q in body if not (q.live or q.stamped or q.recap)]
    ordered = [*listed, *(q for q in body if q.early)]
    ordered += [q for q in body if not q.early]
    for late in (q for q in guide.header if header and q.after):
        at = next(n for n, q in enumerate(ordered) if q.path == late.after)
        ordered.insert(at + 1, late)
    return ordered


def _at_pace(questions: list[Question], pace: Pace) -> list[Question]:
    if pace == "quick":
        return [q for q in questions if q.quick]
    if pace == "rest":
        return [q for q in questions if not q.quick or _has_slow_fields(q)]
    return questions


def _has_slow_fields(question: Question) -> bool:
    return any(not field.quick and not field.stamped for field in question.fields)
