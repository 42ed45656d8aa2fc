"""Services: what a letter of opsporing asks: who is suspected, which case, and its proposals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.documents.sjabloon import Sjabloon
from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import InvoerFout
from app.domain.leeftijd import leeftijd, verjaardag
from app.domain.mensen import Ouder
from app.domain.namen import aanschrijfnaam, volledige_naam
from app.domain.opsporing import (
    Haltverwijzing,
    Opsporingsstuk,
    Overtreding,
    ProcesVerbaal,
    Pvconcept,
    Verdachte,
    Verhoor,
)
from app.domain.opsporingkeuring import JONGSTE_VERDACHTE, MEERDERJARIG
from app.domain.verzuim import Periodesoort, Verzuimsoort
from app.services import brieffeiten
from app.services.briefmodel import Invulsoort, Invulveld
from app.services.briefvelden import partnerveld, voorstellen

if TYPE_CHECKING:
    from app.services.sessie import Sessie

VERDACHTEN = "verdachten"
"""The field with which a BOA says whom he summons."""
ZAAK = "zaak"
"""The field with which a BOA says whose case a letter to a partner is about."""
PV = "pv"
"""The field with which a BOA says which proces-verbaal goes along."""
EIGEN = (VERDACHTEN, ZAAK, PV)
LEERLING = "leerling"
"""The choice that stands for the leerling himself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wie:
    """Who is suspected and of what, as it is proposed or was recorded."""

    verdachte: Verdachte
    ouder_id: str | None
    overtreding: Overtreding
    van: date | None
    tot: date | None


def velden(sessie: Sessie, model: Sjabloon, feiten: DossierFeiten, datum: date) -> list[Invulveld]:
    """List the fields of a letter of opsporing with what this dossier proposes for them."""
    uit = voorstellen(model, feiten, sessie.instellingen, datum)
    eigen = _voorstel(model, feiten, datum)
    uit = [replace(v, standaard=eigen.get(v.code, v.standaard)) for v in uit]
    if "partner" in model.aan:
        uit.insert(0, partnerveld(sessie, model, feiten, datum))
    if model.code == "oproep_verhoor":
        uit.insert(0, _verdachtenveld(feiten, datum))
    elif model.code in ("advies_raad", "advies_arts"):
        uit.insert(0, _zaakveld(feiten, datum))
    elif model.code == "afschrift_raad":
        uit.insert(0, _pvveld(feiten))
    return uit


def mogelijke_verdachten(feiten: DossierFeiten, datum: date) -> list[tuple[str, str]]:
    """Offer whom the law knows as verdachte: ouders until the leerling is 18, he from 12 on.

    Lpw art. 2 lid 1 and 3, 1b. For verzuim of before his 18th birthday an ouder can still be
    heard after it.
    """
    leerling = feiten.leerling
    eerste = eerste_dag(feiten, datum) or datum
    uit = []
    if eerste < verjaardag(leerling.geboortedatum, MEERDERJARIG):
        uit = [
            (o.id, f"{aanschrijfnaam(o)} ({o.relatie.label})")
            for o in feiten.ouders
            if o.tot is None or o.tot > datum
        ]
    if leeftijd(leerling.geboortedatum, datum) >= JONGSTE_VERDACHTE:
        uit.append((LEERLING, f"{volledige_naam(leerling)} (leerling)"))
    return uit


def kies_verdachten(
    feiten: DossierFeiten, datum: date, tekst: str, veld: str
) -> list[Ouder | None]:
    """Read who was chosen: ids, "leerling", or a relatie as the command line gives it.

    None stands for the leerling. InvoerFout: nobody, or somebody who cannot be.
    """
    mogelijk = [code for code, _ in mogelijke_verdachten(feiten, datum)]
    per_relatie = {str(o.relatie): o.id for o in reversed(feiten.ouders) if o.id in mogelijk}
    uit: list[Ouder | None] = []
    for deel in (d.strip() for d in tekst.split(",") if d.strip()):
        code = per_relatie.get(deel.lower(), deel)
        if code not in mogelijk:
            jong = code == LEERLING
            raise InvoerFout(
                "Een leerling jonger dan 12 jaar kan geen verdachte zijn."
                if jong
                else "Deze persoon kan hier geen verdachte zijn.",
                "Kies een ouder." if jong else "Kies de verdachte opnieuw.",
                veld=veld,
            )
        uit.append(next((o for o in feiten.ouders if o.id == code), None))
    if not uit:
        raise InvoerFout("Er is geen verdachte gekozen.", "Kies wie de verdachte is.", veld=veld)
    return list(dict.fromkeys(uit))


def eerste_dag(feiten: DossierFeiten, datum: date) -> date | None:
    """Give the first day of the ongeoorloofd absence that was known on a day."""
    dagen = [
        p.eerste_dag
        for p in feiten.perioden
        if p.soort is Periodesoort.ONGEOORLOOFD and p.eerste_dag <= datum
    ]
    dagen += [
        m.begindatum
        for m in brieffeiten.geldige_meldingen(feiten, datum)
        if m.soort is Verzuimsoort.ABSOLUUT and m.begindatum is not None
    ]
    return min((d for d in dagen if d <= datum), default=None)


def laatste_dag(feiten: DossierFeiten, datum: date) -> date | None:
    """Give the last day of it; the day itself while it still runs."""
    dagen = [
        min(p.laatste_dag or datum, datum)
        for p in feiten.perioden
        if p.soort is Periodesoort.ONGEOORLOOFD and p.eerste_dag <= datum
    ]
    return max(dagen, default=None)


