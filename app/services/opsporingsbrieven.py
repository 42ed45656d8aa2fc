"""Services: the letters of opsporing: a BOA makes them, and they lie in the sealed file.

`maak_concepten` stores nothing. `registreer` records, in one transaction of the sealed file,
the document with its very bytes and the sealed fact that it is about (the verhoor, the
Halt-verwijzing, the adviesvraag, the afschrift to the Raad). Nothing of it comes into the team
file but a date. What the protocol asks before Halt closes the letter until a reason is given
("pas toe of leg uit"); what the law forbids, no reason opens.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.documents.sjabloon import Dag, Gat, Sjabloon, sjabloon, verzegelde_codes
from app.domain.dossierfeiten import DossierFeiten
from app.domain.feit import Feit
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.handelen import Ontvangersoort
from app.domain.leeftijd import leeftijd
from app.domain.opsporing import (
    Adviesaan,
    Adviesvraag,
    Haltverwijzing,
    Opsporingsstuk,
    Overtreding,
    ProcesVerbaal,
    Stukaan,
    Verdachte,
    Verhoor,
)
from app.domain.verzending import Bezorgwijze
from app.protocol.tekst import som
from app.services import brieffeiten, opsporing, opsporingspoorten, vastleggen
from app.services import opsporingsvelden as keuze
from app.services.briefhuisstijl import huisstijl
from app.services.briefmaken import ONTBREEKT, maak_brief_aan
from app.services.briefmodel import BriefConcept, Invulveld, SjabloonInfo
from app.services.briefontvangers import (
    Ontvanger,
    adres_is_geheim,
    een_ontvanger,
    partners_met_leerling,
)
from app.services.briefvelden import PARTNERS, gekozen_partners, gekozen_waarden, notities
from app.services.briefwaarden import Briefbron
from app.services.opsporingstoegang import eis_boa, open_opsporing
from app.services.opsporingsvelden import EIGEN, PV, VERDACHTEN, ZAAK, Wie
from app.services.opsporingswaarden import Pvgegevens, opsporingswaarden
from app.services.opsporingszaak import Zaak, maak_zaak
from app.services.sjablonen import geldend
from db import opsporingsbestand, opsporingsstukken, schrijven, sleutels

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

PROCES_VERBAAL = "proces_verbaal"
"""The template that has a window of its own (`app.services.pvmaken`)."""
BRIEVEN: tuple[str, ...] = tuple(c for c in verzegelde_codes() if c != PROCES_VERBAAL)
"""The codes of the letters of opsporing, in the order of the menu."""
OUDERS_BERICHT = 16
"""Younger than this, the ouders with gezag hear of the verhoor of a jongere (own rule)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opsporingsconcept(BriefConcept):
    """A letter of opsporing to one addressee: `feit` is what it records, or what it is about."""

    feit: Feit
    nieuw: bool
    invulling: str


@dataclass(frozen=True, slots=True)
class _Deel:
    """One case of a letter: whom to, what it is about, and what keeps it a concept."""

    zaak: Zaak
    aan: tuple[Ontvanger, ...]
    feit: Feit
    nieuw: bool
    reden: str = ""
    pv: Pvgegevens | None = None


def sjablonen() -> list[SjabloonInfo]:
    """List the letters that can be chosen."""
    return [SjabloonInfo(s.code, s.naam, s.uitleg, s.groep, s.bij) for s in map(sjabloon, BRIEVEN)]


def eis_toegang(sessie: Sessie) -> None:
    """Refuse who is no BOA, or has no seal yet; RechtFout or KnownError says what to do."""
    eis_boa(sessie)
    w = open_opsporing(sessie)
    if w is not None:
        w.sluit()


def invulvelden(sessie: Sessie, dossier_id: str, code: str, datum: date) -> list[Invulveld]:
    """List the fields of a letter; those for text are left out where notes are closed."""
    eis_toegang(sessie)
    model = geldend(sessie, code)
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    dicht = not notities(sessie, feiten, datum).open
    gesloten = {v.code for v in model.velden if v.notitie} if dicht else set()
    return [v for v in keuze.velden(sessie, model, feiten, datum) if v.code not in gesloten]


