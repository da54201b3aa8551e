"""Press spellings of one name: "Jaysh al-Islam", "Jaish al-Islam", "Jaysh el-Islam"; "Defence", "Defense".

A knowledge file lists a name once in each *form* that differs in words; the spellings of those words come from here.
"""

from collections.abc import Iterable
from itertools import islice, product

MOST = 40  # spellings of one name, the likeliest first

_SAME = """
jaysh jaish jeish
hay'at hayat hayet hay'et
liwa liwaa liwa'
kata'ib kataib kataeb kata'eb
asa'ib asaib asaeb
faylaq failaq
jabhat jabhet
fatah fateh fath
nusra nusrah
quds qods
nour nur noor
din deen
zenki zinki zengi
zawraa zawra
mujahideen mujahidin mujahedin mujahedeen
muhajireen muhajirin
muqawama muqawamah
haraka harakah
harakat harakah
hezbollah hizbollah hizbullah hizballah hezballah
qaeda qaida qa'ida qa'eda
taliban taleban
peshmerga peshmarga
shabaab shabab
houthi huthi
houthis huthis
fursan forsan
suqour suqur
saraya seraya
fatemiyoun fatemiyun fatimiyoun
zainabiyoun zaynabiyoun zeynabiyoun
mohammed mohammad muhammad mohamed mohamad
mahmoud mahmud
ahmed ahmad
hussein hussain husayn husain
hassan hasan
omar umar
yousef youssef yusuf yousuf yusef
yahya yehia
qassem qasem qasim qassim kassem
abdelrahman abdulrahman abdurrahman
abdullah abdallah
abdel abdul
abu abou
sheikh shaykh
sayyed sayyid
khaled khalid
saif sayf
suleiman sulayman sulaiman soleiman
soleimani suleimani sulaimani
mustafa mostafa
ibrahim ebrahim
ismail esmail
mousa musa moussa
sergei sergey
dmitry dmitri dmitriy
yevgeny evgeny yevgeni
aleksandr alexander
valery valeri
zelensky zelenskyy zelenskiy zelenski
defence defense
organisation organization
mobilisation mobilization
centre center
labour labor
defenders defendors
programme program
"""


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in _SAME.split("\n"):
        words = line.split()
        for word in words:
            rest = tuple(w for w in words if w != word)
            table[word] = tuple(dict.fromkeys((*table.get(word, (word,)), *rest)))
    return table


_WORDS = _table()
_SUN = ("th", "sh", "dh", "t", "d", "r", "z", "s", "n")  # "al-Nusra" is spoken and often written "an-Nusra"


def spellings(name: str) -> Iterable[str]:
    """Yield ``name`` and its other press spellings, itself first, at most ``MOST``.

    Only words of a name in two words or more are varied beyond the table (articles "al-", "el-", "an-", or none at the
    start), so that nothing turns into a common word.
    """
    if name.isupper() and len(name) <= 5:
        return (name,)
    words = name.split(" ")
    choices = [_word(word, first=i == 0 and len(words) > 1) for i, word in enumerate(words)]
    if all(len(c) == 1 for c in choices):
        return (name,)
    return dict.fromkeys(" ".join(words) for words in islice(product(*choices), MOST))


def _word(word: str, first: bool) -> tuple[str, ...]:
    """Return the spellings of one word, with its article."""
    article, dash, stem = word.partition("-")
    if dash and article.lower() in ("al", "el") and stem:
        stems = _cased(stem)
        rest = [f"{article[0].replace('e', 'a').replace('E', 'A')}l-{s}" for s in stems]
        rest += [("E" if article[0].isupper() else "e") + f"l-{s}" for s in stems[:2]]
        sun = next((s for s in _SUN if stem.lower().startswith(s)), None)
        if sun:
            rest += [f"{article[0].replace('e', 'a').replace('E', 'A')}{sun}-{s}" for s in stems[:2]]
        if first:
            rest += stems[:2]
        return tuple(dict.fromkeys([word, *rest]))
    return _cased(word)


def _cased(word: str) -> tuple[str, ...]:
    same = _WORDS.get(word.lower())
    if same is None:
        return (word,)
    return tuple(w.capitalize() if word[0].isupper() else w for w in same)
