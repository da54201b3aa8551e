"""All that dateline knows, loaded once for a run: actors, outlets, places, and the codebook's vocabulary."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language

from dateline.codebook.losses import LossLexicon
from dateline.codebook.reporting import Reporting
from dateline.codebook.triggers import Triggers
from dateline.codebook.user import load_codebook
from dateline.knowledge.actors import Actors, load_actors
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.names import NameIndex
from dateline.knowledge.outlets import Outlets, load_outlets
from dateline.knowledge.supplement import Supplement, load_places
from dateline.learned.linear import Models, load_models


@dataclass(frozen=True)
class Knowledge:
    """What a run knows.

    ``coreference`` is false where pronouns and descriptions ("he", "the group", "both sides", "the army") are not to be
    followed to whom the report names elsewhere: what that gains is measured in the bench.
    """

    actors: Actors
    outlets: Outlets
    places: Supplement
    gazetteer: Gazetteer
    triggers: Triggers
    reporting: Reporting
    losses: LossLexicon
    names: NameIndex
    models: Models | None = None
    pipeline: Language | None = None
    coreference: bool = True


@cache
def load_knowledge(
    codebook: Path | None = None,
    actors: Path | None = None,
    places: Path | None = None,
    pipeline: str | None = None,
    learned: bool = True,
) -> Knowledge:
    """Load everything, with a user's own files laid over the packaged ones; without the models unless ``learned``.

    Raises :class:`ValueError` naming file, row and field where a file can't be used.
    """
    from dateline.languages.en.parse import load  # the language's model is the slowest part: only when a run begins

    words = load_codebook(codebook)
    who, outlets, where = load_actors(actors), load_outlets(), load_places(places)
    names = NameIndex([*who.names(), *outlets.names(), *where.names()])
    return Knowledge(
        actors=who,
        outlets=outlets,
        places=where,
        gazetteer=Gazetteer.open(),
        triggers=words.triggers,
        reporting=words.reporting,
        losses=words.losses,
        names=names,
        models=load_models() if learned else None,
        pipeline=load(pipeline) if pipeline else load(),
    )