def maak_concepten(
    sessie: Sessie,
    dossier_id: str,
    code: str,
    datum: date,
    keuzes: Mapping[str, str] | None = None,
    *,
    concept: bool = False,
    teksten: Mapping[str, str] | None = None,
    model: Sjabloon | None = None,
) -> list[Opsporingsconcept]:
    """Make the letters of a template, one per addressee, and store nothing.

    RechtFout: no BOA, or no seal yet. InvoerFout: a value that cannot be right, or a verdachte
    whom the law does not know. See `brieven.maak_concepten` for what keeps a letter a concept;
    here a condition that is not met does so too, until a reason is given.
    """
    eis_toegang(sessie)
    if code not in BRIEVEN:
        raise KnownError(
            "Dit is geen brief van opsporing.",
            f"Kies uit: {', '.join(BRIEVEN)}."
            if code != PROCES_VERBAAL
            else "Een proces-verbaal maakt u in zijn eigen venster, of met kantelpunt pv.",
        )
    model = geldend(sessie, code) if model is None else model
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    voorstel = keuze.velden(sessie, model, feiten, datum)
    gekozen = {v.code: v.standaard for v in voorstel} | dict(keuzes or {})
    stand = notities(sessie, feiten, datum)
    eigen = {k: gekozen.pop(k) for k in EIGEN if k in gekozen}
    partners = gekozen.get(PARTNERS, "")
    if keuzes and (vreemd := set(keuzes) - {v.code for v in voorstel}):
        bekend = ", ".join(v.code for v in voorstel)
        raise InvoerFout(f"Deze brief heeft geen veld {min(vreemd)}.", f"Kies uit: {bekend}.")
    waarden = gekozen_waarden(
        model, [v for v in voorstel if v.code not in EIGEN], datum, gekozen, stand
    )
    kern = _Kern(sessie, model, feiten, datum, waarden)
    delen = _DELEN[code](kern, eigen, partners)
    anders = teksten or {}
    if any(anders.values()) and not stand.open:
        raise NotitieGesloten(
            stand.uitleg, "De tekst van een brief kan hier niet met de hand worden aangepast."
        )
    invulling = json.dumps({**gekozen, **eigen}, ensure_ascii=False, sort_keys=True)
    waarom = _waarom_concept(sessie, datum, gevraagd=concept)
    uit: list[Opsporingsconcept] = []
    for deel in delen:
        gesloten = deel.zaak.overtreding is not Overtreding.ABSOLUUT and not stand.open
        reden = waarom or deel.reden or (stand.uitleg if gesloten else "")
        for ontvanger in deel.aan:
            brief = maak_brief_aan(
                kern.bron(deel),
                ontvanger,
                huisstijl(sessie.instellingen),
                reden,
                wacht=False,
                eigen_tekst=anders.get(ontvanger.sleutel, ""),
            )
            velden = {f.name: getattr(brief, f.name) for f in dataclasses.fields(brief)}
            uit.append(
                Opsporingsconcept(**velden, feit=deel.feit, nieuw=deel.nieuw, invulling=invulling)
            )
    return uit


def registreer(
    sessie: Sessie,
    concepten: Sequence[Opsporingsconcept],
    bezorgwijze: Bezorgwijze = Bezorgwijze.POST,
) -> Wijziging:
    """Record letters that go out and the facts they are about, all or none, sealed.

    KnownError: one has gaps, is a concept, or is not of today.
    """
    _eis_af(sessie, concepten)
    feiten = {c.feit.id: (c.feit, c.nieuw) for c in concepten}
    for feit, nieuw in feiten.values():
        opsporing.keur_feit(sessie, feit)
        if nieuw:
            opsporingspoorten.eis_reden(sessie, feit)
    with opsporing.schrijf_opsporing(sessie) as tx:
        for feit, nieuw in feiten.values():
            if nieuw:
                tx.maak(feit)
            elif not opsporingsbestand.is_gelijk(tx.v, feit):
                tx.wijzig(feit)
            opsporingsbestand.zet_te_doen(tx.conn, opsporing.dossier_van(feit))
        for c in concepten:
            sha = opsporingsstukken.bewaar_pdf(tx, c.pdf)
            tx.maak(_stuk(c, sha, bezorgwijze, sessie.ambtenaar.naam))
    return opsporing.met_termijn(sessie, tx.wijziging)


