"""Reporting phrases, nouns and adjectives in a parse: "according to X", "X's claim that ...", "unverified reports"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.codebook.reporting import PhraseCue, Reporting, WordCue
from dateline.languages.en.attribution.parts import Draft, Range, joined, subtree, trim
from dateline.languages.en.attribution.source_words import FOOTAGE, PUBLISHED, WITNESSES
from dateline.languages.en.parse import Parsed

_GOING_ON = frozenset({"after", "because", "before", "due", "during", "when", "while"})
_BY = frozenset({"by", "from"})
_OFFERING = frozenset({"have", "give", "issue", "make", "offer"})
_OF = frozenset({"of", "about", "on"})
_CLAIMED = frozenset({"responsibility", "credit"})
_PLURAL_REPORTS = frozenset({"report", "rumor", "rumour", "account"})
_GIVING = frozenset({"put", "give", "set", "place"})
_TOLLS = frozenset({"toll", "number", "figure", "count", "total", "tally"})
_SEEING = frozenset({"hear", "see", "watch", "witness"})
_SUPPOSED = frozenset({"believed", "suspected", "thought"})


def phrase_drafts(parsed: Parsed, reporting: Reporting) -> Iterator[Draft]:
    """Yield the attributions that hang on a fixed phrase."""
    lowered = parsed.lows
    for i, word in enumerate(lowered):
        for cue in reporting.phrases.get(word, ()):
            if lowered[i : i + len(cue.words)] == cue.words:
                draft = _phrase_draft(parsed.doc, i, cue)
                if draft is not None:
                    yield draft
                break


def _phrase_draft(doc: Doc, first: int, cue: PhraseCue) -> Draft | None:
    last = first + len(cue.words) - 1
    sentence = doc[first].sent
    name = " ".join(cue.words)
    if cue.source == "none" and cue.content == "clause":
        return _adverb(doc[first], name, cue.stance)
    if cue.source == "none":
        content = _after(doc, last, sentence.end)
        return Draft(first, [(first, last)], None, [], [content], cue.stance, f"phrase:{name}") if content else None
    if cue.source == "from":
        head = _from(doc, last, sentence.end) or _giver(doc[last])
        if head is None:
            return None
        return Draft(first, [(first, last)], subtree(head), joined(head), [], cue.stance, f"phrase:{name}")
    head = _noun_after(doc, last, sentence.end)
    if head is None:
        return None
    source = _flat(head)
    around = _around(doc, first, source[1], sentence.start, sentence.end)
    draft = Draft(first, [(first, last)], source, joined(head), around, cue.stance, f"phrase:{name}")
    return draft if around else None


def _adverb(adverb: Token, name: str, stance: str) -> Draft | None:
    """Read "reportedly": the clause that the adverb stands in is put forward by somebody unnamed."""
    verb = adverb.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    content = trim(adverb.doc, *subtree(verb))
    if content is None:
        return None
    return Draft(adverb.i, [(adverb.i, adverb.i)], None, [], [content], stance, f"adverb:{name}")


def _after(doc: Doc, last: int, end: int) -> Range | None:
    if last + 1 >= end:
        return None
    stop = end - 1
    for i in range(last + 2, end):
        if doc[i].lower_ in (";", "but", ".") or (doc[i].lower_ == "," and i - last > 3):
            stop = i - 1
            break
    return trim(doc, last + 1, stop)


def _from(doc: Doc, last: int, end: int) -> Token | None:
    for i in range(last + 1, min(last + 6, end)):
        if doc[i].lower_ in ("from", "by"):
            return next((c for c in doc[i].children if c.dep_ == "pobj"), None)
    return None


def _giver(noun: Token) -> Token | None:
    """Return who "had no comment", "made no comment"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in _OFFERING:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ != "there"), None)


def _noun_after(doc: Doc, last: int, end: int) -> Token | None:
    """Return the head of the noun phrase after a phrase cue."""
    direct = next((c for c in doc[last].children if c.dep_ in ("pobj", "pcomp") and c.i > last), None)
    if direct is not None:
        return direct
    for i in range(last + 1, min(last + 8, end)):
        token = doc[i]
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "compound" and token.dep_ != "poss":
            return token
    return None


