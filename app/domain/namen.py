"""Domain: names as they are listed, written and searched for.

Dutch usage: a tussenvoegsel gets a capital when no first name or initials
stand before it ("Geachte mevrouw Van Rietgans"), else not.
"""

from __future__ import annotations

import unicodedata

from app.domain.mensen import Leerling, Ouder, Relatie

VOUWEN = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ø": "o",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
    }
)
"""Letters that Unicode does not take apart; the rest goes by NFKD (beslissingen 'Traps')."""


_ASCII = str.maketrans({c: c.lower() if c.isalnum() else " " for c in map(chr, range(128))})


def zoeknaam(tekst: str) -> str:
    """Fold a text for searching: no diacritics, lower case, words parted by single spaces.

    O'Hulst becomes "o hulst": query and name are folded the same way.
    """
    if tekst.isascii():  # by far the most, and eight times as fast
        return " ".join(tekst.translate(_ASCII).split())
    # Some letters are a capital only once they are taken apart, so both come first.
    delen = unicodedata.normalize("NFKD", tekst).casefold().translate(VOUWEN)
    delen = unicodedata.normalize("NFKD", delen)
    kaal = "".join(c for c in delen if not unicodedata.combining(c)).translate(VOUWEN)
    return " ".join("".join(c if c.isalnum() else " " for c in kaal).split())


def roepnaam(leerling: Leerling) -> str:
    """Give the name by which a leerling is called, else the first of the voornamen."""
    return leerling.roepnaam.strip() or leerling.voornamen.strip().partition(" ")[0]


def volledige_naam(leerling: Leerling) -> str:
    """Give the name in reading order: "Ruben van Rietgans"."""
    return _voeg(roepnaam(leerling), leerling.tussenvoegsel, leerling.achternaam)


def lijstnaam(leerling: Leerling) -> str:
    """Give the name for lists: "van Rietgans, Ruben"."""
    achter = _voeg(leerling.tussenvoegsel, leerling.achternaam)
    voor = roepnaam(leerling)
    return f"{achter}, {voor}" if voor else achter


def sorteernaam(leerling: Leerling) -> str:
    """Give the key by which names are ordered: achternaam, first name, tussenvoegsel; folded."""
    delen = (leerling.achternaam, roepnaam(leerling), leerling.tussenvoegsel)
    return "\x00".join(zoeknaam(deel) for deel in delen)


def oudernaam(ouder: Ouder) -> str:
    """Give the name of an ouder with initials: "A. van Rietgans"."""
    return _voeg(ouder.voorletters, ouder.tussenvoegsel, ouder.achternaam)


def aanschrijfnaam(ouder: Ouder) -> str:
    """Give the name for the address on a letter: "mevrouw A. van Rietgans"."""
    voorletters = ouder.voorletters.strip()
    achter = _voeg(ouder.tussenvoegsel, ouder.achternaam)
    return _voeg(_titel(ouder), voorletters, achter if voorletters else _hoofdletter(achter))


def briefaanhef(ouder: Ouder) -> str:
    """Give the first line of a letter: "Geachte mevrouw Van Rietgans"."""
    achter = _hoofdletter(_voeg(ouder.tussenvoegsel, ouder.achternaam))
    titel = _titel(ouder) or "heer of mevrouw"
    return _voeg("Geachte", titel.removeprefix("de "), achter)


def _titel(ouder: Ouder) -> str:
    """Give mevrouw or de heer as recorded, else as moeder and vader tell; "" when unknown."""
    gegeven = ouder.aanhef.strip()
    if gegeven:
        return {"dhr": "de heer", "mevr": "mevrouw", "mw": "mevrouw"}.get(
            gegeven.rstrip(".").lower(), gegeven
        )
    return {Relatie.MOEDER: "mevrouw", Relatie.VADER: "de heer"}.get(ouder.relatie, "")


def _hoofdletter(naam: str) -> str:
    """Give a name its capital; an apostrophe ('t) passes it on: "Van 't Hof", "'t Hooft"."""
    return naam[:1].upper() + naam[1:]


def _voeg(*delen: str) -> str:
    """Join what is not empty with single spaces."""
    return " ".join(deel for ruw in delen if (deel := ruw.strip()))
