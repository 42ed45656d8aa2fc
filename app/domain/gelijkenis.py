"""Domain: whether two records could be one leerling, although they are spelled differently.

Two people share a birth date far more often than a birth date and a name, so only records of
the same day are weighed. Surnames must be the same, sound the same or differ by a letter or
two; first names must be, or one is missing or short for the other. Twins share a surname and
a birth date: another first name is another person. Two different BSN's are two people, and so
are two different onderwijsnummers. A person decides; this only proposes, and says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.domain.mensen import Leerling
from app.domain.namen import zoeknaam

_VOORVOEGSELS = frozenset(
    (
        *("van", "de", "der", "den", "het", "t", "in", "op", "ten", "ter", "te", "aan", "bij"),
        *("uit", "onder", "over", "von", "vom", "du", "la", "le", "el", "al", "ben", "bin"),
        *("abu", "ibn", "da", "do", "dos", "di", "y", "of"),
    )
)
_KLANKEN = (
    (r"sch", "sg"),
    (r"ch", "g"),
    (r"gh", "g"),
    (r"ck", "k"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"kh", "g"),
    (r"sh", "sj"),
    (r"ij", "y"),
    (r"ei", "y"),
    (r"ey", "y"),
    (r"ay", "y"),
    (r"ai", "y"),
    (r"ou", "u"),
    (r"oe", "u"),
    (r"au", "u"),
    (r"uy", "ui"),
    (r"ae", "a"),
    (r"ie", "i"),
    (r"ee", "e"),
    (r"oo", "o"),
    (r"x", "ks"),
    (r"qu", "k"),
    (r"q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"z", "s"),
    (r"v", "f"),
    (r"w", "f"),
    (r"j", "y"),
    (r"dt\b", "t"),
    (r"d\b", "t"),
    (r"h", ""),
)
"""Spellings that sound alike in Dutch, and in names that were written down by ear."""

_VERVANG = tuple(
    (letters, None if letters.isalpha() else re.compile(letters), klank)
    for letters, klank in _KLANKEN
)
"""The same, made ready: letters alone are replaced as they stand."""
_DUBBEL = re.compile(r"(.)\1+")

VOORSTEL = 70
"""From this score on a record is proposed: surname and first name both fit, own threshold."""

HETZELFDE, KLINKT, SCHRIJFFOUT, DEEL, ONBEKEND, ANDERS = 50, 45, 40, 35, 25, 0


@dataclass(frozen=True, slots=True)
class Gelijkenis:
    """How much two records are alike, 0 to 100, and why in plain words."""

    score: int
    redenen: tuple[str, ...]

    @property
    def voorstel(self) -> bool:
        """Whether it is worth showing the two side by side."""
        return self.score >= VOORSTEL


def vergelijk(een: Leerling, ander: Leerling) -> Gelijkenis:
    """Weigh two records; 0 when they cannot be one leerling."""
    niets = Gelijkenis(0, ())
    if een.geboortedatum != ander.geboortedatum:
        return niets
    for nummer in ("bsn", "onderwijsnummer"):
        a, b = getattr(een, nummer), getattr(ander, nummer)
        if a and b and a != b:
            return niets
    if not _kan(een, ander):
        return niets
    achter, achterwoord = _naam(_achter(een), _achter(ander), "achternaam")
    voor, voorwoord = _voornaam(een, ander)
    if not achter or not voor:
        achter, voor = _verwisseld(een, ander)
        achterwoord, voorwoord = "voornaam en achternaam zijn verwisseld", ""
        if not achter:
            return niets
    redenen = ["dezelfde geboortedatum", achterwoord, voorwoord]
    if bool(een.bsn) != bool(ander.bsn) and (een.onderwijsnummer or ander.onderwijsnummer):
        redenen.append("de een heeft een BSN, de ander een onderwijsnummer")
    if zelfde_adres(een, ander):
        redenen.append("hetzelfde adres")
    return Gelijkenis(min(100, achter + voor), tuple(r for r in redenen if r))


def kan_lijken(achternaam: str, ander: str, voornamen: str, roepnaam: str) -> bool:
    """Tell quickly that a surname has nothing in common with another record: most pairs do not.

    A spelling mistake leaves the first sound or the last letters; a changed order the names.
    Lists of thousands are sifted with it before anything else is read of the others.
    """
    hier, daar = _vorm(achternaam), _vorm(ander)
    if not hier.kern or not daar.kern:
        return False
    return (
        hier.klank == daar.klank
        or hier.einde == daar.einde
        or not hier.woorden.isdisjoint(daar.woorden)
        or (
            _kan_beginnen(hier.kern, voornamen, roepnaam)
            and hier.kern in _vormen(voornamen, roepnaam)
        )
    )


class _Vorm(NamedTuple):
    """What a surname is sifted by: its core, first sound, last letters and words."""

    kern: str
    klank: str
    einde: str
    woorden: frozenset[str]


@lru_cache(maxsize=32768)
def _vorm(achternaam: str) -> _Vorm:
    kern = _kern(achternaam)
    return _Vorm(kern, _klank(kern)[:1], kern[-2:], frozenset(kern.split()))


def _kan_beginnen(kern: str, *namen: str) -> bool:
    """Tell whether one of these names can begin with the letter of a folded one."""
    for naam in namen:
        letter = naam[:1]
        if letter and (letter.lower() == kern[0] or not (letter.isascii() and letter.isalpha())):
            return True
    return False


def _kan(een: Leerling, ander: Leerling) -> bool:
    return kan_lijken(een.achternaam, ander.achternaam, ander.voornamen, ander.roepnaam)


def zelfde_adres(een: Leerling, ander: Leerling) -> bool:
    """Tell whether two records have the same postcode and huisnummer."""
    hier, daar = adres_van(een), adres_van(ander)
    return bool(hier) and hier == daar


def adres_van(leerling: Leerling) -> str:
    """Give postcode and huisnummer as one folded text; "" unless both are known."""
    postcode = zoeknaam(leerling.postcode).replace(" ", "")
    nummer = zoeknaam(leerling.huisnummer).replace(" ", "")
    return f"{postcode} {nummer}" if postcode and nummer else ""


def klank(tekst: str) -> str:
    """Give how a name sounds: spellings that sound alike give the same text."""
    return _klank(zoeknaam(tekst))


def afstand(een: str, ander: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour (Damerau)."""
    if een == ander:
        return 0
    ervoor: list[int] = []
    vorige = list(range(len(ander) + 1))
    for i, letter in enumerate(een, start=1):
        rij = [i]
        for j, andere in enumerate(ander, start=1):
            kosten = min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + (letter != andere))
            omgedraaid = i > 1 and j > 1 and letter == ander[j - 2] and een[i - 2] == andere
            if omgedraaid:
                kosten = min(kosten, ervoor[j - 2] + 1)
            rij.append(kosten)
        ervoor, vorige = vorige, rij
    return vorige[-1]


