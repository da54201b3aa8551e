"""Word lists of the attribution layer. Reporting words themselves are data of the codebook (``reporting.yaml``)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs whose clause may stand before them with nothing in between ("... four drivers a monitor said").
BARE = _words(
    """
    add announce claim confirm declare indicate note report say state stress tell warn write
    """
)
# Things that carry words rather than speak: whoever wrote them is the source.
DOCUMENTS = _words(
    """
    account announcement audio bulletin channel communique communiqué email feed footage information letter memo
    message note page post posting recording release report statement tweet video website
    """
)
# Pictures and messages put forward as evidence.
FOOTAGE = _words(
    """
    clip footage image message photo photograph picture statement video
    """
)
# Participles by which a speaker goes on: "said that ..., adding that ...".
GOING_ON = _words(
    """
    add note put stress
    """
)
# Words that say what kind of thing a name is; beside a known name they add nothing.
GENERIC = _words(
    """
    agencies agency channel daily fighters forces group jihadist jihadists magazine militant militants monitor
    network newspaper ngo organisation organization outlet portal radio service site station television tv
    watchdog website wire
    """
)
# Words that may stand alone for an organisation's full name ("the Observatory").
HEADWORDS = _words(
    """
    agency army authority center centre coalition command commission committee council department federation
    foundation front institute league ministry network observatory organisation organization party pentagon
    union
    """
)
# Verbs that go on from "said": "... and denied that ...".
JOINED = _words(
    """
    accuse acknowledge add announce claim confirm declare deny insist note reject say stress vow warn
    """
)
# Words that tie a sentence to the one before it.
LINKING = _words(
    """
    also another both he it she such that the these they this those
    """
)
# Heads that only an outlet's own name can stand before; before them, a side's name tells whose they are.
MEDIA = _words(
    """
    channel daily magazine network newspaper outlet portal radio site station television tv website websites wire
    """
)
# "asked not to be named".
NAMING = _words(
    """
    identify name quote remain stay
    """
)
# Pronouns, possessive ones included.
PRONOUNS = _words(
    """
    he her him his i it its me she that their them they us we which who
    """
)
# Ways to put pictures before the public.
PUBLISHED = _words(
    """
    air aired broadcast circulate circulated distribute distributed post posted posts publish published release
    released share shared show showed
    """
)
# "a statement carried by ...".
PUBLISHING = _words(
    """
    air broadcast carry circulate distribute issue post publish release run
    """
)
# Roles that may stand before a name without a comma.
ROLES = _words(
    """
    activist ambassador analyst captain chief colonel commander correspondent director doctor envoy general
    governor head lawyer leader mayor minister officer official president reporter resident secretary spokesman
    spokesperson spokeswoman
    """
)
# What one can decline to do, and so stay silent.
SAYING = _words(
    """
    answer comment confirm deny disclose discuss elaborate reply respond say specify tell
    """
)
# Those who speak for somebody: without a name of their own, they stand for whom they speak for.
SPEAKERS = _words(
    """
    correspondent correspondents monitors reporter spokesman spokesmen spokespeople spokesperson spokeswoman
    """
)
# Occasions of speaking: "in an interview with ...".
SPEECH_EVENTS = _words(
    """
    call comment interview interviews message phone remark remarks statement statements telephone
    """
)
# Those who act for an organisation.
STAFF = _words(
    """
    chief commander director head leader monitors worker workers
    """
)
# What may end a headline: "...: monitor".
TELLERS = _words(
    """
    activist activists agency army group media medics minister ministry monitor monitors ngo observatory
    official officials police poll report reports source sources spokesman state study un watchdog witnesses
    """
)
# Titles before a person's name.
TITLES = _words(
    """
    adm admiral ambassador army brig brigadier capt captain chief cmdr col colonel commander detective dr gen
    general gov imam inspector judge justice king lady lieutenant lord lt maj major marine marshal minister mr
    mrs ms navy officer pope president prime prince prof professor rear rep rev secretary sen senator sergeant
    sgt sheik sheikh sir vice
    """
)
# Those who report what they have seen.
WITNESSES = _words(
    """
    cameraman correspondent eyewitness journalist photographer reporter witness
    """
)
