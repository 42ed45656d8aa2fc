"""UI: the forms of what runs beside the ladder: a gebeurtenis, beginning, deciding, ending.

What a gebeurtenis asks stands in its rule; closed gates before the step that it
completes ask a reason there and then ("pas toe of leg uit").
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.domain.datumwoorden import Richting, toon_dag
from app.domain.dossiers import Besluitsoort, Eenheid
from app.domain.feit import velden
from app.domain.fouten import KnownError
from app.domain.handelen import Wie
from app.domain.notitie import NOEMT_ORGANISATIE
from app.domain.sporen import Gebeurtenis
from app.protocol.ladder.besluitoptie import Besluitoptie
from app.protocol.sporen.spoorbesluiten import regel_van
from app.protocol.stand import Doorloopstand, Spoorstand, Spoorstap
from app.protocol.tekst import som, toon_bron
from app.services import gebeurtenissen, sporen
from app.services.verwijzingen import OP_SLOT, SPOOR, STAND, VERWEZEN
from app.ui.vastleggen.kader import Kader
from app.ui.vastleggen.opzet import Opzet, Veldopzet
from app.ui.vastleggen.velden import (
    DagInvoer,
    GetalInvoer,
    Invoer,
    KeuzeInvoer,
    NotitieInvoer,
    TekstInvoer,
)
from app.ui.vastleggen.weergave import lid

if TYPE_CHECKING:
    from app.protocol.model import Gebeurtenisregel
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

SPOOR_BEGINNEN, SPOORBESLUIT, SPOOR_EINDE = "spoor_beginnen", "spoorbesluit", "spoor_einde"
"""Forms that are no single fact."""
_KIES = "kies een uitkomst"
_NIETS_MEER = "Alleen de naam van de organisatie; niets over de hulp zelf. "


# --- a gebeurtenis -----------------------------------------------------------------------


def opzet_gebeurtenis(
    kader: Kader, feit: Gebeurtenis | None, vooraf: Mapping[str, Any] | None = None
) -> Opzet:
    """Make the form of one kind of gebeurtenis, new or corrected; KnownError when unknown here."""
    vooraf = dict(vooraf or {})
    code = feit.soort if feit is not None else str(vooraf.get("soort", ""))
    sleutel = feit.spoor if feit is not None else str(vooraf.get("spoor", ""))
    welke = _welke_verwijzing(kader) if feit is None and not sleutel and code == STAND else []
    if len(welke) == 1:
        sleutel, welke = str(welke[0][0]), []
    dag = feit.datum if feit is not None else kader.peildatum
    regel = gebeurtenissen.soorten(kader.sessie, kader.dossier_id, dag).get(code)
    if regel is None:
        raise KnownError(
            "Deze soort gebeurtenis staat in geen protocol dat hier geldt.",
            "Bekijk de geschiedenis, of zet het protocol aan.",
        )
    basis = feit or Gebeurtenis(
        dossier_id=kader.dossier_id, spoor=sleutel, soort=code, datum=kader.peildatum, wie=regel.wie
    )
    dicht = () if feit is not None else gebeurtenissen.dichte_poorten(kader.sessie, basis)
    stappen = _stappen_van(kader, code, sleutel)
    reden = bool(basis.reden) or any(
        s.code in p.voor for spoor, s in stappen for p in (*spoor.poorten, *s.poorten)
    )
    delen = _gebeurtenisvelden(kader, regel, basis, reden=reden, welke=welke)
    for deel in delen:
        waarde = vooraf.get(deel.naam, getattr(basis, deel.naam))
        if waarde is not None:
            deel.invoer.zet(waarde)

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        nieuw = dataclasses.replace(basis, **waarden)
        if feit is not None:
            return gebeurtenissen.wijzig_gebeurtenis(sessie, nieuw)
        return gebeurtenissen.leg_gebeurtenis_vast(sessie, nieuw)

    eerste = next(
        (n for n in ("uitkomst", "aantal", "tot", "persoon") if _heeft(delen, n)), "datum"
    )
    return Opzet(
        sleutel=(kader.dossier_id, Gebeurtenis.SOORT, feit.id if feit else f"{code}/{sleutel}"),
        titel=regel.naam if feit is None else f"{regel.naam} verbeteren",
        velden=tuple(delen),
        bewaar=bewaar,
        eerste=eerste,
        dagveld="datum",
        feit=feit,
        uitleg=_NIETS_MEER + _waartoe(regel, stappen)
        if code in NOEMT_ORGANISATIE
        else _waartoe(regel, stappen),
        waarschuwing=" ".join(dict.fromkeys(p.uitleg for p in dicht)),
        klaar=f"Vastgelegd: {regel.naam}." if feit is None else "Verbeterd.",
        knop="Vastleggen" if feit is None else "Verbeteren",
    )


def _welke_verwijzing(kader: Kader) -> list[tuple[str | None, str]]:
    """Offer the referrals that are being followed, by the key of their track."""
    feiten, open_ = kader.beeld.feiten, kader.beeld.notitie.open
    lopend = {s.sleutel for s in kader.beeld.stand.sporen if s.einde is None}
    return [
        (f"{SPOOR}:{g.id}", f"{g.persoon if open_ else OP_SLOT}, {toon_dag(g.datum)}")
        for g in feiten.gebeurtenissen
        if g.soort == VERWEZEN and f"{SPOOR}:{g.id}" in lopend
    ]


def _gebeurtenisvelden(
    kader: Kader,
    regel: Gebeurtenisregel,
    basis: Gebeurtenis,
    *,
    reden: bool,
    welke: list[tuple[str | None, str]],
) -> list[Veldopzet]:
    """Make the inputs that the rule asks, the outcome first and the notes last."""
    delen: list[Veldopzet] = []

    def erbij(naam: str, invoer: Invoer, *, verplicht: bool = False, notitie: bool = False) -> None:
        delen.append(Veldopzet(naam, invoer.label, invoer, verplicht, notitie))

    if welke:
        erbij("spoor", KeuzeInvoer("Welke verwijzing", welke), verplicht=True)
    if regel.uitkomsten:
        opties: list[tuple[str | None, str]] = [(None, _KIES), *regel.uitkomsten.items()]
        erbij("uitkomst", KeuzeInvoer("Uitkomst", opties), verplicht=True)
    erbij("datum", DagInvoer("Datum", kader.peildatum), verplicht=True)
    if regel.tot:
        leeg = "tot" in regel.mag_leeg
        dag = DagInvoer(regel.tot, kader.peildatum, richting=Richting.TAAK, leeg_mag=leeg)
        erbij("tot", dag, verplicht=not leeg)
    if regel.aantal:
        grenzen = {v.naam: v for v in velden(Gebeurtenis)}["aantal"]
        getal = GetalInvoer(
            regel.aantal, komma=True, minimum=grenzen.minimum, maximum=grenzen.maximum
        )
        erbij("aantal", getal, verplicht="aantal" not in regel.mag_leeg)
    if regel.persoon:
        verwijzing = regel.code in NOEMT_ORGANISATIE
        erbij(
            "persoon",
            TekstInvoer(regel.persoon, notitie=verwijzing),
            verplicht="persoon" not in regel.mag_leeg,
            notitie=verwijzing,
        )
    erbij("wie", KeuzeInvoer("Door wie", [(w.value, w.label) for w in Wie]), verplicht=True)
    if reden:
        erbij("reden", NotitieInvoer("Reden om verder te gaan", regels=3), notitie=True)
    if regel.notitie or basis.notitie:
        erbij("notitie", NotitieInvoer("Notitie", regels=5), notitie=True)
    return delen


def _stappen_van(kader: Kader, code: str, sleutel: str) -> list[tuple[Spoorstand, Spoorstap]]:
    """Give the open steps of running tracks that recording this completes."""
    return [
        (spoor, stap)
        for spoor in kader.beeld.stand.sporen
        if spoor.einde is None and sleutel in ("", spoor.sleutel)
        for stap in spoor.stappen
        if stap.stand is Doorloopstand.HUIDIG and code in stap.legt_vast
    ]


def _waartoe(regel: Gebeurtenisregel, stappen: list[tuple[Spoorstand, Spoorstap]]) -> str:
    """Say which step it completes, and where the kind stands."""
    bron = f"Bron: {toon_bron(regel.bron)}."
    if not stappen:
        return bron
    waar = som(f"'{stap.naam}' in {spoor.naam}" for spoor, stap in stappen)
    return f"Hoort bij {waar}. {bron}"


def _heeft(delen: list[Veldopzet], naam: str) -> bool:
    return any(d.naam == naam for d in delen)


# --- tracks ------------------------------------------------------------------------------


def opzet_spoor_beginnen(kader: Kader, vooraf: Mapping[str, Any] | None = None) -> Opzet:
    """Make the form that begins a track; what a fact proposes stands first, with its reason."""
    vooraf = vooraf or {}
    keuzen = {f"{v.protocol}/{v.code}": v for v in kader.beeld.te_beginnen}
    if not keuzen:
        raise KnownError(
            "Er is geen spoor dat u hier kunt beginnen.",
            "Sporen staan in de protocollen die voor dit dossier gelden.",
        )
    opties: list[tuple[str | None, str]] = [(None, "kies een spoor")]
    opties += [(s, f"{v.naam}{' – voorgesteld' if v.waarom else ''}") for s, v in keuzen.items()]
    spoor = KeuzeInvoer("Welk spoor", opties)
    spoor.zet(vooraf.get("spoor"))
    dag = DagInvoer("Begonnen op", kader.peildatum)
    dag.zet(kader.peildatum)
    delen = [
        Veldopzet("code", spoor.label, spoor, verplicht=True),
        Veldopzet("datum", dag.label, dag, verplicht=True),
        *_wie_en_reden("Reden (hoeft niet)"),
    ]
    gekozen = keuzen.get(str(vooraf.get("spoor", "")))
    voorgesteld = [v for v in keuzen.values() if v.waarom]
    if gekozen is not None:
        uitleg = f"Bron: {toon_bron(gekozen.bron)}."
        uitleg = f"{_punt(gekozen.waarom)} {uitleg}" if gekozen.waarom else uitleg
    else:
        uitleg = " ".join(f"Voorgesteld: {v.naam}. {_punt(v.waarom)}" for v in voorgesteld[:3])

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        keuze = keuzen[waarden["code"]]
        return sporen.begin_spoor(
            sessie,
            kader.dossier_id,
            keuze.protocol,
            keuze.code,
            waarden["datum"],
            waarden.get("reden", ""),
            organisatie=_wie(waarden),
            persoon=waarden["persoon"],
        )

    return Opzet(
        sleutel=(kader.dossier_id, SPOOR_BEGINNEN, str(vooraf.get("spoor", ""))),
        titel="Spoor beginnen",
        velden=tuple(delen),
        bewaar=bewaar,
        eerste="code" if gekozen is None else "datum",
        dagveld="datum",
        uitleg=uitleg,
        klaar="Spoor begonnen.",
        knop="Beginnen",
    )


def opzet_spoorbesluit(kader: Kader, optie: Besluitoptie) -> Opzet:
    """Make the form of a decision about a step: pass it by, another term, another day."""
    sleutel, stapcode, soort = optie.spoor, optie.stap, optie.soort
    spoor = _spoor(kader, sleutel)
    stap = next((s for s in spoor.stappen if s.code == stapcode), None)
    naam = stap.naam if stap else stapcode
    nu = stap.punt.uitleg if stap is not None and stap.punt is not None else ""
    delen: list[Veldopzet] = []
    if soort is Besluitsoort.AANDACHTSDATUM:
        nieuw = DagInvoer("Nieuwe datum", kader.peildatum, richting=Richting.TAAK)
        delen.append(Veldopzet("nieuwe_datum", nieuw.label, nieuw, verplicht=True))
    if soort is Besluitsoort.ANDERE_TERMIJN:
        aantal = GetalInvoer("Aantal", minimum=1, maximum=3660)
        eenheid = KeuzeInvoer("Eenheid", [(e.value, e.label) for e in Eenheid])
        delen.append(Veldopzet("aantal", aantal.label, aantal, verplicht=True))
        delen.append(Veldopzet("eenheid", eenheid.label, eenheid, verplicht=True))
        aantal.zet(optie.aantal)
        eenheid.zet(optie.eenheid)
    moet = optie.reden_verplicht
    dag = DagInvoer("Datum", kader.peildatum)
    dag.zet(kader.peildatum)
    label = "Reden" if moet else "Reden (niet altijd nodig)"
    overig = _wie_en_reden(label, optie.organisatie)
    delen += [*overig[-1:]] if moet else []
    delen += [Veldopzet("datum", dag.label, dag, verplicht=True), *overig[:-1]]
    delen += [] if moet else [*overig[-1:]]

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        eenheid_ = waarden.get("eenheid")
        return sporen.besluit_spoorstap(
            sessie,
            kader.dossier_id,
            sleutel,
            stapcode,
            soort,
            waarden["datum"],
            reden=waarden.get("reden", ""),
            aantal=waarden.get("aantal"),
            eenheid={e.value: e for e in Eenheid}[eenheid_] if eenheid_ else None,
            nieuwe_datum=waarden.get("nieuwe_datum"),
            organisatie=_wie(waarden),
            persoon=waarden["persoon"],
        )

    woord = {
        Besluitsoort.OVERSLAAN: "Overslaan",
        Besluitsoort.ANDERE_TERMIJN: "Andere termijn",
        Besluitsoort.AANDACHTSDATUM: "Andere dag",
    }[soort]
    return Opzet(
        sleutel=(kader.dossier_id, SPOORBESLUIT, f"{sleutel}/{stapcode}/{soort}"),
        titel=f"{woord}: {naam}",
        velden=tuple(delen),
        bewaar=bewaar,
        eerste=delen[0].naam,
        dagveld="datum",
        uitleg=" ".join(z for z in (f"{spoor.naam}.", nu, optie.reden_waarom) if z),
        klaar="Besluit vastgelegd.",
    )


def opzet_spoor_einde(kader: Kader, sleutel: str) -> Opzet:
    """Make the form that ends a track with one of its outcomes and a reason."""
    spoor = _spoor(kader, sleutel)
    regel = regel_van(kader.sessie.regels(kader.beeld.feiten, kader.peildatum), spoor)
    uitkomsten = regel.uitkomsten if regel is not None else {}
    delen: list[Veldopzet] = []
    if uitkomsten:
        keuze = KeuzeInvoer("Uitkomst", [(None, _KIES), *uitkomsten.items()])
        delen.append(Veldopzet("uitkomst", keuze.label, keuze, verplicht=True))
    overig = _wie_en_reden("Reden")
    dag = DagInvoer("Datum", kader.peildatum)
    dag.zet(kader.peildatum)
    delen += [overig[-1], Veldopzet("datum", dag.label, dag, verplicht=True), *overig[:-1]]

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        return sporen.beeindig_spoor(
            sessie,
            kader.dossier_id,
            sleutel,
            waarden.get("uitkomst") or "",
            waarden.get("reden", ""),
            waarden["datum"],
            organisatie=_wie(waarden),
            persoon=waarden["persoon"],
        )

    return Opzet(
        sleutel=(kader.dossier_id, SPOOR_EINDE, sleutel),
        titel=f"{spoor.naam} beëindigen",
        velden=tuple(delen),
        bewaar=bewaar,
        eerste=delen[0].naam,
        dagveld="datum",
        uitleg="Wat is vastgelegd, blijft staan. U kunt het spoor later heropenen.",
        klaar="Spoor beëindigd.",
        knop="Beëindigen",
    )


def _wie_en_reden(label: str, door: Wie = Wie.LEERPLICHT) -> list[Veldopzet]:
    """Make the fields for who decided, and last the reason."""
    wie = KeuzeInvoer("Besloten door", [(w.value, w.label) for w in Wie])
    wie.zet(door)
    persoon = TekstInvoer("Persoon")
    reden = NotitieInvoer(label, regels=3)
    return [
        Veldopzet("organisatie", wie.label, wie, verplicht=True),
        Veldopzet("persoon", persoon.label, persoon),
        Veldopzet("reden", reden.label, reden, notitie=True),
    ]


def _wie(waarden: Mapping[str, Any]) -> Wie:
    gekozen = lid(Wie, str(waarden["organisatie"]))
    return gekozen if isinstance(gekozen, Wie) else Wie.LEERPLICHT


def _spoor(kader: Kader, sleutel: str) -> Spoorstand:
    """Find a track of the dossier; KnownError when it runs no more."""
    spoor = next((s for s in kader.beeld.stand.sporen if s.sleutel == sleutel), None)
    if spoor is None:
        raise KnownError("Dit spoor loopt niet meer.", "Ververs het scherm.")
    return spoor


def _punt(zin: str) -> str:
    return zin if not zin or zin.endswith((".", "?", "!")) else f"{zin}."
