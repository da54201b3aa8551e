"""The way of the data: reports to records, one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.extract.claims import extract
from dateline.extract.draft import Resolved
from dateline.extract.voices import stem
from dateline.extract.whereabouts import innermost
from dateline.knowledge.everything import Knowledge
from dateline.languages.en.analyse import analyse, read_event
from dateline.languages.en.parse import Parsed
from dateline.model import Layers, Party, Place, Record, Report, Span, Words
from dateline.model.analysis import Analysis
from dateline.resolve.actors import home_country, resolve_actors
from dateline.resolve.identities import Identities
from dateline.resolve.places import resolve_places


def code_reports(reports: Iterable[Report], knowledge: Knowledge) -> Iterator[Record]:
    """Yield one record a report, in order."""
    identities = Identities(knowledge.actors, knowledge.outlets)
    for analysis in analyse(reports, knowledge):
        yield record_of(analysis, knowledge, identities)


def record_of(analysis: Analysis, knowledge: Knowledge, identities: Identities) -> Record:
    """Resolve an analysis to identities and extract its claims."""
    resolved = resolve(analysis, knowledge, identities)
    claims = extract(resolved, identities, knowledge.models)
    text = analysis.report.text
    actors = tuple(
        Party(Words(m.span, m.span.of(text)), m.name, m.id, m.kind, m.rule, m.others) for m in resolved.analysis.actors
    )
    return Record(analysis.report, claims, Layers(resolved.places, analysis.dates, actors, analysis.attributions))


def places_of_event(parsed: Parsed, event: Span, knowledge: Knowledge, identities: Identities) -> tuple[Place, ...]:
    """Return where an event was, given the words of a report that name it, be they a trigger of the codebook or not."""
    analysis, told = read_event(parsed, knowledge, event)
    resolved = resolve(analysis, knowledge, identities)
    return tuple(resolved.places[i] for i in innermost(resolved, told))


def resolve(analysis: Analysis, knowledge: Knowledge, identities: Identities) -> Resolved:
    """Find the analysis's places and parties in the world."""
    report = analysis.report
    named = [a for m in analysis.actors if m.id and (a := knowledge.actors.by_id(m.id)) and a.country]
    hints = [a.country for a in named if a.country]
    places = resolve_places(analysis.places, report.text, knowledge.gazetteer, knowledge.places, hints)
    home = home_country(analysis, places, knowledge.actors)
    settled = replace(analysis, actors=resolve_actors(analysis.actors, home, knowledge.actors))
    return Resolved(settled, places, frozenset(_sides(report.outlet, knowledge, identities, home)), home)


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