def _flat(head: Token) -> Range:
    """Return the source's phrase without clauses that the parser hung on it by mistake ("according to X citing Y")."""
    first, last = subtree(head)
    for child in head.children:
        if child.i > head.i and (child.dep_ in ("acl", "advcl") and child.tag_ == "VBG"):
            last = min(last, child.left_edge.i - 1)
    while last > head.i and head.doc[last].is_punct:
        last -= 1
    return first, last


def _around(doc: Doc, first: int, last: int, start: int, end: int) -> list[Range]:
    """Return the clause around "according to X": what stands before it in the sentence, else what follows."""
    host = doc[first].head
    before = trim(doc, start, first - 1) if first > start else None
    if before is None or before[1] - before[0] < 2:
        after = _past_participle_phrase(doc, last + 1, end)
        rest = trim(doc, after, end - 1) if after < end else None
        return [rest] if rest else []
    ranges = [before]
    if last + 2 < end and doc[last + 1].pos_ in ("ADP", "SCONJ") and doc[last + 1].lower_ in _GOING_ON:
        rest = trim(doc, last + 1, end - 1)
        return [before, rest] if rest else ranges
    while host.pos_ not in ("VERB", "AUX") and host.head.i != host.i:
        host = host.head
    if last + 2 < end and doc[last + 1].text in (",", "--", "—", "–"):
        rest = trim(doc, last + 1, end - 1)
        if rest is not None and (host.i > last or host.right_edge.i > last + 2):
            ranges.append(rest)
    return ranges


def _past_participle_phrase(doc: Doc, at: int, end: int) -> int:
    """Skip "citing Y," between a fronted source and what it puts forward."""
    if at < end and doc[at].tag_ == "VBG":
        i = doc[at].right_edge.i + 1
        return i if i < end else at
    return at


def noun_drafts(parsed: Parsed, reporting: Reporting) -> Iterator[Draft]:
    """Yield the attributions that hang on a noun ("the ministry's claim that ...", "reports of shelling")."""
    for token in parsed.among(reporting.nouns):
        if token.pos_ != "NOUN":
            continue
        cue = reporting.nouns.get(token.lemma_)
        if cue is not None:
            draft = _noun_draft(token, cue)
            if draft is not None:
                yield draft


def _noun_draft(noun: Token, cue: WordCue) -> Draft | None:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    content: Range | None = None
    stance = cue.stance
    for child in noun.children:
        if child.dep_ == "acl" and (child.tag_ != "VBN" or any(c.dep_ == "mark" for c in child.children)):
            subjects = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
            marked = any(c.dep_ in ("mark", "aux") for c in child.children)
            if child.i > noun.i and (subjects or marked) and child.tag_ != "VBG":
                content = subtree(child)
        elif child.dep_ == "ccomp" and child.i > noun.i:
            content = subtree(child)
        elif child.dep_ == "prep" and child.i > noun.i:
            target = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if target is None:
                continue
            if child.lower_ in _BY and owner is None:
                owner = target
            elif child.lower_ in _OF and content is None:
                content = subtree(target)
                if target.lemma_ in _CLAIMED and cue.word == "claim":
                    stance = "claims"
    reports = cue.word in _PLURAL_REPORTS and noun.tag_ == "NNS"
    if content is None or (owner is None and not reports):
        return None
    if owner is None:
        clause = content
        return Draft(noun.i, [(noun.i, noun.i)], (noun.i, noun.i), [noun], [clause], stance, f"noun:{cue.word}")
    source = subtree(owner)
    if owner.dep_ == "poss" and source[1] > source[0] and noun.doc[source[1]].tag_ == "POS":
        source = (source[0], source[1] - 1)
    kind = "noun" if cue.kind == "speech" else cue.kind
    return Draft(noun.i, [(noun.i, noun.i)], source, joined(owner), [content], stance, f"{kind}:{cue.word} (noun)")


def adjective_drafts(parsed: Parsed, reporting: Reporting) -> Iterator[Draft]:
    """Yield "an unverified photo", "the alleged attack": a thing only said, by nobody named."""
    for token in parsed.spelled(reporting.adjectives):
        stance = reporting.adjectives[token.lower_]
        if token.dep_ != "amod" or token.i >= token.head.i:
            continue
        noun = token.head
        content = trim(parsed.doc, token.i + 1, noun.i if stance == "doubts" else noun.right_edge.i)
        if content is not None:
            yield Draft(token.i, [(token.i, token.i)], None, [], [content], stance, f"adjective:{token.lower_}")


