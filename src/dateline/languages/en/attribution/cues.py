"""Reporting words in a parse: which words cue, who is the source, and which words are put forward.

Works on token ranges (first and last token, both included); names, chains and quotation marks come later.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.codebook.reporting import Reporting, WordCue
from dateline.languages.en.attribution.content import content_of, object_range
from dateline.languages.en.attribution.parts import (
    Draft,
    Range,
    agent_of,
    cue_range,
    goes_on_from,
    is_passive,
    joined,
    negated,
    phrase_before,
    subjects_of,
    subtree,
)
from dateline.languages.en.attribution.source_words import JOINED, NAMING, SAYING
from dateline.languages.en.parse import Parsed

RELATIVES = frozenset({"who", "which", "that"})
_UNABLE = frozenset({"unable", "impossible", "difficult", "hard", "unwilling"})
_REFUSALS = frozenset({"refuse", "decline"})
_SELF = frozenset({"i", "we", "you"})
_OWNING = frozenset({"claim", "take"})
_LIVES = frozenset({"life", "victim", "casualty", "civilian", "people", "person"})
_RELAYS = frozenset({"cite", "quote"})


def verb_drafts(parsed: Parsed, reporting: Reporting) -> Iterator[Draft]:
    """Yield the attributions that hang on a verb."""
    for token in parsed.among(reporting.verbs.keys() | _OWNING):
        lemma = parsed.lemmas[token.i]
        cue = reporting.verbs.get(lemma)
        if takes_lives(token):
            continue
        if cue is None:
            if token.pos_ == "VERB":
                yield from _responsibility(token)
            continue
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("amod", "aux", "auxpass", "compound", "case", "prep"):
            continue
        if not _reports(token, cue):
            continue
        draft = _responsibility_draft(token) if lemma == "claim" else None
        if draft is None:
            draft = _verb_draft(token, cue, reporting)
        if draft is not None:
            yield draft


def _reports(verb: Token, cue: WordCue) -> bool:
    """Tell reporting from the same verb used otherwise ("who asked not to be named", "citing the ministry")."""
    if cue.word in _REFUSALS and any(c.dep_ == "xcomp" and c.lemma_ in SAYING for c in verb.children):
        return False  # read at the verb that is refused: "declined to comment"
    if cue.word in ("ask", "request") and any(c.dep_ == "xcomp" and c.lemma_ in NAMING for c in verb.children):
        return False
    return not (cue.kind == "relay" or (cue.word in _RELAYS and verb.tag_ == "VBG"))


def _responsibility(token: Token) -> Iterator[Draft]:
    draft = _responsibility_draft(token)
    if draft is not None:
        yield draft


def _responsibility_draft(token: Token) -> Draft | None:
    """Read "claimed (responsibility for) the attack": the stance of a deed owned to."""
    owned = next((c for c in token.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if token.lemma_ == "claim" and token.dep_ in ("acl", "relcl") and token.tag_ == "VBN" and owned is None:
        agent = agent_of(token)
        if agent is None:
            return None
        noun = token.head
        return Draft(
            token.i,
            [(token.i, token.i)],
            subtree(agent),
            joined(agent),
            [(noun.left_edge.i, token.left_edge.i - 1)],
            "claims",
            "verb:claim",
        )
    if owned is None or owned.pos_ == "PRON" or _victims(owned):
        return None
    if token.lemma_ != "claim" and owned.lemma_ not in ("responsibility", "credit"):
        return None
    source, heads = _source(token)
    if source is None and owned.dep_ != "nsubjpass":
        return None
    if negated(token) or (source is not None and token.doc[source[0]].lower_ in ("neither", "no", "nobody", "none")):
        return None
    content = object_range(token, owned) if owned.dep_ == "dobj" else subtree(owned)
    return Draft(
        token.i,
        [cue_range(token)],
        source,
        heads,
        [content],
        "claims",
        "verb:claim responsibility" if owned.lemma_ in ("responsibility", "credit") else "verb:claim",
    )


def takes_lives(verb: Token) -> bool:
    """Tell whether a verb is that of "claimed the lives of ten civilians"."""
    return verb.lemma_ == "claim" and any(t.lower_ in ("life", "lives") for t in verb.doc[verb.i + 1 : verb.i + 4])


def _victims(noun: Token) -> bool:
    """Tell whether it is lives that are claimed ("the blast claimed 40 lives")."""
    return noun.lemma_ in _LIVES or any(c.dep_ == "nummod" for c in noun.children)


def _source(verb: Token, depth: int = 0) -> tuple[Range | None, list[Token]]:
    """Return the range and the heads of who says so, following participles and joined verbs up to their subject."""
    if is_passive(verb):
        agent = agent_of(verb)
        return (subtree(agent), joined(agent)) if agent is not None else (None, [])
    inverted = _inverted_subject(verb)
    if inverted is not None:
        return (inverted.left_edge.i, inverted.i), [inverted]
    subjects = subjects_of(verb)
    if subjects:
        head = subjects[-1]
        if head.lower_ in RELATIVES and head.pos_ == "PRON" and verb.dep_ in ("relcl", "ccomp", "conj"):
            owner = verb
            while owner.dep_ == "conj":
                owner = owner.head
            if owner.dep_ == "relcl":
                return phrase_before(owner.head, owner), [owner.head]
        if head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X") or head.lower_ in ("there", "what"):
            return None, []
        named = [s for s in subjects if s.ent_type_ == "PERSON" or any(c.ent_type_ == "PERSON" for c in s.children)]
        named = named or [s for s in subjects if s.pos_ == "PROPN"]  # "the rebel group Valley Front said"
        first = min(s.left_edge.i for s in subjects if s.i < verb.i) if head.i < verb.i else head.left_edge.i
        last = head.right_edge.i
        if first < verb.i < last:  # the subject's phrase runs round the verb: keep the side that its head is on
            first, last = (first, verb.i - 1) if head.i < verb.i else (verb.i + 1, last)
        return (first, last), (joined(head) if len(subjects) == 1 else [(named or subjects)[0]])
    if depth > 4:
        return None, []
    speaking = goes_on_from(verb)
    if speaking is not None:
        return _source(speaking, depth + 1)
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and verb.head.head.tag_ == verb.tag_ and verb.lemma_ in JOINED:
        return _source(verb.head.head, depth + 1)
    if verb.dep_ == "acl":
        return phrase_before(verb.head, verb), [verb.head]
    if verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "ccomp", "dep"):
        above = verb.head
        if verb.dep_ == "pcomp" and above.dep_ == "prep":  # "quoted X as saying", "in saying"
            above = above.head
            if above.lemma_ in ("quote", "cite"):
                heard = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
                if heard is not None:
                    return subtree(heard), [heard]
        if above.dep_ == "acomp" and verb.dep_ == "xcomp":  # "were not able to say"
            above = above.head
        if above.pos_ in ("VERB", "AUX"):
            if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
                return None, []
            if is_passive(above) and verb.dep_ in ("advcl", "conj"):
                return None, []
            return _source(above, depth + 1)
        if above.pos_ in ("NOUN", "PROPN") and verb.tag_ == "VBG":
            return phrase_before(above, verb), [above]
    return None, []


def _inverted_subject(verb: Token) -> Token | None:
    """Return the source in "..., said nurses speaking on ...", which the parser takes for an object."""
    left = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("ccomp", "dobj"):
            head = (
                child
                if child.dep_ == "dobj"
                else next((c for c in child.children if c.dep_ == "nsubj" and c.i < child.i), None)
            )
            if (
                head is not None
                and head.left_edge.i == verb.i + 1
                and (
                    (child.tag_ == "VBG" and not any(c.dep_ == "aux" for c in child.children))
                    or (child.dep_ == "dobj" and left and verb.lemma_ not in ("tell", "inform", "show"))
                )
            ):
                return head
    return None


def _verb_draft(verb: Token, cue: WordCue, reporting: Reporting) -> Draft | None:
    passive = is_passive(verb)
    source, heads = _source(verb)
    content, how = content_of(verb, cue, passive, source)
    if cue.word == "claim" and negated(verb):
        return None
    if not content:
        quiet = _quiet(verb, cue, reporting, source, heads)
        if quiet is not None or source is None:
            return quiet
        return Draft(verb.i, [cue_range(verb)], source, heads, [], _stance(verb, cue, reporting), f"verb:{cue.word}")
    if source is None and not passive:
        return None
    kind = cue.takes.get(how, cue.kind)
    if kind == "attitude" and verb.dep_ == "acl":
        return None
    if kind == "relay" or (kind == "attitude" and source is not None and verb.doc[source[0]].lower_ in _SELF):
        return None
    prefix = "verb" if kind in ("speech", "finding") else kind
    stance = _stance(verb, cue, reporting)
    return Draft(verb.i, [cue_range(verb)], source, heads, content, stance, f"{prefix}:{cue.word}")


def _quiet(verb: Token, cue: WordCue, reporting: Reporting, source: Range | None, heads: list[Token]) -> Draft | None:
    """Read "did not comment", "declined to comment": a source that is said to keep silent."""
    refused = verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSALS
    if (
        source is not None
        and verb.lemma_ == "say"
        and any(c.dep_ == "dobj" and c.lower_ == "nothing" for c in verb.children)
    ):
        return Draft(verb.i, [cue_range(verb)], source, heads, [], "silent", "silence:say")
    if source is None or not (negated(verb) or refused) or cue.word not in reporting.silent:
        return None
    first = cue_range(verb.head if refused else verb)[0]
    about = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    content = [subtree(about[0])] if about else []
    return Draft(verb.i, [(first, verb.i)], source, heads, content, "silent", f"silence:{cue.word}")


def _stance(verb: Token, cue: WordCue, reporting: Reporting) -> str:
    """Return the stance of a verb in its place: negation and inability turn reporting to silence, checking to doubt."""
    above = verb.head if verb.dep_ in ("xcomp", "advcl", "pcomp") else verb
    outer = above.head if above is not verb and above.dep_ == "acomp" else above
    unable = above.lower_ == "able" and negated(outer)
    unable = (
        unable
        or any(t.lower_ in _UNABLE for t in (above, outer))
        or any(c.lower_ in _UNABLE for c in above.children if c.i < verb.i)
    )
    refused = above is not verb and above.lemma_ in _REFUSALS
    if cue.word in reporting.verify and (negated(verb) or unable or (above is not verb and negated(above))):
        able = unable or any(c.dep_ == "aux" and c.lower_ in ("could", "can", "ca", "cannot") for c in verb.children)
        return "doubts" if able or cue.word == "verify" or above is not verb else "silent"
    if cue.stance in ("asserts", "confirms", "admits") and (negated(verb) or refused):
        return "silent"
    return cue.stance
