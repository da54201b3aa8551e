"""How an act is told: as done, going on, past, planned, threatened or only thought of; denied; told apart or taken
up again.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.languages.en.grammar import chain, is_negated
from dateline.languages.en.grammar import split_perfect as _split_perfect

PLANNING = {
    "plan",
    "intend",
    "prepare",
    "vow",
    "pledge",
    "promise",
    "expect",
    "schedule",
    "aim",
    "decide",
    "set",
    "agree",
    "hope",
    "want",
    "seek",
}
TRYING = {"try", "attempt"}  # whoever tries has begun
WEIGHING = {"weigh", "consider", "mull", "contemplate"}
THREATENING = {"threaten", "warn"}
PROMISING = {"say", "announce", "pledge", "vow", "promise", "add", "confirm", "tell", "declare"}
DEMANDING = {"demand", "urge", "request", "ask", "insist", "propose", "recommend", "suggest", "require"}
CONDITION = {"if", "unless", "whether", "lest", "should"}
CANCELLING = {
    "prevent",
    "avoid",
    "avert",
    "thwart",
    "foil",
    "deter",
    "refuse",
    "fail",
    "forbid",
    "ban",
    "abstain",
    "refrain",
    "fear",
    "risk",
    "need",
} | WEIGHING
STOPPING = {"stop", "end", "halt", "cease"}  # what is to be stopped goes on
GOING_ON = {"continue", "keep", "remain", "persist", "proceed", "resume"}
APART = {
    "another",
    "other",
    "earlier",
    "previous",
    "separate",
    "similar",
    "second",
    "third",
    "last",
    "past",
    "prior",
    "former",
    "several",
    "previously",
    "recent",
    "subsequent",
    "numerous",
    "repeated",
    "latest",
    "further",
    "new",
}
ORDINAL = {"first", "second", "third", "last", "latest", "deadliest", "worst", "biggest", "largest"}
BACK = {"the", "this", "that", "these", "those"}


@dataclass(frozen=True, slots=True)
class Mood:
    """What the grammar of a mention says beside the act itself."""

    frame: str | None = None
    tense: str | None = None
    negated: bool = False
    refers_back: bool = False
    apart: bool = False


def mood_of(head: Token, light: Token | None = None) -> Mood:
    """Return the mood of an act's mention; ``light`` is the verb that carries a noun."""
    verb = light or (head if head.pos_ in ("VERB", "AUX") else None)
    negated = is_negated(head) or (light is not None and is_negated(light))
    refers, apart = False, False
    if head.pos_ not in ("VERB", "AUX"):
        before = {c.lower_ for c in head.lefts}
        apart = bool(before & APART)
        refers = (bool(before & BACK) or head.head.lower_ == "as") and not apart
    apart = apart or (verb is not None and one_of_several(verb))
    frame = _frame(verb) if verb is not None else _noun_frame(head)
    return Mood(frame, tense_of(verb) if verb is not None else _told_in(head), negated or _fails(verb), refers, apart)


