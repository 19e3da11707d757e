"""Whether a text is English, told by the small words that no text goes without."""

from __future__ import annotations

import re

SHORT = 3
"""Up to so many words a text is taken for English: too few to tell."""
LONG = 8
"""Beyond so many words a text without small English words is not English."""
SHARE = 0.1
"""The least share of small words in a long English text; most have four times that."""

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = """
    a about after again all am an and any are as at be because been before but by can
    could did do does done down for from get go had has have he her here him his how i
    if in into is it its just let like me more my need never no not now of off on one
    only or our out over please she should so some sorry thank thanks that the their
    them then there these they this those to too up us very want was we well were what
    when where which who why will with would yes you your don didn doesn isn wasn aren
    couldn wouldn shouldn won haven hasn ll ve re
"""
# German and Dutch; French, Spanish, Portuguese and Italian; Danish, Norwegian, Swedish
# and Polish.
_FOREIGN = """
    aber auch auf aus bei bitte das dass dem den der des die dies diese doch ein eine
    einen einer es für haben hat ich ihnen ihr ihre ist kann kein keine leider mit nach
    nicht noch nur oder sehr sich sie sind sondern und uns unser unsere vom von war
    warum weil wenn wie wir wird zu zum zur aan bij dat deze een geen heb hebben heeft
    het hij ik jij jullie kan maar met mijn naar niet nog onze ook te uit van voor wij
    wordt zijn

    au aux avec ce ces cette dans du elle est et je la le les leur mais ne nous ou où
    par pas plus pour que qui sans ses sont sur un une vos votre vous al como con de el
    ella en eso esta este esto fue gracias las lo los más muy nos nuestro para pero por
    porque ser si sin su sus todo usted y ya ao com da do dos ele isso mas mesmo minha
    muito na nas nosso não obrigado os pela pelo quando se seu sua são tem um uma você
    alla anche che chi ci come cosa dei del della delle di gli grazie ho il io ma mi nel
    nella non nostro o per perché più questa questo sono sta suo tra tu tutto una vi

    af det du ej eller er fra har havde hvad hvis ikke jeg man med mig min og om på som
    til var vil att av är det från inte jag när och oss ska så vad ale bardzo być czy
    dla i jak jest już nie od po proszę się są tak tego tylko w z za że
"""
_ENGLISH = frozenset(_SMALL.split())
_OTHER = frozenset(_FOREIGN.split()) - _ENGLISH


def is_english(text: str) -> bool:
    """Tell whether a text is English; what is too short to tell is taken for it."""
    words = _WORD.findall(text.lower())
    if len(words) <= SHORT:
        return True
    english = sum(word in _ENGLISH for word in words)
    if sum(word in _OTHER for word in words) > english:
        return False
    return len(words) <= LONG or english >= SHARE * len(words)
