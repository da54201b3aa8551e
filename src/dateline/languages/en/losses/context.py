"""What surrounds a loss: is it real, and does it sum up more than one event?"""

from spacy.tokens import Token

from dateline.codebook.losses import VerbForm
from dateline.languages.en.losses.groups import Page, People, words_of

_MODALS = words_of("could would might may can will should must shall 'll 'd")
_REAL_TO = words_of(
    "managed continued went going proceeded began started appear appears appeared believed reported known said thought"
)
_NOT_REAL_ING = words_of(
    "without avoid avoiding prevent preventing prevented from planned planning plotting attempted against at of"
)
_NEGATIONS = frozenset(("not", "n't", "never", "nt"))
_CONDITIONS = frozenset(("if", "unless", "lest", "whether"))
_PERIOD_OPENERS = frozenset(("past", "previous", "recent"))
_BEGINNINGS = words_of("beginning start outbreak onset begin began erupted started")
_ARGUMENTS = words_of("nsubj dobj nsubjpass acomp oprd attr amod pobj")
_LARGE = 1000


def is_unreal(page: Page, i: int, verb: VerbForm | None) -> bool:
    """Tell whether the words at ``i`` tell no real loss: negated, possible, wanted, or a condition."""
    doc, word = page.parsed.doc, page.word
    token = doc[i]
    chain = [token]
    head: Token = token
    while head.dep_ == "conj" and head.head.i != head.i and len(chain) < 4:
        head = head.head
        chain.append(head)
    if token.dep_ in _ARGUMENTS and token.head.pos_ in ("VERB", "AUX"):
        chain.append(token.head)
    for link in chain:
        modal = perfect = False
        for child in link.children:
            text = page.words[child.i]
            if child.dep_ == "neg" or text in _NEGATIONS:
                # "Not only" denies nothing.
                if word(child.i + 1) not in ("only", "just"):
                    return True
            elif child.dep_ == "mark" and text in _CONDITIONS:
                return True
            elif text in _MODALS and child.i < link.i:
                modal = True
            elif text in ("have", "has") and child.dep_ == "aux":
                perfect = True
        if modal and not perfect:
            return True
        if link.i != i and link.dep_ != "conj":
            break
    if verb is not None and verb.form == "base" and word(i - 1) == "to":
        if verb.lemma == "flee":
            return False
        return word(i - 2) not in _REAL_TO
    if verb is not None and verb.form == "base" and word(i - 1) in _MODALS:
        return True
    return verb is not None and verb.form == "ing" and word(i - 1) in _NOT_REAL_ING


def is_total(page: Page, group: People, cue: int, figure: int | None) -> bool:
    """Tell whether a loss sums up several events: a war's toll, "since 2011", "during the past month"."""
    doc, words, lexicon = page.parsed.doc, page.words, page.lexicon
    sent = doc[cue].sent
    large = figure is not None and figure >= _LARGE
    subjects = [t for t in doc[cue].children if t.dep_ == "nsubj"]
    if any(words[t.i] in lexicon.war_words for t in subjects):
        return True
    perfect = any(words[t.i] in ("have", "has", "'ve") for t in doc[cue].children)
    for i in range(sent.start, sent.end):
        word = words[i]
        if word == "since" and (large or (perfect and _belongs(doc[i], cue))):
            return True
        if word in lexicon.period_words and (large or _belongs(doc[i], cue)):
            # "Last year" is a date; "the last two years" a period.
            if set(words[max(sent.start, i - 4) : i]) & _PERIOD_OPENERS:
                return True
            if word.endswith("s") and "last" in words[max(sent.start, i - 3) : i]:
                return True
        if large and word in lexicon.war_words and (i < group.first or i > cue):
            return True
        if large and word in _BEGINNINGS:
            return True
    return False


def _belongs(token: Token, cue: int) -> bool:
    """Tell whether a word hangs on the cue, through at most a few phrases."""
    for _ in range(5):
        if token.i == cue:
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False