def lees_stuk(sessie: Sessie, stuk: Opsporingsstuk) -> bytes:
    """Give the bytes of a document as it was laid down; that is logged as looked at."""
    eis_boa(sessie)
    w = open_opsporing(sessie)
    if w is None:
        raise KnownError("Dit stuk is er niet meer.", "Ververs het scherm.")
    with w:
        pdf = opsporingsstukken.lees_pdf(w, stuk.sha256)
        with schrijven.schrijf(w, sessie.ambtenaar_id, sessie.nu()) as tx:
            tx.raadpleeg(stuk.dossier_id)
        sleutels.bewaar_kop(sessie.v.pad, tx.kop, opsporing=True)
    return pdf


def _stuk(c: Opsporingsconcept, sha: str, bezorgwijze: Bezorgwijze, door: str) -> Opsporingsstuk:
    aan = {Ontvangersoort.OUDER: Stukaan.OUDER, Ontvangersoort.LEERLING: Stukaan.LEERLING}
    return Opsporingsstuk(
        dossier_id=c.dossier_id,
        datum=c.datum,
        sjabloon=c.sjabloon,
        onderwerp=c.onderwerp,
        aan=aan.get(c.aan, Stukaan.PARTNER),
        ouder_id=c.ouder_id,
        ontvanger=c.ontvanger,
        over_id=c.feit.id,
        sha256=sha,
        getekend_door=door,
        bezorgwijze=bezorgwijze,
        invulling=c.invulling,
        afwijking=c.afwijking,
    )


def _eis_af(sessie: Sessie, concepten: Sequence[Opsporingsconcept]) -> None:
    if not concepten:
        raise KnownError("Er is geen brief gekozen.", "Kies ten minste één ontvanger.")
    for c in concepten:
        if c.concept and c.waarom_concept and c.waarom_concept != ONTBREEKT:
            raise KnownError(c.waarom_concept, "Maak de brief opnieuw als dit in orde is.")
        if c.gaten:
            raise KnownError(
                f"In de brief ontbreekt nog: {'; '.join(c.gaten)}.",
                "Vul dit eerst in; daarna kan de brief de deur uit.",
            )
        if c.datum != sessie.vandaag():
            raise KnownError(
                "Deze brief heeft niet de datum van vandaag.", "Maak de brief opnieuw."
            )


def _waarom_concept(sessie: Sessie, datum: date, *, gevraagd: bool) -> str:
    if gevraagd:
        return "Deze brief is als concept gemaakt."
    if datum != sessie.vandaag():
        dag = brieffeiten.lange_dag(datum)
        return f"De peildatum is {dag}, niet vandaag: de brief kan alleen als concept."
    return ""