def scheelt_hoogstens(een: str, ander: str, mag: int) -> bool:
    """Tell whether the `afstand` of two words is no more than so much.

    Each change takes one letter away or brings one in, a swap none: what the one has over is
    counted first, and most pairs need no more than that.
    """
    if abs(len(een) - len(ander)) > mag:
        return False
    for hier, daar in ((een, ander), (ander, een)):
        over = 0
        for letter in set(hier):
            meer = hier.count(letter) - daar.count(letter)
            if meer > 0:
                over += meer
        if over > mag:
            return False
    return afstand(een, ander) <= mag


def _naam(een: str, ander: str, wat: str) -> tuple[int, str]:
    """Weigh two folded names; gives points and words."""
    if not een or not ander:
        return ANDERS, ""
    if een == ander:
        return HETZELFDE, f"dezelfde {wat}"
    if _klank(een) == _klank(ander):
        return KLINKT, f"{wat} klinkt hetzelfde"
    lengte = min(len(een), len(ander))
    mag = 0 if lengte < 4 else 1 if lengte < 8 else 2
    if scheelt_hoogstens(een, ander, mag):
        return SCHRIJFFOUT, f"{wat} scheelt een of twee letters"
    if _een_deel(een, ander):
        return DEEL, f"{wat} is een deel van de andere"
    return ANDERS, ""


def _een_deel(een: str, ander: str) -> bool:
    """Tell whether the words of one name all occur in the other (Jansen, Jansen-de Vries)."""
    hier, daar = set(een.split()), set(ander.split())
    return len(min(hier, daar, key=len)) > 0 and (hier < daar or daar < hier)


def _voornaam(een: Leerling, ander: Leerling) -> tuple[int, str]:
    """Weigh the first names in every form in which they are known; the best counts."""
    hier, daar = _voornamen(een), _voornamen(ander)
    if not hier or not daar:
        return ONBEKEND, "van een van beide is geen voornaam bekend"
    beste = max((_naam(a, b, "voornaam") for a in hier for b in daar), key=lambda p: p[0])
    if beste[0]:
        return beste
    for a in hier:
        for b in daar:
            kort, lang = sorted((a, b), key=len)
            if lang.startswith(kort):
                return DEEL, "voornaam is een afkorting van de andere"
    return ANDERS, ""


def _verwisseld(een: Leerling, ander: Leerling) -> tuple[int, int]:
    """Weigh a record in which first name and surname changed places."""
    hier, daar = _voornamen(een), _voornamen(ander)
    if _achter(een) in daar and _achter(ander) in hier:
        return KLINKT, KLINKT
    return 0, 0


@lru_cache(maxsize=32768)
def _klank(gevouwen: str) -> str:
    kern = gevouwen
    for letters, patroon, klankletter in _VERVANG:
        if patroon is None:
            kern = kern.replace(letters, klankletter)
        else:
            kern = patroon.sub(klankletter, kern)
    return _DUBBEL.sub(r"\1", kern.replace(" ", ""))


@lru_cache(maxsize=8192)
def _kern(achternaam: str) -> str:
    """Fold a surname and leave out what stands before it: "Van der Berg" -> "berg"."""
    woorden = zoeknaam(achternaam).split()
    return " ".join(w for w in woorden if w not in _VOORVOEGSELS) or " ".join(woorden)


def _achter(leerling: Leerling) -> str:
    return _kern(leerling.achternaam)


def _voornamen(leerling: Leerling) -> tuple[str, ...]:
    """Give the first names under which a leerling may be known, folded."""
    return _vormen(leerling.voornamen, leerling.roepnaam)


@lru_cache(maxsize=8192)
def _vormen(voornamen: str, roepnaam: str) -> tuple[str, ...]:
    alle = zoeknaam(voornamen)
    vormen = [zoeknaam(roepnaam), alle, *alle.split()[:1]]
    return tuple(dict.fromkeys(v for v in vormen if v))
