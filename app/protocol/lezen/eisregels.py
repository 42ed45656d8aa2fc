"""Protocol: read what a poort, a step, a signaal or a definitie asks (`Voorwaarde`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.dossiers import Besluitsoort, Eenheid, Uitkomst, Wachtop
from app.domain.feit import Keuze
from app.domain.handelen import Contactmet, Doel, Herstelsoort, Interventiesoort, Overlegsoort
from app.domain.plicht import Plichtsoort
from app.domain.scholen import Onderwijssoort
from app.domain.verzuim import Meldingstatus, Periodesoort, Verzuimsoort
from app.protocol.lezen.lezer import Lezer, codes
from app.protocol.lezen.regels import Omgeving, controleer_stap, lees_termijn
from app.protocol.lezen.vanafregels import DOELEN, REGIE
from app.protocol.model import Eis, Sinds, Venster, Vensterom, Voorwaarde

SCHOOLJAAR = "schooljaar"
VERZUIMGETALLEN = ("uren", "ziekmeldingen", "schooldagen")
GETALLEN = (*VERZUIMGETALLEN, "te_laat", "leerlingen")
"""What the eis `getal` can count; the first three take kinds of verzuim."""

_HERHAALBAAR = frozenset(
    {
        Eis.DOORGAVE,
        Eis.OVERLEG,
        Eis.INTERVENTIE,
        Eis.CONTACT,
        Eis.GEBEURTENIS,
        Eis.MELDING,
        Eis.BRIEF,
        Eis.HERSTEL,
        Eis.AFSPRAAK,
    }
)
"""What can be asked more than once (`keer`)."""

_VANAF_EEN_DAG = _HERHAALBAAR | {Eis.BESLUIT, Eis.REGIE, Eis.VERZUIM, Eis.GETAL}
"""What can count from a day on (`sinds`); the others say how things stand on the peildatum."""

_IN_SPOOR = (Sinds.SPOOR, Sinds.VORIGE)
Velden = dict[str, Any]


def lees_eis(lezer: Lezer, omgeving: Omgeving) -> Voorwaarde:
    """Read a demand in the closed vocabulary of `Eis`."""
    eis = lezer.keuze("soort", Eis)
    if eis in (Eis.ALLE, Eis.EEN, Eis.NIET):
        velden: Velden = {"delen": _delen(lezer, omgeving, eis)}
    else:
        velden = _LEES[eis](lezer, omgeving)
        if eis in _VANAF_EEN_DAG:
            velden["sinds"] = _sinds(lezer, omgeving)
        if eis in _HERHAALBAAR:
            velden["keer"] = lezer.getal("keer", minimum=1, standaard=1)
        if lezer.heeft("binnen"):
            velden["binnen"] = lees_termijn(lezer.tabel_van("binnen"))
            if eis in _VANAF_EEN_DAG and omgeving.spoorstappen is not None:
                velden["op_begin"] = lezer.janee("op_begin", standaard=False)
    voorwaarde = Voorwaarde(eis, tekst=lezer.tekst("tekst", ""), **velden)
    lezer.klaar()
    return voorwaarde


def lees_eis_of_niet(lezer: Lezer, sleutel: str, omgeving: Omgeving) -> Voorwaarde | None:
    """Read a demand that need not be there."""
    return lees_eis(lezer.tabel_van(sleutel), omgeving) if lezer.heeft(sleutel) else None


def lees_venster(lezer: Lezer) -> Venster:
    """Read over what is counted: so many of a unit, a schooljaar, or (absent) the dossier."""
    if not lezer.heeft("venster"):
        return Venster(Vensterom.DOSSIER)
    if isinstance(lezer.tabel["venster"], str):
        lezer.code("venster", (SCHOOLJAAR,))
        return Venster(Vensterom.SCHOOLJAAR)
    tabel = lezer.tabel_van("venster")
    venster = Venster(
        Vensterom.ROLLEND, tabel.getal("aantal", minimum=1), tabel.keuze("eenheid", Eenheid)
    )
    tabel.klaar()
    return venster


def _delen(lezer: Lezer, omgeving: Omgeving, eis: Eis) -> tuple[Voorwaarde, ...]:
    """Read the demands that another one is made of; of `niet` it may be a single table."""
    if eis is Eis.NIET and isinstance(lezer.tabel.get("van"), dict):
        return (lees_eis(lezer.tabel_van("van"), omgeving),)
    delen = tuple(lees_eis(t, omgeving) for t in lezer.tabellen("van", "deel"))
    if not delen:
        raise lezer.fout("'van' is leeg.", "Noem de eisen waaruit deze bestaat.")
    if eis is Eis.NIET and len(delen) > 1:
        raise lezer.fout(
            "'niet' heeft precies één eis.", "Zet meer eisen samen in 'alle' of 'een'."
        )
    return delen


def _sinds(lezer: Lezer, omgeving: Omgeving) -> Sinds | None:
    """Read from when on a fact counts; a track and its steps are known inside it only."""
    if not lezer.heeft("sinds"):
        return None
    sinds = lezer.keuze("sinds", Sinds)
    if sinds in _IN_SPOOR and omgeving.spoorstappen is None:
        raise lezer.fout(
            f'sinds = "{sinds.value}" kan alleen in een spoor.',
            'Kies "dossier", "stap" of "thuis".',
        )
    return sinds


def _keuzes(soort: type[Keuze], *, verplicht: bool = False) -> Callable[[Lezer, Omgeving], Velden]:
    """Make the reader of a demand that has nothing but `soorten` of a closed list."""

    def lees(lezer: Lezer, _: Omgeving) -> Velden:
        return {"soorten": _soorten(lezer, soort, verplicht)}

    return lees


def _soorten(lezer: Lezer, soort: type[Keuze], verplicht: bool = False) -> frozenset[str]:
    gevonden = lezer.keuzes("soorten", codes(soort))
    if verplicht and not gevonden:
        raise lezer.fout("'soorten' ontbreekt.", f"Noem er een of meer: {', '.join(codes(soort))}.")
    return gevonden


def _vrije(lezer: Lezer, verplicht: bool) -> frozenset[str]:
    """Read codes that a protocol file or the team makes up."""
    gevonden = frozenset(lezer.eigen_codes("soorten"))
    if verplicht and not gevonden:
        raise lezer.fout("'soorten' ontbreekt.", 'Schrijf soorten = ["code"].')
    return gevonden


def _tussen(lezer: Lezer, hoogste: float | None = None) -> Velden:
    """Read `minimum` and `maximum`, of which at least one; both belong to it."""
    minimum, maximum = lezer.komma("minimum"), lezer.komma("maximum")
    if minimum is None and maximum is None:
        raise lezer.fout("'minimum' en 'maximum' ontbreken.", "Geef een van de twee.")
    if minimum is not None and maximum is not None and minimum > maximum:
        raise lezer.fout("'minimum' is hoger dan 'maximum'.", "Draai ze om.")
    if hoogste is not None and max(minimum or 0, maximum or 0) > hoogste:
        raise lezer.fout(f"het getal is hoger dan {hoogste:g}.", f"Geef 0 tot en met {hoogste:g}.")
    return {"minimum": minimum, "maximum": maximum}


def _toestemming(lezer: Lezer, _: Omgeving) -> Velden:
    return {"doel": lezer.code("doel", DOELEN)}


def _doorgave(lezer: Lezer, _: Omgeving) -> Velden:
    return {"aan": lezer.code("aan", codes(Doel))}


def _overleg(lezer: Lezer, _: Omgeving) -> Velden:
    return {
        "soorten": _soorten(lezer, Overlegsoort),
        "plan": lezer.janee("plan", standaard=False),
        "regievoerder": lezer.janee("regievoerder", standaard=False),
    }


def _contact(lezer: Lezer, _: Omgeving) -> Velden:
    return {"met": lezer.keuzes("met", codes(Contactmet))}


def _besluit(lezer: Lezer, omgeving: Omgeving) -> Velden:
    stap = lezer.eigen_code("stap") if omgeving.stappen is None else lezer.tekst("stap")
    if omgeving.stappen is not None:
        controleer_stap(lezer, "stap", stap, omgeving.stappen)
    return {"stap": stap, "soorten": _soorten(lezer, Besluitsoort)}


def _regie(lezer: Lezer, _: Omgeving) -> Velden:
    return {"regie": lezer.code("regie", REGIE)}


def _gebeurtenis(lezer: Lezer, _: Omgeving) -> Velden:
    return {
        "soorten": _vrije(lezer, True),
        "uitkomsten": frozenset(lezer.eigen_codes("uitkomsten")),
        "geldig": lezer.janee("geldig", standaard=False),
        "achtereen": lezer.janee("achtereen", standaard=False),
        **(_tussen(lezer) if lezer.heeft("minimum") or lezer.heeft("maximum") else {}),
    }


def _melding(lezer: Lezer, _: Omgeving) -> Velden:
    return {
        "soorten": _soorten(lezer, Verzuimsoort),
        "vermoeden": lees_vermoeden(lezer),
        "uitkomsten": lezer.keuzes("uitkomsten", codes(Meldingstatus)),
    }


def lees_vermoeden(lezer: Lezer) -> bool | None:
    """Read whether only with (True) or without (False) suspicion; None: either."""
    return lezer.janee("vermoeden", standaard=False) if lezer.heeft("vermoeden") else None


def _brief(lezer: Lezer, _: Omgeving) -> Velden:
    return {"soorten": _vrije(lezer, False)}


def _leeftijd(lezer: Lezer, _: Omgeving) -> Velden:
    velden = _tussen(lezer)
    if any(v is not None and not float(v).is_integer() for v in velden.values()):
        raise lezer.fout("een leeftijd is in hele jaren.", "Geef een heel getal.")
    return velden


def _thuis(lezer: Lezer, _: Omgeving) -> Velden:
    termijn = lees_termijn(lezer.tabel_van("termijn")) if lezer.heeft("termijn") else None
    return {"termijn": termijn, "soorten": lezer.keuzes("verzuim", codes(Periodesoort))}


def _aanwezig(lezer: Lezer, _: Omgeving) -> Velden:
    termijn = lees_termijn(lezer.tabel_van("termijn")) if lezer.heeft("termijn") else None
    soorten = lezer.keuzes("verzuim", codes(Periodesoort))
    return {"termijn": termijn, "soorten": soorten, **_tussen(lezer, hoogste=100)}


def _niets(_: Lezer, __: Omgeving) -> Velden:
    return {}


def _afspraak(lezer: Lezer, _: Omgeving) -> Velden:
    return {"uitkomsten": lezer.keuzes("uitkomsten", codes(Uitkomst))}


def _getal(lezer: Lezer, _: Omgeving) -> Velden:
    van = lezer.code("van", GETALLEN)
    soorten = codes(Periodesoort) if van in VERZUIMGETALLEN else ()
    uren = van == VERZUIMGETALLEN[0]
    return {
        "uren_per_dag": (lezer.komma("uren_per_dag") or 0) if uren else 0,
        "te_laat_uren": (lezer.komma("te_laat_uren") or 0) if uren else 0,
        "van": van,
        "soorten": lezer.keuzes("soorten", soorten),
        "venster": lees_venster(lezer),
        **_tussen(lezer),
    }


def _spoor(lezer: Lezer, _: Omgeving) -> Velden:
    return {
        "soorten": _vrije(lezer, True),
        "uitkomsten": frozenset(lezer.eigen_codes("uitkomsten")),
    }


def _stap_klaar(lezer: Lezer, omgeving: Omgeving) -> Velden:
    stap = lezer.tekst("stap")
    if omgeving.spoorstappen is None:
        raise lezer.fout(
            "'stap_klaar' kan alleen in een spoor.",
            'Vraag naar het spoor met soort = "spoor", of naar het feit zelf.',
        )
    controleer_stap(lezer, "stap", stap, omgeving.spoorstappen)
    return {"stap": stap}


def _signaal(lezer: Lezer, _: Omgeving) -> Velden:
    return {"soorten": _vrije(lezer, True)}


_LEES: Mapping[Eis, Callable[[Lezer, Omgeving], Velden]] = {
    Eis.TOESTEMMING: _toestemming,
    Eis.DOORGAVE: _doorgave,
    Eis.OVERLEG: _overleg,
    Eis.INTERVENTIE: _keuzes(Interventiesoort),
    Eis.CONTACT: _contact,
    Eis.BESLUIT: _besluit,
    Eis.REGIE: _regie,
    Eis.GEBEURTENIS: _gebeurtenis,
    Eis.MELDING: _melding,
    Eis.LEEFTIJD: _leeftijd,
    Eis.PLICHT: _keuzes(Plichtsoort, verplicht=True),
    Eis.THUIS: _thuis,
    Eis.VERZUIM: _keuzes(Periodesoort),
    Eis.AANWEZIG: _aanwezig,
    Eis.INGESCHREVEN: _niets,
    Eis.ONDERWIJS: _keuzes(Onderwijssoort, verplicht=True),
    Eis.WACHT: _keuzes(Wachtop),
    Eis.AFSPRAAK: _afspraak,
    Eis.HERSTEL: _keuzes(Herstelsoort),
    Eis.GETAL: _getal,
    Eis.SPOOR: _spoor,
    Eis.STAP_KLAAR: _stap_klaar,
    Eis.BRIEF: _brief,
    Eis.SIGNAAL: _signaal,
}
"""What each kind of demand may say beside `sinds`, `binnen` and `tekst`."""
