"""Protocol: read which fact a term counts from, or which fact starts a track."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.domain.dossiers import Regiesoort, Toestemmingdoel
from app.domain.feit import Keuze
from app.domain.handelen import (
    Contactmet,
    Doel,
    Herstelsoort,
    Interventiesoort,
    Overlegsoort,
    Wie,
)
from app.domain.opsporing import MOMENTWOORDEN
from app.domain.verzuim import Verzuimsoort
from app.protocol.lezen.lezer import Lezer, codes
from app.protocol.lezen.regels import Omgeving, lees_dagtermijn
from app.protocol.model import Aandachtregel, Feitsoort, Vanaf

__all__ = ["DOELEN", "LADDERFEITEN", "REGIE", "STARTFEITEN", "lees_aandacht", "lees_vanaf"]

DOELEN, REGIE = codes(Toestemmingdoel), codes(Regiesoort)

LADDERFEITEN = (
    Feitsoort.BEGIN,
    Feitsoort.INTERVENTIE,
    Feitsoort.OVERLEG,
    Feitsoort.CONTACT,
    Feitsoort.MELDING,
    Feitsoort.THUIS,
)
"""What a term of the ladder counts from; a track knows all of them."""

STARTFEITEN = tuple(f for f in Feitsoort if f not in (Feitsoort.BEGIN, Feitsoort.VORIGE))
"""What a track can begin with: not with itself."""

WELKE = ("eerste", "laatste", "ervoor")
"""Which fact counts when there are more; the last of these only in a step of a track."""

SOORTEN: Mapping[Feitsoort, type[Keuze]] = {
    Feitsoort.INTERVENTIE: Interventiesoort,
    Feitsoort.OVERLEG: Overlegsoort,
    Feitsoort.CONTACT: Contactmet,
    Feitsoort.MELDING: Verzuimsoort,
    Feitsoort.DOORGAVE: Doel,
    Feitsoort.HERSTEL: Herstelsoort,
}
"""Which closed list `soorten` is chosen from, per kind of fact that has kinds."""

_GEBEURTENIS = (Feitsoort.GEBEURTENIS, Feitsoort.GEBEURTENIS_TOT)
_VRIJ = (*_GEBEURTENIS, Feitsoort.SIGNAAL)
"""Of these the kinds are codes of a protocol file, at least one."""
_MET_WIE = (Feitsoort.INTERVENTIE, Feitsoort.DOORGAVE, *_GEBEURTENIS)

_WOORDEN: Mapping[Feitsoort, tuple[str, str]] = {
    Feitsoort.BEGIN: ("Begin", ""),
    Feitsoort.INTERVENTIE: ("Interventie", "er is nog geen interventie vastgelegd"),
    Feitsoort.OVERLEG: ("Overleg", "er is nog geen overleg vastgelegd"),
    Feitsoort.CONTACT: ("Contact", "er is nog geen contact vastgelegd"),
    Feitsoort.MELDING: ("Melding", "er is nog geen melding"),
    Feitsoort.THUIS: ("Eerste dag thuis", "de leerling is nu niet thuis"),
    Feitsoort.VORIGE: ("Vorige stap", "de vorige stap is nog niet klaar"),
    Feitsoort.DOORGAVE: ("Doorgegeven", "er is nog niets doorgegeven"),
    Feitsoort.HERSTEL: ("Herstel", "er is nog geen herstel vastgelegd"),
    Feitsoort.VERJAARDAG: ("{jaren} jaar", "de geboortedatum is niet bekend"),
    Feitsoort.BEGIN_LEERPLICHT: ("Begin leerplicht", "het begin van de leerplicht is niet bekend"),
    Feitsoort.EINDE_LEERPLICHT: ("Einde leerplicht", "het einde van de leerplicht is niet bekend"),
    Feitsoort.INSCHRIJVING: ("Inschrijving", "er is nog geen inschrijving"),
    Feitsoort.UITSCHRIJVING: ("Uitschrijving", "er is nog geen uitschrijving"),
    Feitsoort.DOSSIER: ("Dossier geopend", ""),
    Feitsoort.SIGNAAL: ("Signaal", "het signaal is nog niet aan"),
}
"""The words of the uitleg where a file gives none: the fact, and that it is not there yet."""


def lees_vanaf(
    lezer: Lezer, omgeving: Omgeving, feiten: Collection[Feitsoort], *, klaar: bool = True
) -> Vanaf:
    """Read a fact of one of the kinds `feiten`; with `klaar` False the caller reads on."""
    feit = Feitsoort(lezer.code("feit", tuple(f.value for f in feiten)))
    volgorde = _soorten(lezer, feit)
    jaren = lezer.getal("jaren", minimum=1) if feit is Feitsoort.VERJAARDAG else 0
    naam, geen = _woorden(feit, volgorde, jaren, omgeving)
    in_spoor = Feitsoort.VORIGE in feiten
    welke = lezer.code("welke", WELKE if in_spoor else WELKE[:2], WELKE[0])
    vanaf = Vanaf(
        feit=feit,
        naam=lezer.tekst("naam", naam),
        geen=lezer.tekst("geen", geen),
        soorten=frozenset(volgorde),
        wie=lezer.keuzes("wie", codes(Wie)) if feit in _MET_WIE else frozenset(),
        laatste=welke == "laatste",
        ervoor=welke == "ervoor",
        eerste=next(iter(volgorde), ""),
        uitkomsten=(
            frozenset(lezer.eigen_codes("uitkomsten")) if feit in _GEBEURTENIS else frozenset()
        ),
        jaren=jaren,
    )
    if klaar:
        lezer.klaar()
    return vanaf


def _soorten(lezer: Lezer, feit: Feitsoort) -> tuple[str, ...]:
    """Read which kinds of the fact count, in the order of the file."""
    if feit in _VRIJ:
        volgorde = lezer.eigen_codes("soorten")
        if not volgorde:
            raise lezer.fout(
                f"'soorten' ontbreekt: welke {feit.value.removesuffix('_tot')} telt?",
                'Schrijf soorten = ["code"].',
            )
        return volgorde
    lezer.keuzes("soorten", codes(SOORTEN[feit]) if feit in SOORTEN else ())
    return lezer.lijst("soorten")


def _woorden(
    feit: Feitsoort, soorten: tuple[str, ...], jaren: int, omgeving: Omgeving
) -> tuple[str, str]:
    """Give what the uitleg calls this fact, and what it says when it is not there."""
    if feit not in _GEBEURTENIS:
        naam, geen = _WOORDEN[feit]
        return naam.format(jaren=jaren), geen
    code = soorten[0]
    eigen = MOMENTWOORDEN.get(code) or code.replace("_", " ").capitalize()
    naam = omgeving.gebeurtenissen.get(code, eigen)
    if feit is Feitsoort.GEBEURTENIS_TOT:
        return f"Einde van {naam[:1].lower()}{naam[1:]}", f"'{naam}' heeft nog geen einddatum"
    return naam, f"'{naam}' is nog niet vastgelegd"


def lees_aandacht(lezer: Lezer, omgeving: Omgeving) -> Aandachtregel:
    """Read the default aandachtsdatum of a stap of the ladder, or of the instroom."""
    regel = Aandachtregel(
        termijn=lees_dagtermijn(lezer.tabel_van("termijn")),
        vanaf=lees_vanaf(lezer.tabel_van("vanaf"), omgeving, LADDERFEITEN),
        actie=lezer.tekst("actie"),
        tekst=lezer.tekst("tekst"),
        bron=omgeving.documenten.bron(lezer),
        actie_daarna=lezer.tekst("actie_daarna", ""),
    )
    lezer.klaar()
    return regel