def one_of_several(verb: Token) -> bool:
    """Tell whether a verb tells of one out of what was told just before: "..., the last of which took place in May"."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ORDINAL]
    whole = (t for s in subjects for of in s.children if of.lower_ == "of" for t in of.children)
    return any(t.lower_ in ("which", "these", "them") for t in whole)


def _told_in(noun: Token) -> str | None:
    """Return the tense of the verb that a noun hangs on, ``None`` where that verb only reports."""
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    return None if verb is None or verb.lemma_ in PROMISING | {"report"} else tense_of(verb)


def tense_of(verb: Token, depth: int = 0) -> str | None:
    """Return the tense of a verb: ``past``, ``perfect``, ``pluperfect``, ``present`` or ``future``.

    Participles take that of the verb that they hang on.
    """
    aux = _aux(verb)
    if aux & {"will", "'ll", "shall"}:
        return "future"
    if "had" in aux and verb.tag_ in ("VBN", "VBG"):
        return "pluperfect"
    if aux & {"has", "have", "'ve"} and verb.tag_ in ("VBN", "VBG"):
        return "perfect"
    if _split_perfect(verb) is not None:
        return "perfect"
    if verb.tag_ == "VBD" or aux & {"was", "were", "did"}:
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or aux & {"is", "are", "'s", "'re", "am", "do", "does"}:
        return "present"
    if verb.tag_ == "VBN" and verb.dep_ == "ROOT":
        return "past"  # headline: "13 killed in clashes"
    if depth < 4 and verb.head.i != verb.i and verb.dep_ in ("advcl", "xcomp", "conj", "pcomp", "ccomp", "prep", "acl"):
        noun = verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN")  # "the battles fought there go on"
        return _told_in(verb.head) if noun else tense_of(verb.head, depth + 1)
    return None


def _aux(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def _frame(verb: Token) -> str | None:
    aux = _aux(verb)
    above = verb.head
    if any(c.dep_ == "mark" and c.lower_ in CONDITION for c in verb.children):
        return "hypothetical"
    if aux & {"will", "'ll", "shall"} or (verb.tag_ == "VB" and any(c.lower_ == "going" for c in verb.ancestors)):
        return "planned"
    if verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBP") and above.lemma_ in DEMANDING:
        return "hypothetical"
    if "would" in aux and verb.dep_ == "ccomp" and above.lemma_ in PROMISING | {"agree", "decide"}:
        return "planned"
    if aux & {"would", "could", "might", "may", "should", "can", "must"}:
        return "hypothetical"
    if verb.tag_ == "VB" and "to" in aux:
        if above.lemma_ in THREATENING:
            return "threatened"
        if above.lemma_ in PLANNING or _is_due(verb):
            return "planned"
        if above.lemma_ in GOING_ON | TRYING:
            return "ongoing"
        if verb.dep_ in ("advcl", "acl", "xcomp", "relcl", "ROOT") and above.lemma_ not in (
            "begin",
            "start",
            "manage",
            "appear",
            "seem",
            "claim",
            "report",
            "say",
            "believe",
            "use",
            "come",
            "go",
            "have",
        ):
            return "hypothetical"
    if "had" in aux and verb.tag_ == "VBN" and not _backshifted(verb):
        return "background"
    if _earlier(verb) or _repeated(verb, aux):
        return "background"
    if verb.tag_ == "VBG" and (aux & {"is", "are", "been", "'s", "'re"}):
        return "ongoing"
    if above.lemma_ in GOING_ON and verb.dep_ in ("xcomp", "dobj", "ccomp"):
        return "ongoing"
    if verb.lemma_ in GOING_ON - {"resume"}:
        return "ongoing"
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and above.head.lemma_ in CANCELLING:
        return "hypothetical"
    if verb.dep_ in ("conj", "xcomp") and above.pos_ == "VERB" and not aux and above.i != verb.i:
        return _frame(above) if verb.dep_ == "conj" and verb.tag_ == above.tag_ else None
    return None


def _repeated(verb: Token, aux: set[str]) -> bool:
    """Tell whether a perfect sums up what was done again and again: "has threatened several times"."""
    often = any(c.lower_ in ("repeatedly", "often", "frequently", "times") for c in verb.children)
    return often and bool(aux & {"has", "have", "'ve"})


def _is_due(verb: Token) -> bool:
    """Tell whether an infinitive says what is arranged: "is to meet", "are due to meet"."""
    above = verb.head
    return verb.dep_ == "xcomp" and ((above.lemma_ == "be" and above.pos_ == "AUX") or above.lower_ == "due")


def _backshifted(verb: Token) -> bool:
    """Tell whether a pluperfect is only the past of reported speech: "the group said that it had attacked"."""
    return verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.i < verb.i


def _earlier(verb: Token) -> bool:
    """Tell whether a verb goes back behind the story: "earlier", "previously", or told beside it ("since X was
    taken").
    """
    if any(
        c.dep_ == "advmod" and c.lower_ in ("earlier", "previously", "already", "formerly", "once")
        for c in verb.children
    ):
        return True
    if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBN"):
        return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("since", "before") for c in verb.children)
    return verb.dep_ == "relcl" and verb.tag_ in ("VBD", "VBN") and verb.head.pos_ in ("NOUN", "PROPN")


def _noun_frame(noun: Token) -> str | None:
    words = {c.lower_ for c in noun.lefts}
    if "threatened" in words:
        return "threatened"
    if words & {
        "planned",
        "upcoming",
        "possible",
        "potential",
        "future",
        "imminent",
        "expected",
        "any",
        "further",
    }:
        return "hypothetical"
    if words & {"ongoing", "continuing", "continued", "daily", "regular", "relentless", "current"}:
        return "ongoing"
    for above in chain(noun)[:3]:
        if above.lemma_ in STOPPING:
            return "ongoing"
        if above.lemma_ in CANCELLING or above.lower_ in ("against",):
            return "hypothetical" if above.lemma_ in CANCELLING else None
        if above.pos_ == "VERB":
            if noun.dep_ == "nsubj" and "would" in _aux(above):
                return "hypothetical"  # "a strike would set them back": it is only thought of
            frame = _frame(above)
            if frame == "planned" and noun.dep_ == "pobj":
                return None  # "will go on with its offensive", "will serve for its raids"
            return frame if frame in ("planned", "hypothetical", "background") else None
    return None


def _fails(verb: Token | None) -> bool:
    return verb is not None and verb.dep_ in ("xcomp", "pcomp") and verb.head.lemma_ in {"fail", "refuse"}
