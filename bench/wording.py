"""What the wording rules find, and how loud they are.

    python bench/wording.py [mails.txt [scope ...]]

First the sentences kept in tests/wording_sentences.jsonl, half of them harmful, half of
them near neighbours that are fine: of the harmful ones the share in which a rule is
met, and of the sentences in which one is met the share that is harmful. Each third
sentence stands aside: it was not looked at while the rules were made. They are from the
same hand as the rules, so that both figures flatter.

Then, with a file, how loud the rules are on a text that is not about difficult
conversations. It is plain English text, one sentence or one paragraph a line; a line of
several sentences is split after . ! ? before a capital letter. Each sentence is run on
its own under each scope named (default: any, speech, recap), with the rules as shipped.
In a neutral text nearly every hit is a false alarm, or mild. Printed for each scope:
the sentences in which a rule of each level fires, of all and per 1,000; then the same
for each rule that fired. `--show RULE` prints the sentences that one rule met instead.
No corpus is kept here: bring your own.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from convo_prep.advice.wording import Rule, hits, rules_from
from convo_prep.advice.wording.rules import LEVELS, SCOPES
from convo_prep.store.library import shipped

_END = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]*[A-Z])")
_OWN = Path(__file__).parent.parent / "tests/wording_sentences.jsonl"
_SCOPE_OF = {"speech": "speech", "mail": "recap"}


def sentences(path: Path) -> list[str]:
    """Split a text file into sentences, without empty ones."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    parts = (part.strip() for line in lines for part in _END.split(line))
    return [part for part in parts if part]


def own(rules: tuple[Rule, ...]) -> None:
    """Print what is found of the sentences kept, and how much of it is right."""
    lines = _OWN.read_text(encoding="utf-8").splitlines()
    kept = [json.loads(line) for line in lines]
    aside = [row for row in kept if "aside" in row]
    seen = [row for row in kept if "aside" not in row]
    for name, rows in (("seen", seen), ("aside", aside)):
        met = [row for row in rows if hits(row["text"], _SCOPE_OF[row["as"]], rules)]
        harmful = [row for row in rows if row["harmful"] == "yes"]
        right = [row for row in met if row["harmful"] == "yes"]
        print(f"{name}: found {_share(right, harmful)}, right {_share(right, met)}")


def _share(some: Sequence[object], of_all: Sequence[object]) -> str:
    part = 100 * len(some) / max(1, len(of_all))
    return f"{len(some)} of {len(of_all)} ({part:.0f} %)"


def measure(scope: str, texts: list[str], rules: tuple[Rule, ...]) -> None:
    """Print how many sentences a scope's rules fire in, by level and by rule."""
    levels: Counter[str] = Counter()
    fired: Counter[str] = Counter()
    grave = 0
    start = time.perf_counter()
    for text in texts:
        found = {hit.rule for hit in hits(text, scope, rules)}
        met = {rule.level for rule in found}
        levels.update(met)
        grave += not met.isdisjoint(("stop", "warn"))
        fired.update(f"{rule.level} {rule.id}" for rule in found)
    spent = time.perf_counter() - start
    print(f"{scope}: {len(texts)} sentences, {1e6 * spent / len(texts):.0f} us each")
    print(f"  {'stop or warn':<24}{grave:>6}{_rate(grave, texts)}")
    for level in LEVELS:
        print(f"  {level:<24}{levels[level]:>6}{_rate(levels[level], texts)}")
    for name, count in fired.most_common():
        print(f"    {name:<22}{count:>6}{_rate(count, texts)}")


def _rate(count: int, texts: list[str]) -> str:
    return f"{1000 * count / len(texts):>9.2f} per 1,000"


def show(name: str, texts: list[str], rules: tuple[Rule, ...]) -> None:
    """Print the sentences that one rule meets, each with its phrase in front."""
    rule = next(rule for rule in rules if rule.id == name)
    for text in texts:
        for hit in hits(text, rule.scopes[0], [rule]):
            print(f"[{hit.phrase}] {text}")


def main() -> None:
    """Read the arguments, and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("scopes", nargs="*", default=["any", "speech", "recap"])
    parser.add_argument("--show", metavar="RULE")
    options = parser.parse_args()
    entries = shipped("wording-rules.yaml")["rules"]
    rules = rules_from(entries if isinstance(entries, list) else [])
    if not options.file:
        own(rules)
        return
    texts = sentences(options.file)
    if options.show:
        show(options.show, texts, rules)
        return
    own(rules)
    for scope in options.scopes:
        if scope not in SCOPES:
            parser.error(f"{scope} is no scope: {', '.join(SCOPES)}")
        measure(scope, texts, rules)


if __name__ == "__main__":
    main()
