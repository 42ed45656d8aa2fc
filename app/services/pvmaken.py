"""Services: the draft of a proces-verbaal: begin, keep, look at, lay down; nothing is sent.

A draft is filled from the dossier each time it is looked at. It carries CONCEPT and no number
until nothing is missing on its checklist and the BOA says so. Then it gets a number and is kept
byte for byte; what is changed later makes a next uitgave of the same number, beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.documents.bloklezer import lees_blokken
from app.documents.sjabloon import Sjabloon, vul_onderwerp, vul_tekst
from app.documents.tekst import gaten, schoon
from app.domain.dossierfeiten import DossierFeiten
from app.domain.feit import velden
from app.domain.fouten import InvoerFout, KnownError
from app.domain.leeftijd import leeftijd
from app.domain.opsporing import (
    Opsporingsstuk,
    Overtreding,
    ProcesVerbaal,
    Pvconcept,
    Stukaan,
    Verdachte,
    Verhoor,
)
from app.domain.opsporingkeuring import MEERDERJARIG
from app.services import brieffeiten, opsporing, opsporingspoorten, vastleggen
from app.services import opsporingsvelden as keuze
from app.services import opsporingszaak as zaken
from app.services.briefhuisstijl import huisstijl
from app.services.briefontvangers import een_ontvanger, eis_geen_bsn, eis_geen_vreemd_adres
from app.services.briefwaarden import BOA_NUMMER, Briefbron, waarden
from app.services.opsporingsbrieven import PROCES_VERBAAL, eis_toegang
from app.services.opsporingswaarden import Pvgegevens, opsporingswaarden
from app.services.opsporingszaak import Zaak, van_concept
from app.services.pvlijst import (
    Aard,
    Doel,
    Punt,
    afgeweken_van,
    controlelijst,
    ontbreekt,
    pv_van,
)
from app.services.sjablonen import geldend
from db import opsporingsbestand, opsporingsstukken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

OM = "Openbaar Ministerie"
_NIET_KOPIEREN = frozenset({"id", "versie", "procesverbaal_id"})


@dataclass(frozen=True, slots=True)
class Pvbeeld:
    """A draft as it stands: the page, the checklist, what is missing, and what lies there already.

    `uitgaven` are the documents that were laid down, the newest last; `gelijk`: the page differs
    in nothing from the newest one.
    """

    concept: Pvconcept
    pdf: bytes
    punten: tuple[Punt, ...]
    mist: tuple[Punt, ...]
    uitgaven: tuple[Opsporingsstuk, ...]
    gelijk: bool
    andere: tuple[object, ...] = ()
    """What was read of other dossiers of the leerling, to look again without reading."""

    @property
    def kan_vast(self) -> bool:
        """Whether it can be laid down today."""
        return not self.mist and not self.gelijk


def nieuw_concept(
    sessie: Sessie, dossier_id: str, datum: date, wie: str = "", feiten: DossierFeiten | None = None
) -> Pvconcept:
    """Propose a draft; stores nothing. `wie`: an ouder_id, "leerling", or a relatie.

    Without `wie` the verdachte of the last verhoor. RechtFout: no BOA, or no seal yet.
    InvoerFout: nobody was chosen, or somebody whom the law does not know as verdachte.
    """
    eis_toegang(sessie)
    if feiten is None:
        feiten = vastleggen.feiten_van(sessie, dossier_id)
    if not wie:
        laatste = keuze.laatste_zaak(feiten, datum)
        if laatste is not None:
            wie = laatste.ouder_id or keuze.LEERLING
    ouder = keuze.kies_verdachten(feiten, datum, wie, "verdachte")[0]
    zaak = keuze.zaak_van(feiten, datum, ouder)
    concept = Pvconcept(
        dossier_id=dossier_id,
        begonnen=datum,
        verdachte=zaak.verdachte,
        ouder_id=zaak.ouder_id,
        overtreding=zaak.overtreding,
        verzuim_van=zaak.van,
        verzuim_tot=_tot(feiten, datum, zaak),
        pleegplaats=_pleegplaats(feiten, datum, zaak.overtreding),
        eerder_veroordeeld=_veroordeeld(feiten, zaak.verdachte, zaak.ouder_id),
        ambtswoord=_eerder_woord(sessie),
    )
    concept = replace(concept, **_persoonlijk(feiten, concept))
    return replace(concept, bijlagen=voorstel_bijlagen(sessie, concept, datum))


def voorstel_bijlagen(sessie: Sessie, concept: Pvconcept, datum: date) -> str:
    """Propose the bijlagen that the facts know of now, one on a line."""
    return "\n".join(_bijlagen(van_concept(sessie, concept, datum)))


def bewaar(sessie: Sessie, concept: Pvconcept) -> Wijziging:
    """Keep a draft, new or changed. VersieConflict: a colleague was first."""
    eis_toegang(sessie)
    w = opsporing.open_opsporing(sessie)
    bekend = False
    if w is not None:
        with w:
            bekend = opsporingsbestand.bestaat(w, concept)
    if bekend:
        return opsporing.wijzig(sessie, concept)
    return opsporing.bewaar(sessie, concept)


def bekijk(
    sessie: Sessie,
    concept: Pvconcept,
    datum: date,
    feiten: DossierFeiten | None = None,
    model: Sjabloon | None = None,
    andere: tuple[object, ...] | None = None,
) -> Pvbeeld:
    """Make the page and the checklist of a draft as they stand; stores nothing.

    `feiten` and `andere` (of an earlier look) spare reading, and a line in the log, each time.

    KnownError: the text shows a BSN, or an address that the verdachte must not see.
    """
    eis_toegang(sessie)
    zaak = van_concept(sessie, concept, datum, feiten, andere)
    punten = controlelijst(sessie, zaak)
    uitgaven = uitgaven_van(zaak.feiten, concept)
    laatste = uitgaven[-1] if uitgaven else None
    gegevens = Pvgegevens(
        nummer=laatste.nummer if laatste is not None else "",
        uitgave=len(uitgaven) + 1,
        afgeweken=afgeweken_van(punten),
    )
    pdf, gat = _druk(sessie, zaak, gegevens, concept=True, model=model)
    bekend = {p.naam.lower() for p in punten}
    los = tuple(
        Punt(f"tekst_{nr}", g, False, f"In de tekst ontbreekt: {g}.", Aard.GAT, "de tekst zelf",
             Doel("pvconcept", "overweging"))
        for nr, g in enumerate(gat)
        if not _gezien(g, bekend, punten)
    )  # fmt: skip
    punten = (*punten, *los)
    gelijk = False
    if laatste is not None:
        nu, _ = _druk(sessie, zaak, _van_stuk(laatste, punten), concept=False)
        gelijk = opsporingsstukken.vingerafdruk(nu) == laatste.sha256
    return Pvbeeld(concept, pdf, punten, ontbreekt(punten), uitgaven, gelijk, zaak.andere)


def stel_vast(sessie: Sessie, concept: Pvconcept, *, akkoord: bool) -> Wijziging:
    """Lay a draft down: number it, keep its bytes, record the proces-verbaal; all or nothing.

    `akkoord`: the BOA says that it is complete. KnownError: something is missing (it is named),
    or nothing changed since the last uitgave.
    """
    vandaag = sessie.vandaag()
    if not akkoord:
        raise KnownError(
            "U hebt nog niet gezegd dat het proces-verbaal klopt.",
            "Lees het door en bevestig het.",
        )
    beeld = bekijk(sessie, concept, vandaag)
    if beeld.mist:
        namen = "; ".join(p.naam for p in beeld.mist)
        raise KnownError(
            f"Het proces-verbaal blijft een concept. Nog niet in orde: {namen}.",
            "Maak dit in orde; een voorwaarde kan ook met een reden.",
        )
    if beeld.gelijk:
        raise KnownError(
            "Er is niets veranderd sinds de laatste uitgave.", "Er is niets om vast te stellen."
        )
    zaak = van_concept(sessie, concept, vandaag)
    eerste = not concept.procesverbaal_id
    pv = pv_van(concept, vandaag) if eerste else _bestaand(zaak, concept)
    if eerste:
        opsporing.keur_feit(sessie, pv)
        opsporingspoorten.eis_reden(sessie, pv)
    with opsporing.schrijf_opsporing(sessie) as tx:
        nummer = (
            opsporingsstukken.volgend_nummer(tx.v, vandaag.year)
            if eerste
            else beeld.uitgaven[-1].nummer
        )
        gegevens = Pvgegevens(
            nummer=nummer,
            uitgave=len(beeld.uitgaven) + 1,
            afgeweken=afgeweken_van(beeld.punten),
        )
        vast = replace(concept, procesverbaal_id=pv.id)
        pdf, _ = _druk(sessie, replace(zaak, concept=vast), gegevens, concept=False)
        if eerste:
            tx.maak(pv)
        elif not opsporingsbestand.is_gelijk(tx.v, pv):
            tx.wijzig(pv)
        if not opsporingsbestand.bestaat(tx.v, concept):
            tx.maak(vast)
        elif not opsporingsbestand.is_gelijk(tx.v, vast):
            tx.wijzig(vast)
        tx.maak(_stuk(sessie, zaak, gegevens, pv.id, opsporingsstukken.bewaar_pdf(tx, pdf)))
        opsporingsbestand.zet_te_doen(tx.conn, concept.dossier_id)
    return opsporing.met_termijn(sessie, tx.wijziging)


def concepten(feiten: DossierFeiten) -> tuple[Pvconcept, ...]:
    """Give the drafts of a dossier, oldest first."""
    return tuple(f for f in feiten.opsporing or () if isinstance(f, Pvconcept))


def uitgaven_van(feiten: DossierFeiten, concept: Pvconcept) -> tuple[Opsporingsstuk, ...]:
    """Give what was laid down of a draft, the newest last."""
    if not concept.procesverbaal_id:
        return ()
    stukken = [
        s
        for s in feiten.opsporing or ()
        if isinstance(s, Opsporingsstuk)
        and s.sjabloon == PROCES_VERBAAL
        and s.over_id == concept.procesverbaal_id
    ]
    return tuple(sorted(stukken, key=lambda s: s.uitgave))


def met_velden(concept: Pvconcept, teksten: Mapping[str, str]) -> Pvconcept:
    """Put values given as text into a draft (for the command line); InvoerFout names the field."""
    from app.services.uitwisseling.omzetten import Fout, Hersteld, omzetter
    from app.services.uitwisseling.soorten import opsporingsbestanden

    kolommen = {
        k.veld.naam: k
        for k in opsporingsbestanden()[Pvconcept.SOORT].kolommen
        if k.veld.naam not in ("dossier_id", "ouder_id", "verdachte", "procesverbaal_id")
    }
    uit: dict[str, Any] = {}
    for naam, tekst in teksten.items():
        if naam not in kolommen:
            raise InvoerFout(
                f"Een proces-verbaal heeft geen veld {naam}.",
                f"Kies uit: {', '.join(kolommen)}.",
            )
        waarde = omzetter(kolommen[naam])(tekst.replace("\\n", "\n"))
        if isinstance(waarde, Fout):
            raise InvoerFout(f"{naam} {waarde.tekst}.", "Verbeter de waarde.", veld=naam)
        uit[naam] = waarde.waarde if isinstance(waarde, Hersteld) else waarde
    return replace(concept, **uit)


# --- the page -------------------------------------------------------------------------------


def _druk(
    sessie: Sessie,
    zaak: Zaak,
    gegevens: Pvgegevens,
    *,
    concept: bool,
    model: Sjabloon | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """Fill the template and set it: the bytes, and what is missing in the text."""
    from app.documents.procesverbaal import Pvdocument, maak_procesverbaal

    if model is None:
        model = geldend(sessie, PROCES_VERBAAL)
    inst, wie = sessie.instellingen, sessie.ambtenaar
    ontvanger = een_ontvanger(zaak.feiten, zaak.datum, zaak.ouder)
    if zaak.verdachte is Verdachte.OUDER and zaak.ouder is None:
        raise KnownError(
            "De verdachte hoort niet (meer) bij deze leerling.", "Kies de verdachte opnieuw."
        )
    bron = Briefbron(
        feiten=zaak.feiten,
        datum=zaak.datum,
        model=model,
        instellingen=inst,
        kalenders=sessie.kalenders,
        school=_school(zaak),
        tekenaar=wie,
        velden={},
        verzuim=(),
        afspraken=(),
        ontvangers=(ontvanger,),
        anoniem=False,
        extra=opsporingswaarden(zaak, wie, inst, gegevens),
    )
    lezer = "ouder"
    if zaak.verdachte is Verdachte.LEERLING:
        jaren = leeftijd(zaak.feiten.leerling.geboortedatum, zaak.datum)
        lezer = "leerling18" if jaren >= MEERDERJARIG else "leerling"
    vulling = waarden(bron, ontvanger)
    blokken = lees_blokken(vul_tekst(model, lezer, vulling))
    teksten = [f"{b.label} {b.tekst}" for b in blokken]
    eis_geen_vreemd_adres(ontvanger, teksten)
    eis_geen_bsn(zaak.feiten, teksten)
    nummer = wie.boa_nummer.strip()
    pdf = maak_procesverbaal(
        Pvdocument(
            huisstijl=huisstijl(inst),
            titel=vul_onderwerp(model, lezer, vulling),
            nummer="" if concept and gegevens.uitgave == 1 else gegevens.nummer,
            uitgave=gegevens.uitgave,
            datum=gegevens.opgemaakt or zaak.datum,
            kenmerk=schoon(zaak.feiten.dossier.dossiernummer),
            blokken=blokken,
            ondertekenaar=schoon(wie.naam),
            functie=schoon(
                f"buitengewoon opsporingsambtenaar{f', nummer {nummer}' if nummer else ''}"
            ),
            concept=concept,
        )
    )
    return pdf, gaten(*teksten)


def _gezien(gat: str, namen: set[str], punten: tuple[Punt, ...]) -> bool:
    """Tell whether a gap of the text is on the checklist already, under its own name."""
    gat = gat.lower()
    if gat.startswith(("artikel:", "plicht:")):
        return any(p.code == "artikel" and not p.in_orde for p in punten)
    eigen = {
        BOA_NUMMER.lower(): "boa_nummer",
        "of de verklaring is getekend": "getekend",
        "verklaring bij het verhoor": "verslag",
        "verzuim in de periode van het feit": "verzuim",
        "naam van de gemeente": "standplaats",
        "geboortedatum van de verdachte": "geboren",
    }
    code = eigen.get(gat, "standplaats" if gat.startswith("standplaats") else "")
    if gat.split(" van ")[0] in ("adres", "straat", "huisnummer", "postcode", "woonplaats"):
        code = "adres"
    return gat in namen or any(p.code == code and not p.in_orde for p in punten)


def _van_stuk(stuk: Opsporingsstuk, punten: tuple[Punt, ...]) -> Pvgegevens:
    return Pvgegevens(
        nummer=stuk.nummer,
        uitgave=stuk.uitgave,
        afgeweken=afgeweken_van(punten),
        opgemaakt=stuk.datum,
    )


def _school(zaak: Zaak) -> Any:
    """Give the school at the time of the feit; none where nobody was enrolled."""
    if zaak.overtreding is Overtreding.ABSOLUUT:
        return None
    return brieffeiten.school_op(zaak.feiten, zaak.van or zaak.datum)


def _bestaand(zaak: Zaak, concept: Pvconcept) -> ProcesVerbaal:
    """Give the fact of a draft that was laid down, with what the draft says now."""
    pv = next(
        (
            p
            for p in zaak.feiten.opsporing or ()
            if isinstance(p, ProcesVerbaal) and p.id == concept.procesverbaal_id
        ),
        None,
    )
    if pv is None:
        raise KnownError(
            "Het proces-verbaal van dit concept is ingetrokken.",
            "Begin een nieuw concept; het nummer van het oude blijft vergeven.",
        )
    return replace(
        pv,
        verdachte=concept.verdachte,
        ouder_id=concept.ouder_id,
        overtreding=concept.overtreding,
        verzuim_van=concept.verzuim_van,
        verzuim_tot=concept.verzuim_tot,
        eerder_veroordeeld=concept.eerder_veroordeeld,
        reden=concept.reden,
    )


def _stuk(sessie: Sessie, zaak: Zaak, gegevens: Pvgegevens, pv_id: str, sha: str) -> Opsporingsstuk:
    concept = zaak.concept
    assert concept is not None
    uit = {
        f.name: str(getattr(concept, f.name))
        for f in fields(concept)
        if f.name not in _NIET_KOPIEREN and getattr(concept, f.name) not in (None, "")
    }
    labels = {v.naam for v in velden(Pvconcept)}
    uit = {k: v for k, v in uit.items() if k in labels}
    return Opsporingsstuk(
        dossier_id=concept.dossier_id,
        datum=zaak.datum,
        sjabloon=PROCES_VERBAAL,
        onderwerp=f"Proces-verbaal {gegevens.nummer}",
        aan=Stukaan.OM,
        ontvanger=OM,
        over_id=pv_id,
        nummer=gegevens.nummer,
        uitgave=gegevens.uitgave,
        sha256=sha,
        getekend_door=sessie.ambtenaar.naam,
        invulling=json.dumps(uit, ensure_ascii=False, sort_keys=True)[:100_000],
    )


# --- what a new draft proposes --------------------------------------------------------------


def _tot(feiten: DossierFeiten, datum: date, zaak: keuze.Wie) -> date | None:
    """Propose the last day: as recorded, else of the absence that is known, else the day itself."""
    if zaak.van is None:
        return None
    tot = zaak.tot or keuze.laatste_dag(feiten, datum) or datum
    return max(zaak.van, min(tot, datum))


def _pleegplaats(feiten: DossierFeiten, datum: date, soort: Overtreding) -> str:
    """Propose where: the place of the school, or where the leerling lives when in no school."""
    school = brieffeiten.school_op(feiten, datum)
    if soort is Overtreding.ABSOLUUT or school is None:
        return feiten.leerling.plaats.strip() or feiten.leerling.woongemeente.strip()
    return school.plaats.strip()


def _veroordeeld(feiten: DossierFeiten, verdachte: Verdachte, ouder_id: str | None) -> bool:
    """Propose an earlier conviction from the processen-verbaal of this verdachte."""
    return any(
        p.uitspraak is not None or p.onherroepelijk is not None or p.eerder_veroordeeld
        for p in feiten.opsporing or ()
        if isinstance(p, ProcesVerbaal) and p.verdachte is verdachte and p.ouder_id == ouder_id
    )


def _persoonlijk(feiten: DossierFeiten, nieuw: Pvconcept) -> dict[str, Any]:
    """Take over what an earlier draft about the same verdachte says of him."""
    eerder = [
        c
        for c in concepten(feiten)
        if (c.verdachte, c.ouder_id) == (nieuw.verdachte, nieuw.ouder_id)
    ]
    if not eerder:
        return {}
    return {"geboren": eerder[-1].geboren, "geboorteplaats": eerder[-1].geboorteplaats}


def _eerder_woord(sessie: Sessie) -> Any:
    """Propose the oath or promise that the last draft of this file has."""
    w = opsporing.open_opsporing(sessie)
    if w is None:
        return None
    with w:
        return opsporingsbestand.laatste_ambtswoord(w)


def _bijlagen(zaak: Zaak) -> list[str]:
    """Propose the bijlagen that the facts know of (wet-en-praktijk 5.4)."""
    lang = brieffeiten.lange_dag
    uit = []
    if zaak.overtreding is not Overtreding.ABSOLUUT:
        uit.append("Verzuimoverzicht van de school")
    uit += [f"Melding van {lang(d)}" for d, _ in zaken.meldingregels(zaak)]
    uit += [f"{wat[:1].upper()}{wat[1:]} van {lang(d)}" for d, wat in zaken.waarschuwingen(zaak)]
    if zaak.overtreding is Overtreding.LUXE:
        uit.append("Aankondiging van de school over luxeverzuim")
    uit += [
        f"Verklaring van verdachte van {lang(v.gehouden)}"
        for v in zaak.verhoren
        if isinstance(v, Verhoor) and v.gehouden is not None
    ]
    uit += [
        f"Advies van {lang(a.ontvangen)}: {a.aan.label}"
        for a in zaak.adviezen
        if a.ontvangen is not None
    ]
    return uit
