"""The guide as values: five steps and their questions, as guide.yaml describes them."""

from collections.abc import Iterator
from typing import NamedTuple

from convo_prep.text import whole_number

# The keys a machine writes at the top of a file, around the header's questions.
STAMPS_BEFORE = ("schema", "id")
STAMPS_AFTER = ("by", "created", "timezone")

GIVEN, SHOWN = "given", "shown"


class Condition(NamedTuple):
    """When a question is asked: an earlier answer is as stated.

    `key` is one of its step, or a whole path; with the sign `GIVEN` any answer will do
    but "none", with `SHOWN` also a draft that stood on the card.
    """

    key: str
    sign: str
    values: tuple[str, ...]

    def path(self, step: str) -> str:
        """Return where the earlier answer stands, for a question of a step."""
        return self.key if "." in self.key else f"{step}.{self.key}"

    def holds(self, answer: str) -> bool:
        """Tell whether an answer (empty when there is none) fulfils the condition."""
        if self.sign in (GIVEN, SHOWN):
            return answer not in ("", "none")
        if self.sign == ">=":
            number = whole_number(answer)
            return number is not None and number >= int(self.values[0])
        return answer in self.values


class Question(NamedTuple):
    """One question, or one field of a record, as `guide.yaml` describes its keys.

    `step` is "" in the header. `choices` are what is stored, `said` what is shown for
    each; a record with one of `private_choices` is private. Of a playbook, `draft` is
    the key that drafts the answer, `think` the one that calls things to mind, `behind`
    the one whose words stand beside. `scope` is what the wording rules take the answer
    for; `one` is what an item of it is called. All are "" for none. `origin` is the key
    `from`.
    """

    key: str
    step: str
    kind: str
    label: str
    ask: str = ""
    help: str = ""
    required: bool = False
    quick: bool = False
    early: bool = False
    after: str = ""
    only_if: Condition | None = None
    recap: bool = False
    live: bool = False
    stamped: bool = False
    private: bool = False
    none: bool = False
    long: bool = False
    check: bool = False
    suggest: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    each_of: str = ""
    one: str = ""
    choices: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    private_choices: tuple[str, ...] = ()
    range: tuple[int, int] = (0, 0)
    ends: tuple[str, str] = ("", "")
    tenths: bool = False
    origin: str = ""
    scope: str = ""
    draft: str = ""
    think: str = ""
    behind: str = ""
    fields: tuple["Question", ...] = ()

    @property
    def path(self) -> str:
        """Where the answer stands: `prepare.issue`, or `client` in the header."""
        return f"{self.step}.{self.key}" if self.step else self.key

    def field(self, key: str) -> "Question":
        """Return the field of a record by its key; KeyError when there is none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)


class Step(NamedTuple):
    """One of the five steps, or the follow-up."""

    id: str
    title: str
    aim: str
    moment: str
    questions: tuple[Question, ...]


class PageLine(NamedTuple):
    """A line of a page: the path of a question, or the name of a label of the guide."""

    path: str
    strong: bool = False
    minor: bool = False


class Guide(NamedTuple):
    """Everything that is asked, in order, and the lines that go with it.

    `labels` are (name, words) of lines that are no answers; `pages` are (name, lines);
    `groups` are (name, words) of situations; `alarm` are the words of an issue
    (`*` for any ending) that call for the lines on safety, `kept_back` those of an own
    action that keep it out of the message; `receiving` are (form of a sentence, lines
    that take it in); `kept` is what convo keeps beside the answers.
    """

    header: tuple[Question, ...]
    steps: tuple[Step, ...]
    recap: tuple[Question, ...]
    follow_up: Step
    safety: tuple[str, ...]
    tense: tuple[str, ...]
    pause: str
    closing: tuple[str, ...]
    labels: tuple[tuple[str, str], ...] = ()
    pages: tuple[tuple[str, tuple[PageLine, ...]], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    alarm: tuple[str, ...] = ()
    kept_back: tuple[str, ...] = ()
    receiving: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kept: tuple[Question, ...] = ()

    def page(self, name: str) -> tuple[PageLine, ...]:
        """Return the lines of a page, in order; KeyError if unknown."""
        return dict(self.pages)[name]

    def label(self, path: str) -> str:
        """Return what is said beside a line of a page; KeyError if unknown."""
        named = dict(self.labels)
        return named[path] if path in named else self.question(path).label

    def step(self, name: str) -> Step:
        """Return a step by its id, the follow-up among them; KeyError if unknown."""
        for step in (*self.steps, self.follow_up):
            if step.id == name:
                return step
        raise KeyError(name)

    def title(self, question: Question) -> str:
        """Return what stands above a question: its step, or the message it is of."""
        if question in self.recap:
            return self.recap[0].label
        return self.step(question.step or self.steps[0].id).title

    def questions(self) -> Iterator[Question]:
        """Yield every question in file order: header, steps, recap, follow-up, kept."""
        yield from self.header
        for step in self.steps:
            yield from step.questions
        yield from self.recap
        yield from self.follow_up.questions
        yield from self.kept

    def find(self, path: str) -> Question | None:
        """Return the question at a path such as `prepare.issue`, or None."""
        for question in self.questions():
            if question.path == path:
                return question
        return None

    def question(self, path: str) -> Question:
        """Return the question at a path; KeyError names a path the guide lacks."""
        question = self.find(path)
        if question is None:
            raise KeyError(path)
        return question

    def order(self) -> tuple[str, ...]:
        """Return every path a session may hold, in the order of the file."""
        header = (question.path for question in self.header)
        steps = (
            question.path
            for question in self.questions()
            if question.step and not question.each_of
        )
        kept = (question.path for question in self.kept)
        return (*STAMPS_BEFORE, *header, *STAMPS_AFTER, *steps, *kept, "closed")
