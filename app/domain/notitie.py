"""Domain: where leerplicht may keep notes: the rule for geoorloofd verzuim.

With geoorloofd verzuim leerplicht advises only and keeps no notes of its own (003 h.3,
"Verschil in rol tussen geoorloofd of ongeoorloofd verzuim"; protocollen 7; beslissingen,
Privacy). Soort, school, dates and with whom may always be recorded, free text not. A note
about day D is open in a dossier when

(a) an ongeoorloofd Verzuimperiode runs on D, or
(b) evidence of ongeoorloofd verzuim began on or before D and no geoorloofd or ziekte
    Verzuimperiode that began after the latest such evidence runs on D ("back to geoorloofd:
    no new notes"). Evidence is an ongeoorloofd Verzuimperiode (from its first day); a
    melding that is ongeoorloofd by definition (16 uur, 16 uur 18+, LRV, luxe, RMC, absoluut:
    from its first absence, at the latest its melddatum); an overig melding with vermoeden
    (from its melddatum, the day the suspicion was raised). A melding that the school took
    back is none; a signaal (kenmerk) is none (protocollen 7: a school's call does not open);
    or
(c) the team's setting opens notes by toestemming and toestemming for leerplicht is complete on
    D: of every ouder with gezag while the leerling is under 18, and of the leerling from 16
    (UAVG art. 5). A later refusal or withdrawal by the same person undoes an earlier yes.

Where somebody was referred to is such text as well: it is kept "zolang hierbij geen bijzondere
persoonsgegevens worden vastgelegd en het gerelateerd is aan ongeoorloofd schoolverzuim" (000,
voetnoot 6). How it stands later (a code and a day) may be recorded.

With nothing recorded a dossier is closed. Older notes are locked, not deleted: text that stays
as it was may be saved along. The same rule stands as triggers in db.notitietriggers; a test
drives both with random facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Taak, Toestemming, Toestemmingbesluit, Toestemmingdoel
from app.domain.feit import Feit, velden
from app.domain.fouten import NotitieGesloten
from app.domain.mensen import Leerling
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import (
    Melding,
    Meldingbron,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    Verzuimperiode,
    Verzuimsoort,
)

INSTELLING_TOESTEMMING = "notitie_met_toestemming"
"""Name of the team setting (c); its value "1" opens notes by toestemming. Default off."""

ALTIJD_ONGEOORLOOFD = frozenset(
    {
        Verzuimsoort.UUR16,
        Verzuimsoort.UUR16_18PLUS,
        Verzuimsoort.LRV,
        Verzuimsoort.LUXE,
        Verzuimsoort.RMC,
        Verzuimsoort.ABSOLUUT,
    }
)
"""The soorten of melding that are ongeoorloofd by definition (wet-en-praktijk 2)."""

VASTE_TAKEN = (
    "Contact opnemen",
    "Terugbellen",
    "School bellen",
    "Ouders bellen",
    "Dossier bekijken",
    "Brief versturen",
    "Terugkoppelen",
)
"""Task texts that say nothing about the leerling; allowed where notes are closed."""

VERWIJZINGSCODES = frozenset({"doorverwezen"})
"""The events of the protocols that say where a leerling was referred to."""

NOEMT_ORGANISATIE = VERWIJZINGSCODES | {"traject_ingezet"}
"""Those of which `persoon` names where a leerling gets help: text that the rule closes."""

_PLAATS = "(Apeldoorns verzuimprotocol, hoofdstuk 3)"


@dataclass(frozen=True, slots=True)
class NotitieStand:
    """Whether a note may be made, and one or two Dutch sentences that say why."""

    open: bool
    uitleg: str


def notitie_stand(feiten: DossierFeiten, dag: date, met_toestemming: bool = False) -> NotitieStand:
    """Tell whether leerplicht may keep notes about `dag` in this dossier, and why (see above)."""
    if _loopt(feiten.perioden, dag, Periodesoort.ONGEOORLOOFD):
        return NotitieStand(True, "Er loopt op deze dag ongeoorloofd verzuim.")
    bewijs = max(
        (d for d in _bewijsdagen(feiten) if d <= dag),
        default=None,
    )
    terug = [p for p in feiten.perioden if p.soort is not Periodesoort.ONGEOORLOOFD]
    if bewijs is not None and not any(p.eerste_dag > bewijs and _omvat(p, dag) for p in terug):
        return NotitieStand(True, "Er is (een vermoeden van) ongeoorloofd verzuim vastgelegd.")
    if met_toestemming and toestemming_compleet(feiten, dag):
        return NotitieStand(
            True, "Er is toestemming voor overleg met leerplicht (instelling van het team)."
        )
    return NotitieStand(False, _waarom_dicht(bewijs is not None, bool(terug), met_toestemming))


def keur_notitie(
    feiten: DossierFeiten | None, feit: Feit, oud: Feit | None = None, met_toestemming: bool = False
) -> None:
    """Raise NotitieGesloten when `feit` may not carry the text it has.

    `oud` is the fact as it stands: its unchanged text may stay as long as its day and dossier
    stay. `feiten` may be None for a fact without dossier. A melding of DUO carries the
    school's legal report (BRO art. 14) and is free; a signaal is none of those, whatever its
    bron says. Another melding carries text when it is itself evidence of ongeoorloofd verzuim,
    or else by the rule of its dossier.
    """
    veld = _gewijzigd_notitieveld(feit, oud)
    if not veld:
        return
    if isinstance(feit, Melding):
        van_duo = feit.bron is Meldingbron.DUO and feit.soort is not Verzuimsoort.KENMERK
        if van_duo or _is_bewijs(feit):
            return
    elif getattr(feit, "dossier_id", None) is None:
        return
    if isinstance(feit, Taak) and feit.omschrijving in VASTE_TAKEN:
        return
    dag = notitiedag(feit)
    if feiten is not None and getattr(feit, "dossier_id", None) is not None:
        stand = notitie_stand(feiten, dag, met_toestemming)
        if stand.open:
            return
        uitleg = stand.uitleg
    else:
        uitleg = _waarom_dicht(False, False, met_toestemming)
    doe = "Laat de tekst leeg."
    if isinstance(feit, Gebeurtenis) and veld == "persoon":
        doe = "Waarheen iemand verwezen is, wordt alleen vastgelegd bij ongeoorloofd verzuim."
    raise NotitieGesloten(uitleg, doe, veld=veld)


def notitiedag(feit: Feit) -> date:
    """Give the day that the notes of a fact are about: its own date (for a Taak its datum)."""
    dag = getattr(feit, type(feit).DATUM or "datum")
    assert isinstance(dag, date)
    return dag


def heeft_notities(soort: type[Feit]) -> bool:
    """Tell whether a kind has free text that the rule closes."""
    return any(v.notitie for v in velden(soort))


def notitievelden(feit: Feit) -> tuple[str, ...]:
    """Name the fields of a fact that hold text which the rule closes."""
    namen = tuple(v.naam for v in velden(type(feit)) if v.notitie)
    if isinstance(feit, Gebeurtenis) and feit.soort in NOEMT_ORGANISATIE:
        return (*namen, "persoon")
    return namen


def _gewijzigd_notitieveld(feit: Feit, oud: Feit | None) -> str:
    """Name the first note field whose text must be weighed; "" when there is none."""
    if not heeft_notities(type(feit)):
        return ""
    verplaatst = oud is not None and (
        notitiedag(oud) != notitiedag(feit) or _ander_dossier(feit, oud)
    )
    if isinstance(oud, Gebeurtenis) and isinstance(feit, Gebeurtenis):
        verplaatst = verplaatst or oud.soort != feit.soort
    for naam in notitievelden(feit):
        tekst = getattr(feit, naam)
        was = "" if oud is None else getattr(oud, naam)
        if tekst != was or (verplaatst and tekst):
            return naam
    return ""


def _ander_dossier(feit: Feit, oud: Feit) -> bool:
    """Tell whether a fact moves to another dossier; a melding's first dossier is no move."""
    was, wordt = getattr(oud, "dossier_id", None), getattr(feit, "dossier_id", None)
    return was != wordt and not (was is None and isinstance(feit, Melding))


