"""How long the source is: lines of code, and how long its functions are.

    python bench/size.py [FOLDER]

A line counts when code stands on it: blanks, comments and docstrings do not. A function
is as long as its lines of code, those of the functions inside it among them.
"""

from __future__ import annotations

import ast
import io
import statistics
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "convo_prep"
QUIET = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT),
    *(tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER),
}
Function = ast.FunctionDef | ast.AsyncFunctionDef
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def lines_of_code(text: str) -> set[int]:
    """Return the numbers of the lines, from 1, on which code stands."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    coded = {
        number
        for token in tokens
        if token.type not in QUIET
        for number in range(token.start[0], token.end[0] + 1)
    }
    return coded - set(_documentation(ast.parse(text)))


def functions(text: str) -> Iterator[tuple[str, int]]:
    """Yield the name of each function, and how many lines of code it has."""
    coded = lines_of_code(text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            own = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            yield node.name, len(coded.intersection(own))


def _documentation(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if not isinstance(node, DOCUMENTED) or not node.body:
            continue
        first = node.body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            yield from range(first.lineno, (first.end_lineno or first.lineno) + 1)


def main() -> None:
    """Print the totals, a row a room, and the longest functions."""
    root = Path(sys.argv[1]) if sys.argv[1:] else SOURCE
    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    rooms: dict[str, int] = {}
    for path, text in texts.items():
        room = path.relative_to(root).parts[0].removesuffix(".py")
        rooms[room] = rooms.get(room, 0) + len(lines_of_code(text))
    for room, lines in sorted(rooms.items(), key=lambda row: -row[1]):
        print(f"{lines:6,}  {room}")
    print(f"{sum(rooms.values()):6,}  in {len(texts)} files")
    found = sorted(length for text in texts.values() for _, length in functions(text))
    middle, high = statistics.median(found), found[int(len(found) * 0.95)]
    print(
        f"{len(found):,} functions: median {middle:g}, p95 {high}, longest {found[-1]}"
    )


if __name__ == "__main__":
    main()