def doubted_drafts(parsed: Parsed) -> Iterator[Draft]:
    """Yield acts of which it is only supposed who did them: "raids believed to be Russian", "allegedly fired by X".

    Read by the order of the words: the parser takes "believed" for the sentence's verb as often as not.
    """
    doc = parsed.doc
    for token in parsed.spelled(_SUPPOSED | {"allegedly"}):
        i = token.i
        if token.lower_ in _SUPPOSED:
            done = _supposed_doer(doc, i + 1)
        elif i + 1 < len(doc) and doc[i + 1].tag_ == "VBN":
            done = i + 1 if any(c.dep_ == "agent" for c in doc[i + 1].children) else None
        else:
            continue
        noun = i - 1
        while noun > 0 and doc[noun].pos_ in ("AUX", "ADV"):
            noun -= 1
        if done is None or noun < 0 or doc[noun].pos_ not in ("NOUN", "PROPN"):
            continue
        first = noun
        while first > 0 and doc[first - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
            first -= 1
        content = [(first, noun)]
        if done + 1 < len(doc) and doc[done + 1].tag_ == "VBD":
            content.append((done + 1, done + 1))
        yield Draft(i, [(i, i)], None, [], content, "doubts", f"adjective:{token.lower_}")


def _supposed_doer(doc: Doc, at: int) -> int | None:
    """Return the last token of "to be Russian" or "to have been carried out", if that is what stands at ``at``."""
    words = [t.lower_ for t in doc[at : at + 3]]
    if words[:2] == ["to", "be"] and at + 2 < len(doc):
        return at + 2 if doc[at + 2].ent_type_ in ("NORP", "GPE", "ORG") else None
    if words == ["to", "have", "been"] and at + 3 < len(doc):
        return at + 3 if any(c.dep_ == "agent" for c in doc[at + 3].children) else None
    return None


def toll_drafts(parsed: Parsed) -> Iterator[Draft]:
    """Yield "X put the death toll at 40", "X gave a toll of 40"."""
    for token in parsed.among(_GIVING):
        if token.pos_ != "VERB":
            continue
        toll = next((c for c in token.children if c.dep_ == "dobj" and c.lemma_ in _TOLLS and c.i > token.i), None)
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if toll is None or subject is None or subject.dep_ != "nsubj" or subject.lower_ in ("who", "which", "that"):
            continue
        last = max(
            [toll.right_edge.i] + [c.right_edge.i for c in token.children if c.dep_ == "prep" and c.lower_ == "at"]
        )
        yield Draft(
            token.i,
            [(token.i, token.i)],
            _flat(subject),
            joined(subject),
            [(toll.left_edge.i, last)],
            "asserts",
            "toll",
        )


def witness_drafts(parsed: Parsed) -> Iterator[Draft]:
    """Yield "an agency photographer saw ...": what somebody at the scene reports as seen with their own eyes."""
    for token in parsed.among(_SEEING):
        if token.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
        if subject is None or subject.lemma_.lower() not in WITNESSES:
            continue
        content = trim(parsed.doc, token.i + 1, token.right_edge.i)
        if content is not None:
            source = (subject.left_edge.i, min(subject.right_edge.i, token.i - 1))
            yield Draft(
                token.i, [(token.i, token.i)], source, joined(subject), [content], "asserts", f"witness:{token.lemma_}"
            )


def footage_drafts(parsed: Parsed) -> Iterator[Draft]:
    """Yield "activists published videos showing ...": pictures put forward as evidence."""
    for token in parsed.spelled(PUBLISHED):
        if token.pos_ != "VERB":
            continue
        shown = next((c for c in token.children if c.dep_ == "dobj" and c.lemma_ in FOOTAGE and c.i > token.i), None)
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if shown is None or subject is None or subject.lower_ in ("who", "which", "that"):
            continue
        yield Draft(
            token.i, [(token.i, shown.i)], subtree(subject), joined(subject), [subtree(shown)], "asserts", "footage"
        )