def _bewijsdagen(feiten: DossierFeiten) -> Iterable[date]:
    """Give the day from which each piece of evidence counts."""
    for p in feiten.perioden:
        if p.soort is Periodesoort.ONGEOORLOOFD:
            yield p.eerste_dag
    ingetrokken = _ingetrokken_meldingen(feiten.statussen)
    for m in feiten.meldingen:
        if m.id in ingetrokken or not _is_bewijs(m):
            continue
        if m.soort is Verzuimsoort.OVERIG or m.begindatum is None:
            yield m.melddatum
        else:
            yield min(m.begindatum, m.melddatum)


def _is_bewijs(m: Melding) -> bool:
    """Tell whether a melding by itself speaks of ongeoorloofd verzuim, or the suspicion of it."""
    return m.soort in ALTIJD_ONGEOORLOOFD or (m.soort is Verzuimsoort.OVERIG and m.vermoeden)


def _ingetrokken_meldingen(statussen: Iterable[MeldingStatus]) -> set[str]:
    """Give the meldingen that the school took back: no other status has a later date."""
    ingetrokken: dict[str, date] = {}
    anders: dict[str, date] = {}
    for s in statussen:
        laatste = ingetrokken if s.status is Meldingstatus.INGETROKKEN else anders
        laatste[s.melding_id] = max(s.datum, laatste.get(s.melding_id, date.min))
    return {m for m, dag in ingetrokken.items() if anders.get(m, date.min) <= dag}


