"""The way of the data: reports to records, one after the other."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.extract.claims import extract
from dateline.extract.draft import Resolved
from dateline.extract.placing import placed
from dateline.extract.voices import stem
from dateline.extract.whereabouts import innermost
from dateline.knowledge.everything import Knowledge
from dateline.languages.en.analyse import analyse, read_event
from dateline.languages.en.casing.restore import readable
from dateline.languages.en.parse import Parsed
from dateline.model import Layers, Party, Place, Record, Report, Span, Words
from dateline.model.analysis import Analysis
from dateline.resolve.actors import home_country, resolve_actors
from dateline.resolve.identities import Identities
from dateline.resolve.places import resolve_places
from dateline.run.quoting import quoted_from


def code_reports(reports: Iterable[Report], knowledge: Knowledge) -> Iterator[Record]:
    """Yield one record a report, in order."""
    identities = Identities(knowledge.actors, knowledge.outlets)
    waiting: deque[Report] = deque()
    for analysis in analyse(_readable(reports, knowledge, waiting), knowledge):
        yield quoted_from(waiting.popleft(), record_of(analysis, knowledge, identities))


def _readable(reports: Iterable[Report], knowledge: Knowledge, waiting: deque[Report]) -> Iterator[Report]:
    """Yield the reports with small letters given back to what is all in capitals; ``waiting`` keeps the originals."""
    for report in reports:
        waiting.append(report)
        yield readable(report, knowledge)


def record_of(analysis: Analysis, knowledge: Knowledge, identities: Identities) -> Record:
    """Resolve an analysis to identities and extract its claims."""
    resolved = resolve(analysis, knowledge, identities)
    claims = extract(resolved, identities, knowledge.models)
    text = analysis.report.text
    actors = tuple(
        Party(Words(m.span, m.span.of(text)), m.name, m.id, m.kind, m.rule, m.others) for m in resolved.analysis.actors
    )
    places = tuple(sorted((*resolved.places, *resolved.seats), key=lambda p: p.words.span))
    return Record(analysis.report, claims, Layers(places, analysis.dates, actors, analysis.attributions))


def places_of_event(parsed: Parsed, event: Span, knowledge: Knowledge, identities: Identities) -> tuple[Place, ...]:
    """Return where an event was, given the words of a report that name it, be they a trigger of the codebook or not."""
    resolved = resolve(read_event(parsed, knowledge, event), knowledge, identities)
    told = (i for clause in resolved.analysis.clauses for i in clause.places)
    return tuple(resolved.places[i] for i in innermost(resolved, tuple(told)))


def resolve(analysis: Analysis, knowledge: Knowledge, identities: Identities) -> Resolved:
    """Find the analysis's places and parties in the world."""
    report = analysis.report
    hints = country_hints(analysis, knowledge)
    mentions = (*analysis.places, *analysis.seats)
    model = knowledge.models.place if knowledge.models else None
    found = resolve_places(mentions, report.text, knowledge.gazetteer, knowledge.places, hints, model)
    places, seats = found[: len(analysis.places)], found[len(analysis.places) :]
    home = home_country(analysis, places, knowledge.actors) if knowledge.coreference else None
    settled = replace(analysis, actors=resolve_actors(analysis.actors, home, knowledge.actors))
    found_in = Resolved(settled, places, frozenset(_sides(report.outlet, knowledge, identities, home)), home, seats)
    return placed(found_in, knowledge.models.where if knowledge.models else None)


def country_hints(analysis: Analysis, knowledge: Knowledge) -> list[str]:
    """Return the countries of the actors named, one for each mention."""
    named = [knowledge.actors.by_id(m.id) for m in analysis.actors if m.id]
    return [a.country for a in named if a and a.country]


def _sides(outlet: str | None, knowledge: Knowledge, identities: Identities, home: str | None) -> set[str]:
    """Return the ids of those for whom an outlet speaks, itself included: an army's own news page is a party."""
    if not outlet:
        return set()
    own: set[str] = {a.id for a in knowledge.actors.by_alias(outlet)}
    known = knowledge.outlets.by_alias(outlet)
    office = identities.office(stem(outlet), home) if not own and not known else None
    if office:
        own.add(office)
    if known:
        own |= {id for id in (known.id, known.affiliation) if id}
    return own | {a.id for id in own for a in knowledge.actors.ancestors(id)}