# --- what each letter is about --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Kern:
    """What all cases of one making share."""

    sessie: Sessie
    model: Sjabloon
    feiten: DossierFeiten
    datum: date
    waarden: dict[str, object]

    def zaak(self, wie: Wie) -> Zaak:
        """Gather the case of somebody."""
        return maak_zaak(
            self.sessie,
            self.feiten.dossier.id,
            self.datum,
            verdachte=wie.verdachte,
            ouder_id=wie.ouder_id,
            overtreding=wie.overtreding,
            van=wie.van,
            tot=wie.tot,
            feiten=self.feiten,
        )

    def dag(self, code: str) -> date | None:
        """Give a day that was filled in."""
        waarde = self.waarden.get(code)
        return waarde.dag if isinstance(waarde, Dag) else None

    def tekst(self, code: str) -> str:
        """Give a text or a choice that was filled in; "" for a gap."""
        waarde = self.waarden.get(code, "")
        if isinstance(waarde, Gat):
            return ""
        return str(getattr(waarde, "tekst", waarde)).strip()

    def partners(self, gekozen: str) -> tuple[Ontvanger, ...]:
        """Give the partners that were chosen as addressees."""
        return tuple(partners_met_leerling(self.feiten, gekozen_partners(self.sessie, gekozen)))

    def bron(self, deel: _Deel) -> Briefbron:
        """Give what the letter of one case is made from."""
        inst, wie = self.sessie.instellingen, self.sessie.ambtenaar
        extra = opsporingswaarden(deel.zaak, wie, inst, deel.pv)
        if "partner" in self.model.aan and adres_is_geheim(self.feiten):
            verdachte: Any = extra["verdachte"]
            extra["verdachte"] = {**verdachte, "adres": "geheim; vraag het aan de afzender"}
        return Briefbron(
            feiten=self.feiten,
            datum=self.datum,
            model=self.model,
            instellingen=inst,
            kalenders=self.sessie.kalenders,
            school=brieffeiten.school_op(self.feiten, self.datum),
            tekenaar=wie,
            velden=self.waarden,
            verzuim=(),
            afspraken=(),
            ontvangers=deel.aan,
            anoniem=False,
            extra=extra,
        )


def _oproep(kern: _Kern, eigen: Mapping[str, str], _partners: str) -> list[_Deel]:
    """Summon each verdachte by himself; under 16 the ouders with gezag hear of it."""
    feiten, datum = kern.feiten, kern.datum
    code = kern.tekst("overtreding")
    soort = next((o for o in Overtreding if o.value == code), Overtreding.SIGNAAL)
    uit = []
    for ouder in keuze.kies_verdachten(feiten, datum, eigen.get(VERDACHTEN, ""), VERDACHTEN):
        wie = Wie(
            verdachte=Verdachte.OUDER if ouder is not None else Verdachte.LEERLING,
            ouder_id=ouder.id if ouder is not None else None,
            overtreding=soort,
            van=kern.dag("verzuim_van"),
            tot=kern.dag("verzuim_tot"),
        )
        bekend = next(
            (
                v
                for v in feiten.opsporing or ()
                if isinstance(v, Verhoor)
                and (v.verdachte, v.ouder_id) == (wie.verdachte, wie.ouder_id)
                and v.gehouden is None
                and not v.niet_verschenen
            ),
            None,
        )
        velden: dict[str, Any] = {
            "overtreding": soort,
            "verzuim_van": wie.van,
            "verzuim_tot": wie.tot,
            "plaats": kern.tekst("plaats_verhoor"),
        }
        feit = (
            replace(bekend, **velden)
            if bekend is not None
            else Verhoor(
                dossier_id=feiten.dossier.id,
                verdachte=wie.verdachte,
                ouder_id=wie.ouder_id,
                uitgenodigd=datum,
                **velden,
            )
        )
        opsporing.keur_feit(kern.sessie, feit)
        aan = [een_ontvanger(feiten, datum, ouder)]
        if ouder is None and leeftijd(feiten.leerling.geboortedatum, datum) < OUDERS_BERICHT:
            aan += [
                een_ontvanger(feiten, datum, o)
                for o in feiten.ouders
                if o.gezag and (o.tot is None or o.tot > datum)
            ]
        uit.append(_Deel(kern.zaak(wie), tuple(aan), feit, bekend is None))
    return uit


def _halt(kern: _Kern, _eigen: Mapping[str, str], partners: str) -> list[_Deel]:
    """Refer the leerling; a criterion that is not met keeps it a concept until a reason stands."""
    feiten, datum = kern.feiten, kern.datum
    bekend = keuze.open_halt(feiten)
    velden: dict[str, Any] = {
        "uren": _getal(kern.tekst("uren"), "uren"),
        "te_laat": _heel(kern.tekst("te_laat"), "te_laat"),
        "instemming_leerling": kern.dag("instemming_leerling"),
        "instemming_ouders": kern.dag("instemming_ouders"),
        "eigen_initiatief": kern.tekst("eigen_initiatief") == "ja",
        "problematiek_zonder_hulp": kern.tekst("problematiek") == "ja",
        "reden": kern.tekst("reden"),
    }
    feit = (
        replace(bekend, **velden)
        if bekend is not None
        else Haltverwijzing(dossier_id=feiten.dossier.id, datum=datum, **velden)
    )
    opsporing.keur_feit(kern.sessie, feit)
    dicht = [
        p.naam
        for p in opsporingspoorten.poorten(kern.sessie, feit, feiten)
        if not p.open and p.verplicht
    ]
    reden = ""
    if dicht and not feit.reden.strip():
        reden = f"Nog niet in orde voor Halt: {som(dicht)}. Verdergaan vraagt een reden."
    wie = replace(keuze.zaak_van(feiten, datum, None), overtreding=Overtreding.SIGNAAL)
    return [_Deel(kern.zaak(wie), kern.partners(partners), feit, bekend is None, reden)]