def _omvat(p: Verzuimperiode, dag: date) -> bool:
    """Tell whether a period runs on a day; an open one runs on."""
    return p.eerste_dag <= dag and (p.laatste_dag is None or dag <= p.laatste_dag)


def _loopt(perioden: Iterable[Verzuimperiode], dag: date, soort: Periodesoort) -> bool:
    """Tell whether a period of this soort runs on a day."""
    return any(p.soort is soort and _omvat(p, dag) for p in perioden)


def toestemming_compleet(
    feiten: DossierFeiten, dag: date, doel: Toestemmingdoel = Toestemmingdoel.LEERPLICHT
) -> bool:
    """Tell whether all who must agree have toestemming for something standing on a day."""
    nodig: list[str | None] = []
    if not _is_jaar(feiten.leerling, 18, dag):
        ouders = [o.id for o in feiten.ouders if o.gezag and (o.tot is None or dag < o.tot)]
        if not ouders:
            return False
        nodig.extend(ouders)
    if _is_jaar(feiten.leerling, 16, dag):
        nodig.append(None)
    return all(_akkoord(feiten.toestemmingen, doel, wie, dag) for wie in nodig)


def _akkoord(
    toestemmingen: Iterable[Toestemming], doel: Toestemmingdoel, ouder_id: str | None, dag: date
) -> bool:
    """Tell whether one person's last answer on a day is a yes that still stands."""
    antwoorden = [
        t for t in toestemmingen if t.doel is doel and t.ouder_id == ouder_id and t.datum <= dag
    ]
    nee = max(
        (d for t in antwoorden if (d := _nee_op(t)) is not None and d <= dag), default=date.min
    )
    return any(
        t.besluit is Toestemmingbesluit.GEGEVEN
        and t.datum > nee
        and (t.tot is None or dag <= t.tot)
        for t in antwoorden
    )


def _nee_op(t: Toestemming) -> date | None:
    """Give the day on which a person said no: by refusing, or by withdrawing."""
    return t.datum if t.besluit is Toestemmingbesluit.GEWEIGERD else t.ingetrokken_op


def _is_jaar(leerling: Leerling, jaren: int, dag: date) -> bool:
    """Tell whether the leerling has reached an age on a day (29 February counts as 1 March)."""
    g = leerling.geboortedatum
    return dag.year - g.year - ((dag.month, dag.day) < (g.month, g.day)) >= jaren


def _waarom_dicht(eerder_bewijs: bool, geoorloofd: bool, met_toestemming: bool) -> str:
    """Say in Dutch why notes are closed and what would open them."""
    if eerder_bewijs:
        reden = "Het verzuim is op deze dag weer geoorloofd"
    elif geoorloofd:
        reden = "In dit dossier is alleen geoorloofd verzuim vastgelegd"
    else:
        reden = "In dit dossier is nog geen ongeoorloofd verzuim vastgelegd"
    zin = f"{reden}; leerplicht maakt dan geen aantekeningen {_PLAATS}."
    if met_toestemming:
        return zin + " Leg eerst het ongeoorloofde verzuim of de volledige toestemming vast."
    return zin + " Leg eerst het ongeoorloofde verzuim of een melding daarvan vast."
