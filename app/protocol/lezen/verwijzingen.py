"""Protocol: what the rules of a file say about gebeurtenissen, tracks, signalen and stappen.

One walk over a checked file gives every place where it names another rule, so
that one file (here) and all files together (`samenhang`) are checked alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.fouten import KnownError
from app.domain.opsporing import MOMENTUITKOMSTEN
from app.protocol.lezen.lezer import bedoelde, codes, regelfout
from app.protocol.model import (
    Eis,
    Feitsoort,
    Gebeurtenisregel,
    Poortregel,
    Protocol,
    Regelbestand,
    Spoorregel,
    Spoorstapregel,
    Vanaf,
    Voorwaarde,
)


class Naar(StrEnum):
    """What kind of rule is named; the word is the one an error uses."""

    GEBEURTENIS = "gebeurtenis"
    SPOOR = "spoor"
    SIGNAAL = "signaal"
    STAP = "stap"


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """One place that names another rule.

    `uitkomsten`: which of its uitkomsten are named. `tot`: its second date is
    used. `verzegeld`: the place stands in a track for the BOA only. `protocol`:
    the file that the rule must stand in ("" for any).
    """

    plaats: str
    naar: Naar
    code: str
    uitkomsten: frozenset[str] = frozenset()
    tot: bool = False
    verzegeld: bool = False
    protocol: str = ""


_EISEN: Mapping[Eis, Naar] = {
    Eis.GEBEURTENIS: Naar.GEBEURTENIS,
    Eis.SPOOR: Naar.SPOOR,
    Eis.SIGNAAL: Naar.SIGNAAL,
}
_FEITEN: Mapping[Feitsoort, Naar] = {
    Feitsoort.GEBEURTENIS: Naar.GEBEURTENIS,
    Feitsoort.GEBEURTENIS_TOT: Naar.GEBEURTENIS,
    Feitsoort.SIGNAAL: Naar.SIGNAAL,
}

Plaats = tuple[str, Voorwaarde | Vanaf | None, bool]
"""Where a demand or a start stands, what it is, and whether it is for the BOA only."""


def verwijzingen(bestand: Regelbestand) -> Iterator[Verwijzing]:
    """Give every place of a file that names another rule, in the order of the file."""
    for plaats, regel, verzegeld in _plaatsen(bestand):
        if isinstance(regel, Voorwaarde):
            yield from _van_eis(plaats, regel, verzegeld)
        elif isinstance(regel, Vanaf) and regel.feit in _FEITEN:
            tot = regel.feit is Feitsoort.GEBEURTENIS_TOT
            for code in sorted(regel.soorten):
                yield Verwijzing(
                    plaats, _FEITEN[regel.feit], code, regel.uitkomsten, tot, verzegeld
                )
    for signaal in bestand.signalen:
        if signaal.spoor:
            protocol, _, code = signaal.spoor.partition("/")
            yield Verwijzing(f"signaal {signaal.code}", Naar.SPOOR, code, protocol=protocol)
        for stap in sorted(signaal.stappen):
            yield Verwijzing(f"signaal {signaal.code}", Naar.STAP, stap)
    if isinstance(bestand, Protocol):
        yield from _van_stappen(bestand)
    for poort in bestand.poorten:
        for stap in dict.fromkeys((*sorted(poort.stappen), *poort.voor)):
            yield Verwijzing(f"poort {poort.code}", Naar.STAP, stap)


def _van_stappen(ladder: Protocol) -> Iterator[Verwijzing]:
    """Give the gebeurtenissen by which the term of a stap rests and runs on."""
    for stap in ladder.stappen.values():
        if stap.rust is None:
            continue
        plaats = f"stap {stap.code}, rust"
        for code in sorted(stap.rust.bij):
            yield Verwijzing(plaats, Naar.GEBEURTENIS, code, stap.rust.uitkomsten)
        for code in sorted(stap.rust.tot):
            yield Verwijzing(plaats, Naar.GEBEURTENIS, code, stap.rust.verder)


def _van_eis(plaats: str, eis: Voorwaarde, verzegeld: bool) -> Iterator[Verwijzing]:
    """Give what a demand and the demands inside it name."""
    if eis.eis in _EISEN:
        for code in sorted(eis.soorten):
            yield Verwijzing(plaats, _EISEN[eis.eis], code, eis.uitkomsten, eis.geldig, verzegeld)
    if eis.eis is Eis.BESLUIT:
        yield Verwijzing(plaats, Naar.STAP, eis.stap)
    for deel in eis.delen:
        yield from _van_eis(plaats, deel, verzegeld)


def _plaatsen(bestand: Regelbestand) -> Iterator[Plaats]:
    """Give every demand and every start of a file, with the words that say where it stands."""
    yield from _poorten(bestand.poorten, "", False)
    for signaal in bestand.signalen:
        yield f"signaal {signaal.code}, eis", signaal.eis, False
        yield f"signaal {signaal.code}, als", signaal.als, False
    for spoor in bestand.sporen:
        yield from _spoor(spoor)
    for definitie in bestand.definities:
        yield f"definitie {definitie.code}, eis", definitie.eis, False


def _poorten(poorten: Sequence[Poortregel], voor: str, verzegeld: bool) -> Iterator[Plaats]:
    for poort in poorten:
        yield f"{voor}poort {poort.code}, eis", poort.eis, verzegeld
        yield f"{voor}poort {poort.code}, als", poort.als, verzegeld


def _spoor(spoor: Spoorregel) -> Iterator[Plaats]:
    pad, verzegeld = f"spoor {spoor.code}", spoor.opsporing
    yield f"{pad}, start", spoor.start, verzegeld
    yield f"{pad}, voorstel", spoor.voorstel, verzegeld
    yield f"{pad}, als", spoor.als, verzegeld
    yield f"{pad}, einde", spoor.einde, verzegeld
    for stap in spoor.stappen.values():
        yield from _spoorstap(stap, f"{pad}, stap {stap.code}", verzegeld)
    yield from _poorten(spoor.poorten, f"{pad}, ", verzegeld)


def _spoorstap(stap: Spoorstapregel, pad: str, verzegeld: bool) -> Iterator[Plaats]:
    yield f"{pad}, klaar", stap.klaar, verzegeld
    yield f"{pad}, als", stap.als, verzegeld
    yield f"{pad}, vanaf", stap.vanaf, verzegeld
    yield f"{pad}, aandacht", stap.aandacht.vanaf if stap.aandacht else None, verzegeld


def eigen_fouten(bestand: Regelbestand) -> Iterator[KnownError]:
    """Give what a file says wrongly about its own rules, or about the sealed file.

    What is not in this file may be in another: `samenhang` looks at that.
    """
    sporen = {s.code: s for s in bestand.sporen}
    for plek in verwijzingen(bestand):
        if plek.naar is Naar.GEBEURTENIS:
            regel = bestand.gebeurtenissen.get(plek.code)
            if plek.code in MOMENTUITKOMSTEN:
                yield from _verzegelde_fouten(bestand, plek)
            elif regel is not None:
                yield from gebeurtenisfouten(bestand, plek, (regel,))
        elif plek.naar is Naar.SPOOR and plek.protocol in ("", bestand.code):
            if plek.code in sporen:
                yield from spoorfouten(bestand, plek, (sporen[plek.code],))
            elif plek.protocol:
                yield onbekend(bestand, plek, sporen)


def onbekend(bestand: Regelbestand, plek: Verwijzing, bekend: Collection[str]) -> KnownError:
    """Make the error that a rule names another one that is nowhere."""
    code = f"{plek.protocol}/{plek.code}" if plek.protocol else plek.code
    doe = bedoelde(plek.code, sorted(bekend)) if bekend else f"Voeg [[{plek.naar}]] toe."
    return regelfout(bestand.bestand, plek.plaats, f"{plek.naar} '{code}' bestaat niet.", doe)


def _verzegelde_fouten(bestand: Regelbestand, plek: Verwijzing) -> Iterator[KnownError]:
    """Give a moment of the sealed file outside a track for the BOA, or with a wrong uitkomst.

    Outside such a track a BOA and a colleague would see different stands of
    one dossier, and what a BOA prints of it would tell of the opsporing.
    """
    if not plek.verzegeld:
        yield regelfout(
            bestand.bestand,
            plek.plaats,
            f"'{plek.code}' komt uit het verzegelde bestand en kan alleen in een spoor met "
            "opsporing = true.",
            "Zet opsporing = true bij het spoor, of verplaats deze regel naar zo'n spoor.",
        )
    soort = MOMENTUITKOMSTEN[plek.code]
    yield from _uitkomstfouten(bestand, plek, codes(soort) if soort else ())
    if plek.tot:
        yield _zonder_tot(bestand, plek)


def gebeurtenisfouten(
    bestand: Regelbestand, plek: Verwijzing, regels: Sequence[Gebeurtenisregel]
) -> Iterator[KnownError]:
    """Give an uitkomst that a gebeurtenis does not have, or an end that it does not ask for."""
    yield from _uitkomstfouten(bestand, plek, [code for r in regels for code in r.uitkomsten])
    if plek.tot and not any(r.tot for r in regels):
        yield _zonder_tot(bestand, plek)


def spoorfouten(
    bestand: Regelbestand, plek: Verwijzing, regels: Sequence[Spoorregel]
) -> Iterator[KnownError]:
    """Give an uitkomst that a track does not have."""
    yield from _uitkomstfouten(bestand, plek, [code for r in regels for code in r.uitkomsten])


def _uitkomstfouten(
    bestand: Regelbestand, plek: Verwijzing, bekend: Sequence[str]
) -> Iterator[KnownError]:
    for code in sorted(plek.uitkomsten.difference(bekend)):
        yield regelfout(
            bestand.bestand,
            plek.plaats,
            f"{plek.naar} '{plek.code}' heeft geen uitkomst '{code}'.",
            bedoelde(code, bekend),
        )


def _zonder_tot(bestand: Regelbestand, plek: Verwijzing) -> KnownError:
    return regelfout(
        bestand.bestand,
        plek.plaats,
        f"gebeurtenis '{plek.code}' heeft geen tweede datum.",
        "Geef bij de [[gebeurtenis]] het woord 'tot', of gebruik de eerste datum.",
    )
