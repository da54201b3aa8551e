"""What belongs to which act: the places, days and losses of a sentence go to the act that governs them in the parse."""

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.codebook.triggers import TriggerClass
from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.dating import Dating
from dateline.languages.en.clauses.happenings import at_once, during, told_of
from dateline.languages.en.clauses.locative import Locative
from dateline.languages.en.clauses.moods import tense_of
from dateline.languages.en.clauses.surroundings import surroundings
from dateline.languages.en.grammar import chain
from dateline.model import LossMention, PlaceMention, Span
from dateline.model.analysis import VIOLENT, Clause, Sentence

_POSTED = {"position", "base", "locate", "station", "entrench", "deploy", "hole"}
_REACH = 600  # characters back to a place that is taken up again
# Words that say nothing of who was lost.
_ANYBODY = {
    "people",
    "person",
    "others",
    "more people",
    "other people",
    "victims",
    "lives",
    "casualties",
    "some",
    "many",
}
# Words for those who are told of as a part of the lost.
_MEMBERS = {"child", "children", "woman", "women", "boy", "boys", "girl", "girls", "baby", "babies", "elderly"}
_LOSS = TriggerClass(id="loss", type="LOSS", mode=None, kind="loss", roles={}, needs=(), exclude=())


class Belonging(Locative, Dating):
    """The part of the clause reader that hands places, days and losses to acts."""

    sentences: Sequence[Sentence]
    losses: Sequence[LossMention]
    cues: set[int]
    by_token: dict[int, Act]
    sources: set[int]
    quoted: set[int]  # the first tokens of sentences with a quotation

    def _own(self, owners: dict[int, Act], acts: list[Act]) -> None:
        for i, place in enumerate(self.places):
            if not self.is_where(place):
                continue
            owner = self._owner(place.span, owners, acts)
            if (
                owner is None
                or (
                    owner.cls.kind == "speech"
                    and not (owner.cls.type == "THREATEN" and self._of_speech(place.span, owner))
                )
                or i in owner.places
                or self._inside_party(place.span, owner)
                or self._where_doer_is(place.span, owner)
            ):
                continue
            if not any(t in self.sources for t in self.parsed.tokens(place.span)):
                owner.places.append(i)
        for i, date in enumerate(self.dates):
            if date.type in ("DATE", "TIME", "DURATION") and date.tells_when and not self._in_head(date.span):
                owner = self._owner(date.span, owners, acts, speech=True)
                if owner and i not in owner.dates:
                    owner.dates.append(i)
        self._since(acts)
        self._same_day(acts)
        self._told_along(acts)
        whole = [i for i, loss in enumerate(self.losses) if not loss.part]
        parts = [i for i, loss in enumerate(self.losses) if loss.part]
        for i in whole + parts:  # a part ("including two children") only where nothing is said of the whole
            loss = self.losses[i]
            owner = self._owner(loss.cue, owners, acts, near=False) or self._owner(loss.span, owners, acts, near=False)
            owner = owner or self._act_beside(loss, acts)
            if owner and owner.cls.kind not in ("speech", "posture", "campaign"):
                owner.losses.append(i)
                self._victims(owner, loss)

    def _of_speech(self, span: Span, act: Act) -> bool:
        """Tell whether a stretch of text belongs to a speech act itself ("met on Monday"), not to what is spoken of."""
        tokens = self.parsed.tokens(span)
        governing = next((t for t in chain(self.parsed.doc[tokens[0]]) if t.pos_ == "VERB"), None)
        own = {act.head.i, act.last, *(() if act.light is None else (act.light.i,))}
        return governing is not None and governing.i in own

    def _victims(self, owner: Act, loss: LossMention) -> None:
        """Let the people lost be the ones it was done to, unless nothing is said of them ("20 people")."""
        tokens = self.parsed.tokens(loss.who_span or loss.span)
        if len(tokens) == 0:
            return
        head = self.parsed.doc[tokens[-1]]
        for i in tokens:
            token = self.parsed.doc[i]
            if token.head.i not in tokens:
                head = token
                break
        party = self._its_own(head) if owner.mode == "clash" else None
        if party is not None:  # "three of its soldiers were killed in a clash with X": its side fought
            owner.actors += [party] if party not in owner.actors else []
            return
        party = self.parties.party(head)
        if party is None or party in owner.recipients:
            return
        if party in owner.actors:  # "6 citizens killed": a headline's passive
            owner.actors.remove(party)
        told = [self.parties.mentions[i] for i in owner.recipients]
        kinds = {m.kind for m in told if m.name.lower() not in _ANYBODY}
        if loss.part and kinds and loss.who.lower() in _MEMBERS:
            return  # "civilians, children among them"
        if not kinds or (self.parties.mentions[party].kind == "civilians" and "civilians" not in kinds):
            owner.recipients.append(party)

    def _its_own(self, head: Token) -> int | None:
        """Return the speaker whose own people are meant: "its soldiers"."""
        own = any(
            c.dep_ == "poss" and c.lower_ in ("its", "their", "our") for t in (head, *head.subtree) for c in t.lefts
        )
        armed = self.parties.kind_of(head) in ("forces", "fighters", "police")
        return self._speaker(self.parsed.starts[head.i], group=True) if own and armed else None

    def _same_place(self, acts: list[Act]) -> None:
        """Share the places of an act with what is told to have happened in one with it: "nine were killed in X when
        rebels shelled the town", "was captured after a gun battle in X".
        """
        placed = [a for a in acts if a.places and a.cls.kind != "speech"]
        for act in acts:
            if act.places or act.cls.kind in ("speech", "posture", "campaign"):
                continue
            near = [a for a in placed if at_once(act.head, a.head) or at_once(a.head, act.head) or during(a, act)]
            if near:
                act.places = list(near[0].places)

    def _taken_up(self, acts: list[Act]) -> None:
        """Give an act without a place the last one named, where its clause says "the area", "the shrine" """
        for act in acts:
            if act.places or act.cls.kind == "speech" or not self.places:
                continue
            for token in act.head.subtree:
                if token.lemma_.lower() in self.parties.people.grounds and any(
                    c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.children
                ):
                    before = [
                        i
                        for i, p in enumerate(self.places)
                        if p.span.end <= self.parsed.starts[token.i] and not self._is_country(p)
                    ]
                    if before and self.parsed.starts[token.i] - self.places[before[-1]].span.end < _REACH:
                        act.places.append(before[-1])
                        break

    def _countries(self, acts: list[Act]) -> None:
        """Give an act with no place the country that its sentence is about, unless that country is a party to it."""
        countries = [i for i, p in enumerate(self.places) if self._is_country(p)]
        for act in acts:
            if act.places or act.cls.kind == "speech" or act.cls.type is None:
                continue
            here = [i for i in countries if self._shares_sentence(self.places[i].span, act.head)]
            parties = [self.parties.mentions[j].span for j in act.actors + act.recipients]
            free = [
                i
                for i in here
                if not any(s.overlaps(self.places[i].span) for s in parties) and not self._foreign(self.places[i])
            ]
            if free:
                act.places.append(
                    min(free, key=lambda i: abs(self.places[i].span.start - self.parsed.starts[act.head.i]))
                )

    def _shares_sentence(self, span: Span, token: Token) -> bool:
        tokens = self.parsed.tokens(span)
        return len(tokens) > 0 and self.parsed.openings[tokens[0]] == self.parsed.openings[token.i]

    def _foreign(self, place: PlaceMention) -> bool:
        """Tell whether a country only does something in the sentence ("Russia said") or backs somebody ("US-led")."""
        tokens = self.parsed.tokens(place.span)
        last = self.parsed.doc[tokens[-1]]
        if last.i + 1 < len(last.doc) and last.nbor(1).text in ("-", "–"):
            return True
        if last.dep_ == "agent" or (last.dep_ in ("compound", "amod", "nmod") and last.head.i in self.by_token):
            return True  # "US air strikes"
        return any(i in self.sources for i in tokens) or (
            last.dep_ == "pobj" and last.head.lower_ in ("by", "with", "from", "against")
        )

    def _inside_party(self, span: Span, act: Act) -> bool:
        return any(
            self.parties.mentions[i].span.covers(span) and self.parties.mentions[i].id
            for i in act.actors + act.recipients
        )

    def _where_doer_is(self, span: Span, act: Act) -> bool:
        """Tell whether a place is only where the doers are: "rebels positioned in X fired on Y"."""
        tokens = self.parsed.tokens(span)
        for above in chain(self.parsed.doc[tokens[0]]):
            if above.dep_ == "acl" and above.lemma_.lower() in _POSTED:
                noun = above.head
                return any(noun.i in self.parsed.tokens(self.parties.mentions[i].span) for i in act.actors)
            if above.pos_ == "VERB":
                break
        return False

    def _act_beside(self, loss: LossMention, acts: list[Act]) -> Act | None:
        """Return the act whose losses a figure in the same sentence tells, where no verb of its own tells them."""
        tokens = self.parsed.tokens(loss.cue)
        if len(tokens) == 0:
            return None
        cue = self.parsed.doc[tokens[0]]
        if cue.pos_ == "VERB" and cue.dep_ in ("xcomp", "ccomp") and cue.head.i in self.cues:
            return None  # "admitted losing soldiers during operations"
        here = [a for a in acts if self._together(a.head, cue) and a.cls.type in VIOLENT and a.cls.kind != "campaign"]
        return min(here, key=lambda a: abs(a.head.i - cue.i), default=None)

    def _owner(
        self, span: Span, owners: dict[int, Act], acts: list[Act], speech: bool = False, near: bool = True
    ) -> Act | None:
        """Return the act that governs a stretch of text: up the parse, else (``near``) the nearest of the sentence."""
        tokens = self.parsed.tokens(span)
        if len(tokens) == 0:
            return None
        inside = [owners[i] for i in tokens if i in owners]
        if inside:
            return inside[0]
        said = self._said_then(tokens[0]) if speech else None
        if said is not None:
            return owners.get(said.i) or self._told_that_day(span, owners, said)
        token = self.parsed.doc[tokens[0]]
        while token.head.i in tokens and token.head.i != token.i:
            token = token.head
        kept = {id(a) for a in acts}
        for above in chain(token):
            if speech and _going_on(above):
                continue  # "hit a school where families were sheltering on Saturday"
            if above.i in owners and id(owners[above.i]) in kept:
                return owners[above.i]
            told = told_of(above, owners)
            if told is not None and id(told) in kept and above.i not in self.cues:
                return told
            if above.i in self.cues and speech:
                told = self._told_before(token, owners, above) or self._reported_act(above, owners)
                return told or self._told_that_day(span, owners, above)
        if not near:
            return None
        here = [a for a in acts if self._together(a.head, token) and a.cls.kind != "speech" and a.cls.type]
        return min(here, key=lambda a: abs(a.head.i - token.i), default=None)

    def _told_before(self, day: Token, owners: dict[int, Act], cue: Token) -> Act | None:
        """A day between what is said and who says it is the deed's: "shelled the town, on Monday, police said"."""
        speaker = next((child for child in cue.children if child.dep_ == "nsubj"), None)
        content = next((child for child in cue.children if child.dep_ == "ccomp"), None)
        if speaker is None or content is None or not content.i < day.i < speaker.left_edge.i:
            return None
        return owners.get(content.i) or told_of(content, owners)

    def _reported_act(self, cue: Token, owners: dict[int, Act]) -> Act | None:
        """Return the act that is told to have been reported: "air strikes were reported on Monday" dates them."""
        told = [child for child in cue.children if child.dep_ == "nsubjpass"]
        return owners.get(told[0].i) if told else None

    def _told_that_day(self, span: Span, owners: dict[int, Act], cue: Token) -> Act | None:
        """A day that dates only the speech dates the act too where it is told as that day's news, in the perfect."""
        published = self.parsed.report.published
        date = next((d for d in self.dates if d.span == span), None)
        if date is None or published is None or date.first != published.first or date.last != published.last:
            return None
        for attribution in self.attributions:
            if any(cue.i in self.parsed.tokens(c) for c in attribution.cue):
                inside = [
                    a
                    for i, a in owners.items()
                    if i == a.head.i and any(c.covers(self.parsed.span(i, i)) for c in attribution.content)
                ]
                fresh = [a for a in inside if a.head.pos_ == "VERB" and tense_of(a.head) == "perfect" and not a.dates]
                if fresh:
                    return fresh[0].root
        return None

    def _toll(self, i: int) -> Clause:
        """A figure that no act governs: a clause of its own, for an act nearby to take in or to stand as a LOSS."""
        loss = self.losses[i]
        near = self.parsed.tokens(loss.span)
        sentence = self._sentence(loss.cue)
        span = self.sentences[sentence].span if self.sentences else loss.span
        act = Act(self.parsed.doc[near[0]], _LOSS, None, near[0], near[-1], loss.rule)
        if not loss.part:
            self._victims(act, loss)
        return Clause(
            trigger=loss.cue,
            head=loss.cue,
            trigger_class="loss",
            kind="loss",
            type="LOSS",
            mode=None,
            sentence=sentence,
            recipients=tuple(act.recipients),
            places=tuple(j for j, p in enumerate(self.places) if span.covers(p.span) and self._said_of(p)),
            dates=tuple(
                j for j, d in enumerate(self.dates) if d.first and span.covers(d.span) and not self._of_saying(d)
            ),
            losses=(i,),
            frame="background" if loss.total else None,
            apart=self._said_besides(self.parsed.doc[self.parsed.tokens(loss.cue)[0]]),
            rule=loss.rule,
            around=self._around(self.parsed.doc[self.parsed.tokens(loss.cue)[0]]),
            ties=self._ties(act, self.parsed.doc[self.parsed.tokens(loss.cue)[0]]),
        )

    def _said_besides(self, head: Token) -> bool:
        """Tell whether a source says it beside what else it says: "the ministry has also admitted losing men"."""
        verb = next((t for t in head.ancestors if t.pos_ == "VERB"), None)
        return verb is not None and verb.i in self.cues and any(c.lower_ == "also" for c in verb.children)

    def _around(self, head: Token) -> tuple[str, ...]:
        return surroundings(head, self.parsed.openings[head.i] in self.quoted)

    def _said_of(self, place: PlaceMention) -> bool:
        tokens = self.parsed.tokens(place.span)
        return (
            len(tokens) > 0
            and not any(i in self.sources or i in self.date_tokens for i in tokens)
            and not self._foreign(place)
        )

    def _sentence(self, span: Span) -> int:
        for i, sentence in enumerate(self.sentences):
            if sentence.span.start <= span.start < sentence.span.end:
                return i
        return max(0, len(self.sentences) - 1)


def _going_on(verb: Token) -> bool:
    """Tell whether a relative clause only tells what was going on when the act came."""
    return verb.dep_ == "relcl" and verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.children)
