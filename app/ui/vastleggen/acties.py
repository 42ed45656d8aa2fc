"""UI: forms that are no single fact: a stap decision, closing, reopening, passing on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.domain.datumwoorden import Richting, toon_dag
from app.domain.dossiers import Besluitsoort, Sluitreden, Stapbesluit
from app.domain.feit import velden
from app.domain.fouten import InvoerFout
from app.protocol.ladder.besluitwoorden import schrijf_antwoorden
from app.services import dossiers, sluiten, stapbesluiten
from app.ui.vastleggen.kader import Kader
from app.ui.vastleggen.kinds import BESLUIT, HEROPENEN, OVERDRAGEN, SLUITEN
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
    from app.protocol.ladder.besluitoptie import Besluitoptie
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_ALTIJD = ("datum", "organisatie", "persoon")
_VOLGORDE = ("oplossing", "wie", "nieuwe_datum", "aantal", "eenheid", "reden", *_ALTIJD)
STAP = "naar_stap"
"""The field that asks which stap."""
RESTPUNTEN = 12
"""So many open things are named when a dossier is closed."""
VRAAG = "vraag_"
"""Prefix of the fields that put the conditions of a kantelpunt."""


def opzet_besluit(kader: Kader, opties: Sequence[Besluitoptie]) -> Opzet:
    """Make the form of a decision: the conditions first, then what this kind needs.

    `opties` are of one kind; with more than one the form asks which stap.

    At the kantelpunt the program asks both conditions (003 h.4); going up asks
    that both are answered in the way that tips. What is recorded is the decision.
    """
    optie = next((o for o in opties if o.voorgesteld), opties[0])
    per_naam = {v.naam: v for v in velden(Stapbesluit)}
    namen = [n for n in _VOLGORDE if n in {*optie.velden, *_ALTIJD, "reden"}]
    delen: list[Veldopzet] = []
    if optie.soort is Besluitsoort.OPSCHALEN:
        delen += _vragen(kader)
    if len(opties) > 1:
        namen_van = dict(kader.stapcodes)
        stap = KeuzeInvoer(
            "Naar welke stap" if optie.soort is not Besluitsoort.HERHALEN else "Welke stap",
            [(o.stap, f"{o.stap} {namen_van.get(o.stap, '')}".strip()) for o in opties],
        )
        stap.zet(optie.stap)
        delen.append(Veldopzet(STAP, stap.label, stap, verplicht=True))
    for naam in namen:
        veld = per_naam[naam]
        label = veld.label
        verplicht = naam in ("datum", "organisatie", "oplossing", "wie", "nieuwe_datum")
        verplicht = verplicht or naam in ("aantal", "eenheid")
        invoer: Invoer
        if naam == "reden":
            label = "Reden" if optie.reden_verplicht else "Reden (hoeft niet)"
            invoer = NotitieInvoer(label, regels=3)
            verplicht = False  # the service knows when a reason is due, and says why
        elif veld.keuze is not None:
            invoer = KeuzeInvoer(label, [(k.value, k.label) for k in veld.keuze])
        elif naam in ("datum", "nieuwe_datum"):
            richting = Richting.TAAK if naam == "nieuwe_datum" else Richting.FEIT
            invoer = DagInvoer(label, kader.peildatum, richting=richting)
        elif naam == "aantal":
            invoer = GetalInvoer(label, minimum=veld.minimum, maximum=veld.maximum)
        elif veld.notitie:
            invoer = NotitieInvoer(label, regels=2)
        else:
            invoer = TekstInvoer(label)
        delen.append(Veldopzet(naam, label, invoer, verplicht, veld.notitie))
    _zet(
        delen,
        {
            "datum": kader.peildatum,
            "organisatie": optie.organisatie.value,
            "aantal": optie.aantal,
            "eenheid": optie.eenheid,
        },
    )

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        _keur_vragen(kader, waarden)
        gekozen = next((o for o in opties if o.stap == waarden.get(STAP)), optie)
        besluit = Stapbesluit(
            dossier_id=kader.dossier_id,
            soort=gekozen.soort,
            stap=gekozen.stap,
            van_stap=gekozen.van_stap,
            antwoorden=_antwoorden(kader, gekozen, waarden),
            **{n: _omzet(per_naam, n, w) for n, w in waarden.items() if n in per_naam},
        )
        return stapbesluiten.neem_besluit(sessie, besluit)

    return Opzet(
        sleutel=(kader.dossier_id, BESLUIT, f"{optie.soort}-{optie.stap}"),
        titel=optie.soort.label[:1].upper() + optie.soort.label[1:]
        if len(opties) > 1
        else optie.label.rstrip("…."),
        velden=tuple(delen),
        bewaar=bewaar,
        eerste=delen[0].naam,
        dagveld="datum",
        uitleg=" ".join(dict.fromkeys(o.reden_waarom for o in opties if o.reden_waarom)),
        waarschuwing=" ".join(dict.fromkeys(w for o in opties for w in o.waarschuwingen)),
        klaar="Besluit vastgelegd.",
    )


def _vragen(kader: Kader) -> list[Veldopzet]:
    """Put the conditions of the kantelpunt as fields."""
    return [
        Veldopzet(
            VRAAG + vraag.code,
            vraag.tekst,
            KeuzeInvoer(
                vraag.tekst, [(None, "kies een antwoord"), *((a, a) for a in vraag.antwoorden)]
            ),
            verplicht=True,
        )
        for vraag in kader.beeld.stand.vragen
    ]


def _keur_vragen(kader: Kader, waarden: Mapping[str, Any]) -> None:
    """Refuse to go up when an answer says that the case does not tip."""
    for vraag in kader.beeld.stand.vragen:
        antwoord = waarden.get(VRAAG + vraag.code)
        if antwoord is not None and str(antwoord).casefold().startswith("ja"):
            raise InvoerFout(
                "Dan hoeft dit dossier nu niet door naar de volgende stap.",
                "Leg in plaats daarvan het herstel of de andere oplossing vast.",
                veld=VRAAG + vraag.code,
            )


def _antwoorden(kader: Kader, optie: Besluitoptie, waarden: Mapping[str, Any]) -> str:
    """Give what was answered at the kantelpunt, as the decision keeps it.

    A question with the code of a kind of decision is answered by that decision itself.
    """
    gegeven: dict[str, str] = {}
    for vraag in kader.beeld.stand.vragen:
        if (antwoord := waarden.get(VRAAG + vraag.code)) is not None:
            gegeven[vraag.code] = str(antwoord)
        elif vraag.code == optie.soort.value:
            gegeven[vraag.code] = vraag.antwoorden[0]
    return schrijf_antwoorden(gegeven)


def _omzet(per_naam: Mapping[str, Any], naam: str, waarde: Any) -> Any:
    """Turn a code into a member of its list."""
    keuze = per_naam[naam].keuze
    return lid(keuze, waarde) if keuze is not None and waarde is not None else waarde


def _zet(delen: list[Veldopzet], waarden: Mapping[str, Any]) -> None:
    """Show proposals."""
    for deel in delen:
        if waarden.get(deel.naam) is not None:
            deel.invoer.zet(waarden[deel.naam])


def opzet_sluiten(kader: Kader) -> Opzet:
    """Make the form that closes a dossier."""
    reden = KeuzeInvoer("Reden van sluiten", [(r.value, r.label) for r in Sluitreden])
    dag = DagInvoer("Gesloten op", kader.peildatum)
    dag.zet(kader.peildatum)

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        redenen = {r.value: r for r in Sluitreden}
        return dossiers.sluit(
            sessie, kader.dossier_id, redenen[waarden["sluitreden"]], waarden["gesloten"]
        )

    return Opzet(
        sleutel=(kader.dossier_id, SLUITEN, ""),
        titel="Dossier sluiten",
        velden=(
            Veldopzet("sluitreden", reden.label, reden, verplicht=True),
            Veldopzet("gesloten", dag.label, dag, verplicht=True),
        ),
        bewaar=bewaar,
        eerste="sluitreden",
        uitleg="Alles wat is vastgelegd blijft bewaard. Binnen vier schoolweken heropent u "
        "hetzelfde dossier; daarna begint een nieuw.",
        waarschuwing=_wat_resteert(kader),
        klaar="Dossier gesloten.",
        knop="Sluiten",
    )


def _wat_resteert(kader: Kader) -> str:
    """Say what is still open, for who is about to close; "" when nothing is."""
    punten = sluiten.wat_resteert(kader.sessie, kader.dossier_id, kader.peildatum)
    if not punten:
        return ""
    regels = [
        f"• {p.tekst}" + (f", {toon_dag(p.datum)}" if p.datum else "") for p in punten[:RESTPUNTEN]
    ]
    if len(punten) > RESTPUNTEN:
        regels.append(f"• en nog {len(punten) - RESTPUNTEN}")
    return "Nog open in dit dossier:\n" + "\n".join(regels)


def opzet_heropenen(kader: Kader) -> Opzet:
    """Make the form that reopens a closed dossier."""
    dag = DagInvoer("Heropend op", kader.peildatum)
    dag.zet(kader.peildatum)

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        return dossiers.heropen(sessie, kader.dossier_id, waarden["heropend"])[1]

    return Opzet(
        sleutel=(kader.dossier_id, HEROPENEN, ""),
        titel="Dossier heropenen",
        velden=(Veldopzet("heropend", dag.label, dag, verplicht=True),),
        bewaar=bewaar,
        eerste="heropend",
        uitleg="Is het langer dan vier schoolweken gesloten, dan wordt dit een nieuw dossier.",
        klaar="Dossier heropend.",
        knop="Heropenen",
    )


def opzet_overdragen(kader: Kader) -> Opzet:
    """Make the form that passes a dossier on to a colleague."""
    collegas = [
        (a.id, f"{a.naam}, {a.rol.label}")
        for a in kader.ambtenaren()
        if a.id != kader.beeld.ambtenaar_id
    ]
    wie = KeuzeInvoer("Aan wie", collegas or [(None, "er is nog geen collega")])
    dag = DagInvoer("Vanaf", kader.peildatum, richting=Richting.TAAK)
    dag.zet(kader.peildatum)

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        return dossiers.wijs_toe(sessie, kader.dossier_id, waarden["ambtenaar_id"], waarden["van"])

    return Opzet(
        sleutel=(kader.dossier_id, OVERDRAGEN, ""),
        titel="Overdragen aan collega",
        velden=(
            Veldopzet("ambtenaar_id", wie.label, wie, verplicht=True),
            Veldopzet("van", dag.label, dag, verplicht=True),
        ),
        bewaar=bewaar,
        eerste="ambtenaar_id",
        klaar="Dossier overgedragen.",
        knop="Overdragen",
    )