def overtreding_van(feiten: DossierFeiten, datum: date) -> Overtreding:
    """Propose the kind from the newest melding (Aanwijzing: luxe, absoluut, else signaal)."""
    meldingen = brieffeiten.geldige_meldingen(feiten, datum)
    soort = meldingen[-1].soort if meldingen else Verzuimsoort.OVERIG
    return {
        Verzuimsoort.LUXE: Overtreding.LUXE,
        Verzuimsoort.ABSOLUUT: Overtreding.ABSOLUUT,
    }.get(soort, Overtreding.SIGNAAL)


def laatste_zaak(feiten: DossierFeiten, datum: date) -> Wie | None:
    """Give the case of the draft that was begun last, else of the last verhoor."""
    for soort in (Pvconcept, Verhoor):
        bekend: list[Any] = [f for f in feiten.opsporing or () if isinstance(f, soort)]
        dag = soort.DATUM or ""
        bekend = [f for f in bekend if getattr(f, dag) <= datum]
        if bekend:
            f = max(bekend, key=lambda x: (getattr(x, dag), x.id))
            return _wie(f)
    return None


def zaak_van(feiten: DossierFeiten, datum: date, ouder: Ouder | None) -> Wie:
    """Give the case of one verdachte: as last recorded, else as the dossier proposes."""
    ouder_id = ouder.id if ouder is not None else None
    verdachte = Verdachte.OUDER if ouder is not None else Verdachte.LEERLING
    passend = [
        f
        for f in feiten.opsporing or ()
        if isinstance(f, Verhoor | Pvconcept)
        and f.verdachte is verdachte
        and f.ouder_id == ouder_id
    ]
    if passend:
        wie = _wie(passend[-1])
        if wie.van is not None:
            return wie
        return replace(wie, van=eerste_dag(feiten, datum), tot=laatste_dag(feiten, datum))
    return Wie(
        verdachte=verdachte,
        ouder_id=ouder_id,
        overtreding=overtreding_van(feiten, datum),
        van=eerste_dag(feiten, datum),
        tot=laatste_dag(feiten, datum),
    )


def open_halt(feiten: DossierFeiten) -> Haltverwijzing | None:
    """Give the referral to Halt that has not come back."""
    open_ = [
        h for h in feiten.opsporing or () if isinstance(h, Haltverwijzing) and h.retour is None
    ]
    return open_[-1] if open_ else None


def nummer_van(feiten: DossierFeiten, pv: ProcesVerbaal) -> str:
    """Give the number of a proces-verbaal that was laid down here, "" for another."""
    stukken = [
        s for s in feiten.opsporing or () if isinstance(s, Opsporingsstuk) and s.over_id == pv.id
    ]
    return next((s.nummer for s in stukken if s.nummer), "")


def _wie(f: Verhoor | Pvconcept) -> Wie:
    return Wie(
        verdachte=f.verdachte,
        ouder_id=f.ouder_id,
        overtreding=f.overtreding,
        van=f.verzuim_van,
        tot=f.verzuim_tot,
    )


def _voorstel(model: Sjabloon, feiten: DossierFeiten, datum: date) -> Mapping[str, str]:
    """Propose what the fields of a template have from the dossier."""
    if model.code == "oproep_verhoor":
        return {
            "overtreding": str(overtreding_van(feiten, datum)),
            "verzuim_van": _iso(eerste_dag(feiten, datum)),
            "verzuim_tot": _iso(laatste_dag(feiten, datum)),
        }
    halt = open_halt(feiten)
    if model.code == "halt_verwijzing" and halt is not None:
        return {
            "uren": "" if halt.uren is None else f"{halt.uren:g}".replace(".", ","),
            "te_laat": "" if halt.te_laat is None else str(halt.te_laat),
            "instemming_leerling": _iso(halt.instemming_leerling),
            "instemming_ouders": _iso(halt.instemming_ouders),
            "eigen_initiatief": "ja" if halt.eigen_initiatief else "nee",
            "problematiek": "ja" if halt.problematiek_zonder_hulp else "nee",
            "reden": halt.reden,
        }
    return {}


def _verdachtenveld(feiten: DossierFeiten, datum: date) -> Invulveld:
    opties = mogelijke_verdachten(feiten, datum)
    meerderjarig = leeftijd(feiten.leerling.geboortedatum, datum) >= MEERDERJARIG
    return Invulveld(
        code=VERDACHTEN,
        label="Wie roept u op?",
        soort=Invulsoort.KEUZES,
        standaard=LEERLING if meerderjarig else "",
        opties=tuple(opties),
        uitleg="Ieder krijgt een eigen oproep.",
    )


def _zaakveld(feiten: DossierFeiten, datum: date) -> Invulveld:
    laatste = laatste_zaak(feiten, datum)
    standaard = "" if laatste is None else (laatste.ouder_id or LEERLING)
    return Invulveld(
        code=ZAAK,
        label="Verdachte",
        soort=Invulsoort.KEUS,
        standaard=standaard,
        opties=tuple(mogelijke_verdachten(feiten, datum)),
    )


def _pvveld(feiten: DossierFeiten) -> Invulveld:
    pvs = [p for p in feiten.opsporing or () if isinstance(p, ProcesVerbaal)]
    opties = tuple(
        (p.id, f"{nummer_van(feiten, p) or p.LABEL} van {brieffeiten.lange_dag(p.opgemaakt)}")
        for p in pvs
    )
    return Invulveld(
        code=PV,
        label="Proces-verbaal",
        soort=Invulsoort.KEUS,
        standaard=opties[-1][0] if opties else "",
        opties=opties,
    )


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag is not None else ""