def _advies(kern: _Kern, eigen: Mapping[str, str], partners: str) -> list[_Deel]:
    """Ask advice about the case of one verdachte."""
    feiten, datum = kern.feiten, kern.datum
    aan = Adviesaan.ARTS if kern.model.code == "advies_arts" else Adviesaan.RAAD
    (ouder, *_rest) = keuze.kies_verdachten(feiten, datum, eigen.get(ZAAK, ""), ZAAK)
    ontvangers = kern.partners(partners)
    bekend = next(
        (
            a
            for a in feiten.opsporing or ()
            if isinstance(a, Adviesvraag) and a.aan is aan and a.ontvangen is None
        ),
        None,
    )
    partner = ontvangers[0].partner
    feit = bekend or Adviesvraag(
        dossier_id=feiten.dossier.id,
        aan=aan,
        wie=partner.naam if partner is not None else "",
        gevraagd=datum,
    )
    zaak = kern.zaak(keuze.zaak_van(feiten, datum, ouder))
    return [_Deel(zaak, ontvangers, feit, bekend is None)]


def _afschrift(kern: _Kern, eigen: Mapping[str, str], partners: str) -> list[_Deel]:
    """Send a copy of a proces-verbaal that was laid down."""
    feiten = kern.feiten
    pvs = {p.id: p for p in feiten.opsporing or () if isinstance(p, ProcesVerbaal)}
    pv = pvs.get(eigen.get(PV, ""))
    if pv is None:
        raise InvoerFout(
            "Er is geen proces-verbaal gekozen.",
            "Stel eerst het proces-verbaal vast." if not pvs else "Kies het proces-verbaal.",
            veld=PV,
        )
    nummer = keuze.nummer_van(feiten, pv)
    wie = Wie(
        verdachte=pv.verdachte,
        ouder_id=pv.ouder_id,
        overtreding=pv.overtreding,
        van=pv.verzuim_van,
        tot=pv.verzuim_tot,
    )
    zaak = kern.zaak(wie)
    feit = pv if pv.kopie_raad is not None else replace(pv, kopie_raad=kern.datum)
    gegevens = Pvgegevens(
        nummer=nummer or f"van {brieffeiten.lange_dag(pv.opgemaakt)}",
        veroordeeld=pv.eerder_veroordeeld,
    )
    return [_Deel(zaak, kern.partners(partners), feit, nieuw=False, pv=gegevens)]


_DELEN = {
    "oproep_verhoor": _oproep,
    "halt_verwijzing": _halt,
    "advies_raad": _advies,
    "advies_arts": _advies,
    "afschrift_raad": _afschrift,
}


def _getal(tekst: str, veld: str) -> float | None:
    if not tekst:
        return None
    try:
        waarde = float(tekst.replace(",", "."))
    except ValueError:
        waarde = -1.0
    if not 0 <= waarde <= 2000:
        raise InvoerFout("Dit is geen aantal.", "Typ een getal, zoals 18 of 7,5.", veld=veld)
    return waarde


def _heel(tekst: str, veld: str) -> int | None:
    waarde = _getal(tekst, veld)
    if waarde is not None and waarde != int(waarde):
        raise InvoerFout("Dit is geen heel aantal.", "Typ een heel getal, zoals 14.", veld=veld)
    return None if waarde is None else int(waarde)
