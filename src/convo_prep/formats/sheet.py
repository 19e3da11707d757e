"""The one style sheet of the html format: a calm page, light or dark, also on paper.

The paper is the printer's, A4 or Letter. Answers of up to 40 words each leave a card on
one sheet of either, in a font as broad as DejaVu Sans.
"""

from __future__ import annotations

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fdfdfc; --ink: #1d2126; --soft: #5a626c; --line: #d9dcdf;
  --good: #1b6b3a; --warn: #a61b1b; --here: #0b5c7a; --half: #8b939b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191d; --ink: #e4e6e8; --soft: #a0a8b1; --line: #343a41;
    --good: #7fc797; --warn: #ff9a90; --here: #7cc4de; --half: #858e97;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem; max-width: 44rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
h1, h2, h3, p, li, dt, dd, th, td {
  white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1.25rem; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .375rem; }
p, ul, ol, dl, table { margin: 0 0 1rem; }
ul, ol { padding-left: 1.5rem; }
li { margin: .125rem 0; }
dl {
  display: grid; gap: .25rem 1.25rem;
  grid-template-columns: minmax(6rem, max-content) 1fr;
}
dt { color: var(--soft); max-width: 12rem; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .25rem 1rem .25rem 0; }
th:not(:last-child), td:not(:last-child) { overflow-wrap: break-word; }
th { color: var(--soft); font-weight: normal; border-bottom: 1px solid var(--line); }
.group { break-inside: avoid; margin-bottom: .75rem; }
.bars { margin-bottom: .125rem; }
.bars th { width: 9rem; border: 0; padding-bottom: 0; }
.bars td { padding-bottom: 0; }
.bars td:nth-child(2) { width: 11rem; vertical-align: middle; }
.bars svg { display: block; width: 10rem; height: .7rem; }
.part1 { fill: var(--ink); }
.part2 { fill: var(--half); }
.part3 { fill: var(--line); }
.group .below { color: var(--soft); padding-left: 9rem; margin-bottom: 0; }
.close p, .close ul, .close ol, .close dl, .close table { margin-bottom: .25rem; }
.close h1 { margin-bottom: .5rem; }
.close h2 { margin-top: 1.25rem; }
.quiet { color: var(--soft); }
.good { color: var(--good); }
.warn { color: var(--warn); }
.here { color: var(--here); }
@media (max-width: 34rem) {
  .group .below { padding-left: 0; }
  dl { display: block; }
  dd { margin: 0 0 .5rem; }
}
@page { margin: 12mm 15mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --soft: #444; --line: #999;
    --good: #000; --warn: #000; --here: #000; --half: #777;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.4; }
  .close { font-size: 9.25pt; line-height: 1.3; }
  .close dl { row-gap: .15rem; }
  h1, h2, h3 { break-after: avoid; }
  .part3 { fill: #ccc; }
  li, dd, tr { break-inside: avoid; }
}
"""
