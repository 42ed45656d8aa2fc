"""Services: taking a whole name in one cell apart into surname, tussenvoegsel and first name."""

from __future__ import annotations

from app.domain.namen import zoeknaam

_VOORVOEGSELS = frozenset(
    (
        *("van", "de", "der", "den", "het", "'t", "’t", "in", "op", "ten", "ter", "te", "aan"),
        *("bij", "uit", "onder", "over", "von", "la", "le", "el", "al", "ben", "du", "da", "dos"),
    )
)


def splits_naam(cel: str) -> tuple[str, str, str]:
    """Give (achternaam, tussenvoegsel, roepnaam) of a whole name.

    "Vries, Piet de", "de Vries, Piet", "Vries de, Piet" and "Piet de Vries" all give the same.
    Without a comma the first word is the first name; one word alone is the surname.
    """
    voor_komma, komma, na_komma = cel.partition(",")
    if komma:
        achter = voor_komma.split()
        voor = na_komma.split()
    else:
        woorden = cel.split()
        if len(woorden) < 2:
            return cel.strip(), "", ""
        voor, achter = woorden[:1], woorden[1:]
    begin = _neem(achter, vooraan=True) or _neem(achter, vooraan=False)
    eind = [] if begin else _neem(voor, vooraan=False)
    return " ".join(achter), " ".join(begin or eind), " ".join(voor)


def _neem(woorden: list[str], *, vooraan: bool) -> list[str]:
    """Take the tussenvoegsels at one end off a list of words; one word always stays."""
    genomen: list[str] = []
    while len(woorden) > 1:
        woord = woorden[0 if vooraan else -1]
        if woord.casefold() not in _VOORVOEGSELS and zoeknaam(woord) not in _VOORVOEGSELS:
            break
        if vooraan:
            genomen.append(woorden.pop(0))
        else:
            genomen.insert(0, woorden.pop())
    return genomen
