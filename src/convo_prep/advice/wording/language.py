"""Whether a text is English, told by its script and by words that most texts have."""

from __future__ import annotations

import re

SHORT = 3
"""Up to so many words a text without any word that is known is taken for English."""
LONG = 8
"""Beyond so many words a text without small English words is not English."""
SHARE = 0.1
"""The least share of known words in a long English text; most have six times that."""
SCRIPT = 0.3
"""From this share of letters beyond Latin on, a text is in another script."""

_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = re.compile(
    r"(?![\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff])[^\W\d_a-zA-Z]"
)
# A small word between a name and a name is part of it: Van der Berg, La Plaza.
_IN_A_NAME = re.compile(
    r"(^|[.!?] +|\b[A-Z\u00c0-\u00de][\w.]* )"
    r"(?:(?i:van|von|de|der|den|del|della|di|du|da|do|das|dos|des|la|las|le|les|los|el|"
    r"il|al) )+(?=[A-Z\u00c0-\u00de])"
)
# A word with marks that is no name, and none that English has taken over.
_MARKED = re.compile(r"\b[a-z\u00df-\u024f]*[\u00df-\u024f][a-z\u00df-\u024f]*\b")
_BORROWED = """
    café cafés résumé résumés naïve façade fiancé fiancée déjà cliché clichés née über à
    voilà protégé exposé touché passé entrée crème naïveté soirée
"""
_SMALL = """
    a about after again all am an and any are as at be because been before but by can
    could did do does done down for from get go had has have he her here him his how i
    if in into is it its just let like me more my need never no not now of off on one
    only or our out over please she should so some sorry thank thanks that the their
    them then there these they this those to too up us very want was we well were what
    when where which who why will with would yes you your don didn doesn isn wasn aren
    couldn wouldn shouldn won haven hasn ll ve re
"""
# English words of such talks that no neighbour has borrowed.
_COMMON = """
    says likely know ask answer say new days instead see tell owner way look use each
    end something people nothing hear two talk money keep next someone side both last
    back own until send list show nobody take change right still once person hours
    today put else call wrong short made pay paid came said same told others leave
    check read than write choice facts word help needs agree goes make every late since
    most got fault left yet thing everything mind anything three through lawyer week
    weeks far missing things decide writing feel hold later find waiting asked give
    start makes avoid refuse another payment threat asks think went boundary long news
    changed together understand fixed parts figures order earlier cause looks while
    wait less bad working seen choose stands points night happens rest sure whom stays
    ready blame reason sides happened early boss friday monday half works clear behind
    enough matter much must insurer apology settled kept alone written old wants anyone
    expect gave move decided theirs going able lost against draft away twice due year
    bring already holds mistake complaint law everyone gone tool reading many between
    easy shall believe names knows honest times taken company stay rule smaller doing
    safe missed round weak whatever case full best ten brought saw whether false hurt
    hidden empty wall always yours quiet above years five wanted whole try found fine
    checked yourself repair worth speak fee lets shown really none front tools lower
    launch failed around wrote phone keeps being paying inside wish hope letter ways
    gap stopped deposit accepted worked saying thought neither deny moment leaving
    often add turns apart blamed doubt along regret itself cut guess talked engagement
    delay stops looked pick means known dropped idea coming finish getting planned big
    soon deal helps trouble telling meet broke touch given act worry cheaper ending
    shouting harm waited certain also beyond simply raise renewal asking brings plain
    damage caused viewed rather quality approved deliver thursday wednesday tuesday
    saturday sunday january february june july october evening power further endless
    surely carry increase prices rates cheap closed task within mend signed spoke
    dealing body delete return having ahead helped fast life breaks goal begins undone
    either meant myself elsewhere started built chosen knew openly taste spent build
    easier least belongs upset faster noon clock arrived tonight nine waits adding eyes
    feels choices stood among slip never obviously ever listen promise promised trust
    hands tied unreasonable ridiculous unacceptable guarantee honestly frankly lied sue
    yesterday tomorrow overdue invoice invoiced angry discount unpaid owe owes charge
    charged refund quote quoted scope staff hire hired lease rent sales supplier
    delivery delivered shipped cancel cancelled behalf lawyers lying shut
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

    absagen angebot bezahlt drei durch erst fertig frist geht gegen gestern gibt heute
    immer jetzt kunde kunden lieferung mehr morgen nie nichts niemals rechnung schon
    sollte termin verpasst vertrag wieder wollen zahlt zwei altijd betaald factuur klant
    klaar korting nooit prijs vandaag wil

    aujourd alors clientèle demande demain délai encore entre faire facture jamais
    livraison mieux prix refuse rien répondez toujours trop vendredi veut ahora alto
    antes cliente clientes demasiado descuento entrega factura hasta hoy mañana mejor
    necesito nunca pago plazo precio puede quiere siempre también tiene agora demais
    fatura hoje precisa preço quer sempre adesso basta consegna dopo fattura fatto mesi
    niente pagamento più prezzo ritardo siamo troppo vuole

    aldrig alltid behöver betala betalt faktura fakturan går igen inga inte kund kunden
    leverans pris svar svara svarar nu hur klient faktury cena bardzo teraz nigdy zawsze
    płaci termin umowa znowu problemem dzisiaj jutro
"""
_ENGLISH = frozenset((_SMALL + _COMMON).split())
# Words of English too, such as "con", "die" and "men".
_EITHER = "come con die fan hat man men met par per plus pour sin van"
_OTHER = frozenset(_FOREIGN.split()) - _ENGLISH - {*_EITHER.split()}
_TAKEN_OVER = frozenset(_BORROWED.split())


def is_english(text: str) -> bool:
    """Tell whether a text is English; what is too short to tell is taken for it."""
    if _is_in_another_script(text):
        return False
    # Names tell nothing, and have small words of other languages in them.
    plain = _IN_A_NAME.sub(r"\1", text)
    words = _WORD.findall(plain.lower())
    known = sum(word in _ENGLISH for word in words)
    marked = {*_MARKED.findall(plain)} - _TAKEN_OVER
    other = {word for word in words if word in _OTHER} | marked
    if sum(word in other for word in words) > known:
        return False
    if len(words) <= SHORT:
        return True
    return known > 0 and (len(words) <= LONG or known >= SHARE * len(words))


def _is_in_another_script(text: str) -> bool:
    if text.isascii():
        return False
    beyond = len(_BEYOND_LATIN.findall(text))
    return beyond > SCRIPT * sum(map(str.isalpha, text))
