"""Words that mean nearly the same, and words that tell little or nothing.

People name one thing in many words: a playbook says invoice, they say bill. A group
joins such words, so that one finds the other, at less weight than the word itself.
Write them from the meaning, as a thesaurus does: a word taken over from a text that was
missed helps that text alone.
"""

from __future__ import annotations

# Each word is in one group; what may mean two things is in none.
_GROUPS = {
    "pay": (
        "pay payment invoice bill owe unpaid overdue remit remittance settle "
        "instalment installment cheque arrears cash debt debtor salary wage"
    ),
    "price": (
        "price pricing fee rate quote quotation cost charge tariff estimate hourly"
    ),
    "less": (
        "cheap cheaper discount rebate reduce reduction bargain haggle afford "
        "affordable expensive pricey steep undercut lowball overpriced negotiate "
        "budget"
    ),
    "back": (
        "refund reimburse reimbursement deposit chargeback compensation escrow reversal"
    ),
    "raise": "raise increase rise hike inflation",
    "extra": (
        "extra additional addition add favour favor freebie gratis bonus feature scope"
    ),
    "change": (
        "change revise revision edit redo rewrite rework tweak alter alteration "
        "adjust adjustment amend amendment modify modification correction version "
        "round draft iteration"
    ),
    "late": "late deadline delay behind schedule slippage overrun",
    "urgent": (
        "urgent asap rush immediate immediately hurry instant instantly emergency "
        "critical priority panic frantic"
    ),
    "sooner": "sooner earlier faster quicker speed accelerate expedite",
    "night": (
        "night nightly evening midnight weekend sunday saturday holiday vacation "
        "bedtime"
    ),
    "angry": (
        "angry anger furious fury yell shout scream swear insult rude abuse abusive "
        "aggressive rage curse hostile temper outburst rant livid nasty idiot stupid "
        "incompetent loud cuss bully humiliate mock"
    ),
    "silent": (
        "silent silence quiet reply respond answer response ghost disappear vanish "
        "unreachable unresponsive unanswered"
    ),
    "inform": "inform uninformed update notify news status communicate communication",
    "watch": (
        "watch monitor control supervise supervision micromanage micromanagement "
        "hover oversee screenshot surveillance"
    ),
    "thank": (
        "thank thanks grateful ungrateful appreciate appreciation praise "
        "recognition gratitude respect disrespect undervalued"
    ),
    "decide": (
        "decide decision choose choice undecided hesitate hesitant indecisive "
        "indecision dither vacillate"
    ),
    "boss": "manager boss director owner ceo chief successor predecessor executive",
    "leave": (
        "leave cancel cancellation terminate termination switch competitor rival "
        "renew renewal"
    ),
    "quit": "quit resign resignation farewell goodbye withdraw",
    "mistake": (
        "mistake error slip wrong botch mess fault oversight blunder incorrect "
        "negligence"
    ),
    "damage": (
        "damage delete wipe destroy break scratch ruin erase spoil crash spill crack "
        "dent smash shatter"
    ),
    "blame": (
        "blame accuse accusation allege suspect suspicion guilty culprit scapegoat"
    ),
    "expect": (
        "expect expectation imagine assume assumption suppose misunderstand "
        "misunderstanding unrealistic hope dream miracle"
    ),
    "result": (
        "result outcome performance lead enquiry inquiry sale traffic visitor "
        "conversion turnover revenue booking click ranking subscriber"
    ),
    "poor": (
        "disappoint disappointment dissatisfied unhappy unsatisfied underwhelmed flop "
        "poor frustrated shoddy sloppy substandard unacceptable useless rubbish awful "
        "terrible horrible"
    ),
    "advice": "advise advice advisory recommend recommendation warn warning caution",
    "insist": "insist stubborn obstinate overrule disregard",
    "sue": "sue lawyer solicitor attorney court legal lawsuit litigation",
    "threat": "threat threaten blackmail extort extortion ultimatum",
    "review": (
        "review star press newspaper reputation facebook instagram tiktok twitter "
        "linkedin tripadvisor yelp trustpilot journalist"
    ),
    "illegal": (
        "illegal unlawful unethical fake forge backdate fraud fraudulent lie cheat "
        "false falsify dishonest deceive mislead conceal omit hide hush tamper bribe "
        "kickback untrue"
    ),
    "ai": "ai chatgpt gpt claude gemini copilot llm bot robot midjourney openai",
    "files": (
        "file source code password login access domain credential original rights "
        "licence license copyright ownership"
    ),
    "fix": (
        "fix repair bug defect warranty guarantee maintenance support glitch faulty "
        "mend"
    ),
    "touch": (
        "flirt flirty kiss hug grope sexual sexually sexy harass harassment touch "
        "wink sweetheart darling leer grab sexist"
    ),
    "steal": "steal theft thief missing",
    "doubt": "doubt distrust mistrust",
    "ill": "ill illness sick hospital surgery injury",
}
# What several words say together; each pattern meets folded text.
IDIOMS = {
    "price": r"[$€£] ?\d|\d ?[%€£$k]"
    r"|\d (?:percent|per cent|dollars|pounds|euros|bucks)",
    "less": r"(?:come|go|bring|knock)(?: it| the price| something)? (?:down|off)\b",
    "extra": r"for (?:free|nothing)|free of charge|no charge|on top of",
    "change": r"chang\w+ (?:his|her|their) minds?|from scratch|start\w* (?:over|again)",
    "decide": r"mak\w+ up (?:his|her|their) minds?",
    "urgent": r"right away|at once|right now|drop everything|last[ -]minute",
    "sooner": r"(?:bring|brought|mov\w+)(?: \w+){0,2} forward",
    "night": r"(?:after|off)[ -]hours|(?:time|days?) off|around the clock|\d ?p\.?m\b",
    "silent": r"no(?:t a| single)? (?:word|answer|reply|response|sign)|heard nothing"
    r"|get back to (?:me|us)",
    "inform": r"in the dark|out of the loop",
    "watch": r"over (?:my|our|the) shoulders?",
    "thank": r"for granted",
    "leave": r"(?:look|shop|go)\w* (?:around|elsewhere)",
    "quit": r"part\w* ways|let (?:him|her|them) go|step\w* away|break\w* off",
    "mistake": r"(?:mix|mess|screw)\w* up",
}
# Forms that no stemmer joins to their verb.
IRREGULAR = {
    form: verb
    for verb, forms in {
        "pay": "paid",
        "leave": "left",
        "lose": "lost",
        "send": "sent",
        "tell": "told",
        "break": "broke broken",
        "choose": "chose chosen",
        "forget": "forgot forgotten",
        "write": "wrote written",
        "swear": "swore sworn",
        "steal": "stole stolen",
        "speak": "spoke spoken",
        "ring": "rang rung",
        "buy": "bought",
        "sell": "sold",
        "meet": "met",
        "build": "built",
        "hide": "hid hidden",
        "know": "knew known",
        "throw": "threw thrown",
        "redo": "redid redone",
        "mistake": "mistook mistaken",
        "withdraw": "withdrew withdrawn",
        "misunderstand": "misunderstood",
        "lie": "lying",
        "quit": "quitting",
    }.items()
    for form in forms.split()
}
# How words are often written in a hurry; other forms of them are read likewise.
SLIPS = {
    slip: word
    for word, slips in {
        "access": "acces",
        "address": "adress",
        "agreement": "aggreement agrement",
        "answer": "anser awnser",
        "appointment": "apointment",
        "appreciate": "apreciate appriciate",
        "approve": "aprove",
        "believe": "beleive belive",
        "colleague": "collegue coleague",
        "complain": "complane",
        "decision": "decission desicion descision",
        "delivery": "delievery",
        "different": "diffrent diferent",
        "disappoint": "dissapoint disapoint dissappoint",
        "embarrass": "embarass",
        "expensive": "expencive",
        "guarantee": "garantee guarentee",
        "harass": "harrass",
        "immediate": "imediate imidiate",
        "immediately": "immediatly imediately",
        "increase": "increse",
        "invoice": "invoise invioce invoce",
        "lawyer": "lawer laywer",
        "maintenance": "maintainance maintenence",
        "message": "mesage msg",
        "password": "pasword",
        "promise": "promiss",
        "quality": "qualty quallity",
        "receipt": "reciept",
        "receive": "recieve",
        "recommend": "recomend reccomend reccommend",
        "responsible": "responsable",
        "schedule": "shedule scedule",
        "successor": "succesor",
        "terminate": "terminat",
        "threaten": "threten threathen",
        "tomorrow": "tommorow tomorow tommorrow",
        "warranty": "waranty",
    }.items()
    for slip in slips.split()
}
# Told in every situation, so that they tell none from another.
_NOTHING = """\
a about above after again all allready alot also am an and any are as aswell at becasue
because becuase been before being both but by came can client clients come could
customer customers cuz day did do does doing done each even every everybody everything
few first five for four from get gets getting give go goes going gonna got had has have
having he her here hers hes him his how i if in into is it its itself job just keep kept
last let like long made make many may me mean meanwhile might mine month months more
most much must my myself need new no nobody nor not nothing now of off often old on once
one only or other others our ours out over own per put rather really said same saw say
says see seen she shes should since so some somebody someone something soon still such
take ten than that the their them then there these they thier thing things think this
those though three through thru till to today too took two under until untill up us use
used very wanna want wanted wants was way we week weeks well went were what when where
which while who whom whose why wich will with without work working works would year
years yet you your
"""
# Met in many situations: one of them alone is no sign of any.
_LITTLE = """\
agree agreement answer app april ask august bad begin believe best better big book boss
bring business call change clear close colleague company contract date december decide
deliver delivery design different early easy email end family february feel file find
finish firm found free friday friend full good great happy hard hate hear heard help
high hold home hour house husband idea january july june kind know late leave left list
little look love low mail march meet meeting message minute monday money morning move
name next nice november number october office open page part pay people person phone
photo picture piece place plan point price product project question ready real right
room run saturday second send september service shop short show side sign site small
start stop sunday sure talk team tell text third thursday time true try tuesday turn
website wednesday whole wife word write young
"""

TELLING_NOTHING = frozenset(_NOTHING.split())
TELLING_LITTLE = frozenset(_LITTLE.split())
GROUPS = {name: tuple(words.split()) for name, words in _GROUPS.items()}
