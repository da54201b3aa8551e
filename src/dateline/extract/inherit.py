"""What a report tells once for several events: the doer of a communique's strikes, the day of its list."""

from itertools import pairwise

from dateline.extract.draft import Draft, listed

SCENE = {"ASSAULT", "LOSS", "COERCE", "PROTEST"}


def inherit(drafts: list[Draft]) -> None:
    """Let a draft without a doer take it over from the last one of its kind that names one, in place.

    Only acts of the same type and mode, told apart from each other, in reach: the bullets of a communique, or strikes
    that the next sentence goes on about.
    """
    for i, draft in enumerate(drafts):
        if draft.actor_indexes or draft.types & {"LOSS", "PROTEST"}:
            continue
        for giver in reversed(drafts[:i]):
            if (
                giver.types == draft.types
                and giver.actor_indexes
                and giver.modes & draft.modes
                and listed(draft, draft.clauses[0])
            ):
                draft.actors_from = tuple(giver.actor_indexes)
                if not any(a.id or a.kind != "things" for a in draft.recipients):
                    draft.recipients_from = tuple(giver.recipient_indexes)
                if not draft.dates:
                    draft.dates_from = tuple(j for c in giver.clauses for j in c.dates) or giver.dates_from
                break


def share_day(drafts: list[Draft]) -> None:
    """Let acts of the kind that the report's news is about, told on without a day, take its day, in place.

    "Shells hit three districts on Friday. ... Two more landed on a market": all are of that Friday.
    """
    lead = next((d for d in drafts if d.dates and "ASSAULT" in d.types and d.modes), None)
    if lead is None:
        return
    when = lead.dates[0]
    published = lead.resolved.analysis.report.published
    if published is None or when.first is None or when.first != when.last or (published.last - when.first).days > 3:
        return
    for draft in drafts[drafts.index(lead) + 1 :]:
        told = draft.clauses[0]
        if (
            draft.dates
            or not draft.modes & lead.modes
            or told.apart
            or told.frame
            or (told.nominal and told.refers_back)
        ):
            continue
        if told.tense == "past" and told.sentence - lead.clauses[-1].sentence <= 8:
            draft.dates_from = tuple(j for c in lead.clauses for j in c.dates)


def share_scene(drafts: list[Draft]) -> None:
    """Let an act told on about the same people, with no place or day of its own, take those of the last one, in place.

    "Gunmen fired on a market in X on Monday. The gunmen abducted a woman": in X, on that Monday.
    """
    acts = [d for d in drafts if d.types <= SCENE or "PROTEST" in d.types]  # with what it demands
    for before, draft in pairwise(acts):
        told, ago = draft.clauses[0], draft.clauses[0].sentence - before.clauses[-1].sentence
        if draft.place_indexes or draft.dates or not 0 <= ago <= 1 or told.nominal or told.tense != "past":
            continue
        if told.apart or told.frame or draft.party_names.isdisjoint(before.party_names):
            continue
        draft.places_from = tuple(before.place_indexes)
        draft.dates_from = tuple(j for c in before.clauses for j in c.dates) or before.dates_from
