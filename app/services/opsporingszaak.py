"""Services: one case of opsporing as a document tells it: verdachte, feit, and what was done.

What is told is countable and dated; notes of the team file are not read. What a verdachte
declared comes from the sealed verhoor. For a BOA only: the facts of a dossier with its sealed
part are gathered by `vastleggen.feiten_van`, which logs that both were read together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier
from app.domain.handelen import Interventiesoort, Overlegsoort, Wie
from app.domain.mensen import Ouder
from app.domain.opsporing import (
    Adviesvraag,
    Haltverwijzing,
    Overtreding,
    ProcesVerbaal,
    Pvconcept,
    Verdachte,
    Verhoor,
)
from app.domain.plicht import Plicht, plicht_op
from app.domain.strafbaarfeit import Strafbaarfeit, strafbaar_feit
from app.domain.verzuim import Meldingbron, Periodesoort, Verzuimperiode, Verzuimsoort
from app.services import brieffeiten, opsporing, vastleggen
from app.services.opsporingstoegang import eis_boa

if TYPE_CHECKING:
    from app.services.sessie import Sessie

WAARSCHUWINGEN = ("waarschuwing", "waarschuwing_luxe")
"""The letters of the team file that warn."""
HULP = (Interventiesoort.HULP, Interventiesoort.SMW, Interventiesoort.JEUGDARTS)
"""Interventies that are help, whoever gave it."""
HOOGSTENS = 400
"""Lines of one list in a document; the latest count."""
Regel = tuple[date, str]
_F = TypeVar("_F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaak:
    """One verdachte and one feit in a dossier, on the day of the document."""

    feiten: DossierFeiten
    datum: date
    verdachte: Verdachte
    ouder: Ouder | None
    overtreding: Overtreding
    van: date | None
    tot: date | None
    plicht: Plicht
    feit: Strafbaarfeit | None
    concept: Pvconcept | None = None
    andere: tuple[object, ...] = ()
    """Sealed facts of other dossiers of the same leerling."""

    @property
    def verhoren(self) -> tuple[Verhoor, ...]:
        """The verhoren of this verdachte, oldest first."""
        ouder_id = self.ouder.id if self.ouder is not None else None
        return tuple(
            sorted(
                (
                    v
                    for v in self._van(Verhoor)
                    if v.verdachte is self.verdachte
                    and v.ouder_id == ouder_id
                    and v.uitgenodigd <= self.datum
                ),
                key=lambda v: v.gehouden or v.uitgenodigd,
            )
        )

    @property
    def adviezen(self) -> tuple[Adviesvraag, ...]:
        """Every advice that was asked up to the day."""
        return tuple(a for a in self._van(Adviesvraag) if a.gevraagd <= self.datum)

    @property
    def halt(self) -> tuple[Haltverwijzing, ...]:
        """Every referral to Halt of the leerling, in this and in other dossiers."""
        alle = (*self._van(Haltverwijzing), *_soort(self.andere, Haltverwijzing))
        return tuple(sorted((h for h in alle if h.datum <= self.datum), key=lambda h: h.datum))

    @property
    def eerdere_pv(self) -> tuple[ProcesVerbaal, ...]:
        """Earlier processen-verbaal about the same verdachte; not the one being made."""
        ouder_id = self.ouder.id if self.ouder is not None else None
        zelf = self.concept.procesverbaal_id if self.concept is not None else ""
        alle = (*self._van(ProcesVerbaal), *_soort(self.andere, ProcesVerbaal))
        return tuple(
            sorted(
                (
                    p
                    for p in alle
                    if p.id != zelf
                    and p.opgemaakt <= self.datum
                    and p.verdachte is self.verdachte
                    and p.ouder_id == ouder_id
                ),
                key=lambda p: p.opgemaakt,
            )
        )

    @property
    def verzuim(self) -> tuple[Verzuimperiode, ...]:
        """The ongeoorloofd spells that touch the period of the feit, oldest first."""
        van, tot = self.van or date.min, min(self.tot or self.datum, self.datum)
        return tuple(
            sorted(
                (
                    p
                    for p in self.feiten.perioden
                    if p.soort is Periodesoort.ONGEOORLOOFD
                    and p.eerste_dag <= tot
                    and (p.laatste_dag is None or p.laatste_dag >= van)
                ),
                key=lambda p: (p.eerste_dag, p.laatste_dag or date.max),
            )
        )

    def _van(self, soort: type[_F]) -> tuple[_F, ...]:
        return _soort(self.feiten.opsporing or (), soort)


def _soort(feiten: Iterable[object], soort: type[_F]) -> tuple[_F, ...]:
    return tuple(f for f in feiten if isinstance(f, soort))


def maak_zaak(
    sessie: Sessie,
    dossier_id: str,
    datum: date,
    *,
    verdachte: Verdachte,
    ouder_id: str | None = None,
    overtreding: Overtreding = Overtreding.SIGNAAL,
    van: date | None = None,
    tot: date | None = None,
    concept: Pvconcept | None = None,
    feiten: DossierFeiten | None = None,
    andere: tuple[object, ...] | None = None,
) -> Zaak:
    """Gather what a document of opsporing is made from. RechtFout: no BOA, or no seal yet.

    `feiten` and `andere` were read before; without them they are read, and that is logged.
    """
    eis_boa(sessie)
    if feiten is None:
        feiten = vastleggen.feiten_van(sessie, dossier_id)
    dag = van or datum
    kalender = sessie.kalenders.voor_school(brieffeiten.school_op(feiten, dag))
    plicht = plicht_op(feiten.leerling, dag, kalender)
    return Zaak(
        feiten=feiten,
        datum=datum,
        verdachte=verdachte,
        ouder=next((o for o in feiten.ouders if o.id == ouder_id), None),
        overtreding=overtreding,
        van=van,
        tot=tot,
        plicht=plicht,
        feit=strafbaar_feit(verdachte, overtreding, plicht.soort),
        concept=concept,
        andere=_andere(sessie, feiten) if andere is None else andere,
    )


def van_concept(
    sessie: Sessie,
    concept: Pvconcept,
    datum: date,
    feiten: DossierFeiten | None = None,
    andere: tuple[object, ...] | None = None,
) -> Zaak:
    """Gather the case of a draft; `feiten` and `andere` as in `maak_zaak`."""
    return maak_zaak(
        sessie,
        concept.dossier_id,
        datum,
        verdachte=concept.verdachte,
        ouder_id=concept.ouder_id,
        overtreding=concept.overtreding,
        van=concept.verzuim_van,
        tot=concept.verzuim_tot,
        concept=concept,
        feiten=feiten,
        andere=andere,
    )


def _andere(sessie: Sessie, feiten: DossierFeiten) -> tuple[object, ...]:
    """Read the sealed facts of other dossiers of the leerling; those are logged as looked at."""
    ids = [
        d.id
        for d in sessie.lees(Dossier, leerling_id=feiten.leerling.id)
        if d.id != feiten.dossier.id
    ]
    if not ids:
        return ()
    return tuple(f for deel in opsporing.lees_opsporing(sessie, ids).values() for f in deel)


# --- what was done, as dated lines --------------------------------------------------------------


def verzuimregels(zaak: Zaak) -> list[tuple[str, str]]:
    """Tell the absence in the period: (when, what), oldest first."""
    if zaak.overtreding is Overtreding.ABSOLUUT:
        return [(periodetekst(zaak.van, zaak.tot), "niet ingeschreven bij een school")]
    regels = [(_dagen(p.eerste_dag, p.laatste_dag), _gemist(p)) for p in zaak.verzuim]
    van, tot = zaak.van or date.min, zaak.tot or zaak.datum
    regels += [
        (_dagen(t.van, t.tot), f"{t.aantal} keer te laat")
        for t in sorted(zaak.feiten.te_laat, key=lambda t: t.van)
        if t.tot >= van and t.van <= tot
    ]
    return regels[-HOOGSTENS:]


def meldingregels(zaak: Zaak) -> list[Regel]:
    """Tell the meldingen of DUO and of the school, with their number."""
    uit = []
    for m in brieffeiten.geldige_meldingen(zaak.feiten, zaak.datum):
        if m.bron not in (Meldingbron.DUO, Meldingbron.SCHOOL):
            continue
        delen = [f"melding {m.soort.label}"]
        delen += [f"nummer {m.meldingsnummer}"] if m.meldingsnummer.strip() else []
        delen += [f"{_getal(m.uren)} uur"] if m.uren is not None else []
        uit.append((m.melddatum, ", ".join(delen)))
    return uit


def melding_van(zaak: Zaak) -> date | None:
    """Give the day of the melding that the terms run from: the last one up to the first verhoor.

    As in the protocol 'mas' (van melding tot proces-verbaal): the melding before the track.
    """
    eerste = min((v.uitgenodigd for v in zaak.verhoren), default=zaak.datum)
    dagen = [
        m.melddatum
        for m in brieffeiten.geldige_meldingen(zaak.feiten, zaak.datum)
        if m.soort is not Verzuimsoort.KENMERK and m.melddatum <= eerste
    ]
    return max(dagen, default=None)


def schoolregels(zaak: Zaak) -> list[Regel]:
    """Tell what the school did: interventies and kernteam or MDO."""
    uit = [
        (i.datum, i.soort.label)
        for i in zaak.feiten.interventies
        if i.wie in (Wie.SCHOOL, Wie.SMW) and i.soort not in (*HULP, Interventiesoort.WAARSCHUWING)
    ]
    uit += [
        (o.datum, o.soort.label)
        for o in zaak.feiten.overleggen
        if o.soort in (Overlegsoort.KERNTEAM, Overlegsoort.MDO)
    ]
    return _op_tijd(uit, zaak.datum)


def leerplichtregels(zaak: Zaak) -> list[Regel]:
    """Tell what leerplicht did: contact, letters, interventies and tables of its own."""
    feiten = zaak.feiten
    uit = [
        (
            c.datum,
            f"{c.soort.label} met {c.met.label}" + ("" if c.geslaagd else " (niet bereikt)"),
        )
        for c in feiten.contacten
        if not c.niet_delen
    ]
    uit += [(b.datum, f"brief: {_briefnaam(b.sjabloon, b.onderwerp)}") for b in feiten.brieven]
    uit += [(i.datum, i.soort.label) for i in feiten.interventies if i.wie is Wie.LEERPLICHT]
    uit += [
        (o.datum, o.soort.label)
        for o in feiten.overleggen
        if o.soort in (Overlegsoort.OVERLEGTAFEL, Overlegsoort.ACTIETAFEL, Overlegsoort.ANDERS)
    ]
    return _op_tijd(uit, zaak.datum)


def hulpregels(zaak: Zaak) -> list[Regel]:
    """Tell which help was tried."""
    uit = [
        (i.datum, f"{i.soort.label} ({i.wie.label})")
        for i in zaak.feiten.interventies
        if i.soort in HULP or i.wie in (Wie.CJG, Wie.JEUGDHULP)
    ]
    return _op_tijd(uit, zaak.datum)


def waarschuwingen(zaak: Zaak) -> list[Regel]:
    """Tell the written warnings and the warnings that were recorded as interventie."""
    uit = [
        (b.datum, _briefnaam(b.sjabloon, b.onderwerp).lower())
        for b in zaak.feiten.brieven
        if b.sjabloon in WAARSCHUWINGEN
    ]
    uit += [
        (i.datum, "waarschuwing")
        for i in zaak.feiten.interventies
        if i.soort is Interventiesoort.WAARSCHUWING
    ]
    return _op_tijd(uit, zaak.datum)


def eerder(zaak: Zaak) -> list[Regel]:
    """Tell earlier warnings, Halt and processen-verbaal."""
    uit = waarschuwingen(zaak)
    for h in zaak.halt if zaak.verdachte is Verdachte.LEERLING else ():
        uitslag = f", {h.uitslag.label}" if h.uitslag is not None else ""
        uit.append((h.datum, f"verwezen naar Halt{uitslag}"))
    for p in zaak.eerdere_pv:
        afloop = f", {p.afdoening.strip()}" if p.afdoening.strip() else ""
        uit.append((p.opgemaakt, f"proces-verbaal wegens {p.overtreding.label}{afloop}"))
    return _op_tijd(uit, zaak.datum)


def adviesregels(zaak: Zaak) -> list[Regel]:
    """Tell the advice of the Raad and of the doctor, in the word of its outcome."""
    uit = []
    for a in zaak.adviezen:
        wie = a.aan.label + (f", {a.wie.strip()}" if a.wie.strip() else "")
        if a.ontvangen is not None and a.ontvangen <= zaak.datum:
            woord = a.uitkomst.label if a.uitkomst is not None else "geen uitkomst vastgelegd"
            uit.append((a.ontvangen, f"{wie}: {woord}"))
        else:
            uit.append((a.gevraagd, f"{wie}: gevraagd, nog geen antwoord"))
    return _op_tijd(uit, zaak.datum)


def periodetekst(van: date | None, tot: date | None) -> str:
    """Write a spell: "van 5 oktober tot en met 17 november 2026"; "" when it has no begin."""
    if van is None:
        return ""
    lang = brieffeiten.lange_dag
    if tot is None:
        return f"vanaf {lang(van)}"
    return f"op {lang(van)}" if tot == van else f"van {lang(van)} tot en met {lang(tot)}"


def _briefnaam(code: str, onderwerp: str) -> str:
    """Name a letter by its template, which holds no name of a person, else by its subject."""
    from app.documents.sjabloon import codes, sjabloon

    return sjabloon(code).naam if code in codes() else onderwerp


def _op_tijd(regels: Iterable[Regel], datum: date) -> list[Regel]:
    return sorted({r for r in regels if r[0] <= datum})[-HOOGSTENS:]


def _dagen(van: date, tot: date | None) -> str:
    lang = brieffeiten.lange_dag
    if tot is None:
        return f"vanaf {lang(van)}"
    return lang(van) if tot == van else f"{lang(van)} t/m {lang(tot)}"


def _gemist(p: Verzuimperiode) -> str:
    if p.uren is not None:
        return f"{_getal(p.uren)} uur afwezig"
    if not p.hele_dagen:
        return "een deel van de lessen afwezig"
    return "hele dag afwezig" if p.laatste_dag == p.eerste_dag else "hele dagen afwezig"


def _getal(getal: float | None) -> str:
    return f"{getal or 0:g}".replace(".", ",")


def regels_op_papier(regels: Iterable[Regel]) -> Iterator[dict[str, str]]:
    """Give dated lines as a template repeats them."""
    for dag, wat in regels:
        yield {"datum": brieffeiten.lange_dag(dag), "wat": wat}
