"""What a sentence tells as one happening: clauses of the same time, and acts that another happened in."""

from spacy.tokens import Token

from dateline.languages.en.clauses.acts import Act

# Words that put the clause behind them at another time.
_OTHER_TIME = {"after", "before", "since", "until", "till", "later", "earlier", "previously", "following", "ago"}
_AMID = {"in", "during", "after", "amid", "following", "by"}


def at_once(token: Token, other: Token) -> bool:
    """Tell whether a verb's clause hangs right on another act as something of the same time."""
    if token.head.i != other.i or token.pos_ != "VERB" or token.dep_ not in ("advcl", "conj", "relcl", "acl"):
        return False
    return not elsewhen(token)


def elsewhen(verb: Token) -> bool:
    """Tell whether a word puts a verb's clause at another time ("and later withdrew")."""
    opening = {t.lower_ for t in verb.children if t.i < verb.i and t.dep_ in ("mark", "prep", "advmod")}
    before = verb.doc[max(0, verb.left_edge.i - 1) : verb.left_edge.i]
    return bool(opening & _OTHER_TIME) or any(t.lower_ in _OTHER_TIME for t in before)


def during(inner: Act, outer: Act) -> bool:
    """Tell whether an act is told as what another happened in or right after: "killed in a raid on X"."""
    prep = inner.head.head
    return prep.dep_ == "prep" and prep.lower_ in _AMID and prep.head.i == outer.head.i


def told_of(verb: Token, owners: dict[int, Act]) -> Act | None:
    """Return the act that is the subject of a verb saying only when or where it was: "the clashes continued on
    Monday".
    """
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    subjects = (t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass") and t.i in owners)
    return next((owners[t.i] for t in subjects), None)
