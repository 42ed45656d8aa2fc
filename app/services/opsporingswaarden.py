"""Services: the values of the fields that only templates of opsporing may name.

The names are those of `app.documents.opsporingsvelden`. What is not known is a `Gat`: it shows
on paper and keeps the document a concept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.documents.sjabloon import Dag, Gat, MetGaten, Regels
from app.domain.mensen import Ambtenaar
from app.domain.namen import aanschrijfnaam, volledige_naam
from app.domain.opsporing import Overtreding, Pvconcept, Verdachte, Verhoor
from app.domain.plicht import Plichtsoort
from app.services import brieffeiten
from app.services import opsporingszaak as zaken
from app.services.briefontvangers import adres_op_regel, een_ontvanger
from app.services.briefwaarden import BOA_NUMMER
from app.services.instellingen import Instellingen
from app.services.opsporingszaak import Zaak, regels_op_papier

_LEEG = ({"datum": "", "wat": "niets vastgelegd"},)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pvgegevens:
    """What a proces-verbaal says of itself: number, uitgave, and what was departed from."""

    nummer: str = ""
    uitgave: int = 1
    afgeweken: str = ""
    veroordeeld: bool = False
    opgemaakt: date | None = None
    """The day of making up, where that is not the day of the case."""


def opsporingswaarden(
    zaak: Zaak, tekenaar: Ambtenaar, inst: Instellingen, pv: Pvgegevens | None = None
) -> dict[str, object]:
    """Give the value of every field of the sealed circle."""
    return {
        "verdachte": _verdachte(zaak),
        "zaak": _zaak(zaak),
        "verzuimoverzicht": tuple({"datum": d, "wat": w} for d, w in zaken.verzuimregels(zaak))
        or ({"datum": Gat("verzuim in de periode van het feit"), "wat": ""},),
        "meldingen": tuple(regels_op_papier(zaken.meldingregels(zaak))) or _LEEG,
        "schooldeed": _of_tekst(zaak, zaken.schoolregels(zaak), "school"),
        "leerplichtdeed": _of_tekst(zaak, zaken.leerplichtregels(zaak), "leerplicht"),
        "hulpverlening": _of_tekst(zaak, zaken.hulpregels(zaak), "hulp"),
        "eerder": tuple(regels_op_papier(zaken.eerder(zaak))) or _LEEG,
        "adviezen": tuple(regels_op_papier(zaken.adviesregels(zaak))) or _LEEG,
        "verhoren": tuple(_verhoor(v) for v in zaak.verhoren),
        "stukken": _stukken(zaak.concept),
        "pv": _pv(zaak, pv or Pvgegevens()),
        "verbalisant": {
            "naam": tekenaar.naam,
            "nummer": tekenaar.boa_nummer.strip() or Gat(BOA_NUMMER),
            "standplaats": inst.plaats.strip() or Gat("standplaats (Beheer, Instellingen: plaats)"),
        },
    }


def _of_tekst(zaak: Zaak, regels: list[zaken.Regel], naam: str) -> tuple[object, ...]:
    """Give dated lines; without any, that nothing was recorded, unless a person wrote of it."""
    geschreven = str(getattr(zaak.concept, naam, "")).strip()
    return tuple(regels_op_papier(regels)) or (() if geschreven else _LEEG)


def naam_van(zaak: Zaak) -> str:
    """Give the name of the verdachte."""
    return aanschrijfnaam(zaak.ouder) if zaak.ouder else volledige_naam(zaak.feiten.leerling)


def _verdachte(zaak: Zaak) -> Mapping[str, object]:
    is_ouder = zaak.verdachte is Verdachte.OUDER
    concept, ouder = zaak.concept, zaak.ouder
    if is_ouder and ouder is None:
        leeg: object = Gat("wie de verdachte is")
        return dict.fromkeys(("naam", "relatie", "geboren", "geboorteplaats", "adres"), leeg) | {
            "soort": "ouder",
            "is_ouder": True,
            "is_leerling": False,
            "gezag": False,
        }
    geboren: date | None
    if ouder is not None:
        geboren = concept.geboren if concept is not None else None
    else:
        geboren = zaak.feiten.leerling.geboortedatum
    plaats = concept.geboorteplaats.strip() if concept is not None else ""
    adres = adres_op_regel(een_ontvanger(zaak.feiten, zaak.datum, ouder))
    return {
        "naam": naam_van(zaak),
        "soort": "ouder" if is_ouder else "leerling",
        "is_ouder": is_ouder,
        "is_leerling": not is_ouder,
        "relatie": ouder.relatie.label if ouder is not None else "leerling",
        "gezag": ouder is not None and ouder.gezag,
        "geboren": Dag(geboren) if geboren is not None else Gat("geboortedatum van de verdachte"),
        "geboorteplaats": plaats or Gat("geboorteplaats van de verdachte"),
        "adres": MetGaten(adres) if adres else Gat("adres van de verdachte"),
    }


_PLICHT = {
    Plichtsoort.LEERPLICHTIG: "leerplichtig",
    Plichtsoort.KWALIFICATIEPLICHTIG: "kwalificatieplichtig",
}


def _zaak(zaak: Zaak) -> Mapping[str, object]:
    feit, soort = zaak.feit, zaak.overtreding
    geen = Gat("artikel: op deze dagen rust deze plicht niet op deze verdachte")
    plaats = zaak.concept.pleegplaats.strip() if zaak.concept is not None else ""
    return {
        "soort": soort.label,
        "absoluut": soort is Overtreding.ABSOLUUT,
        "luxe": soort is Overtreding.LUXE,
        "signaal": soort is Overtreding.SIGNAAL,
        "periode": zaken.periodetekst(zaak.van, zaak.tot) or Gat("eerste dag van het verzuim"),
        "feit": feit.omschrijving if feit is not None else geen,
        "artikelen": f"{feit.artikelen}; strafbaar gesteld in {feit.straf}"
        if feit is not None
        else geen,
        "plicht": _PLICHT.get(zaak.plicht.soort)
        or Gat("plicht: op deze dagen gold geen leerplicht of kwalificatieplicht"),
        "pleegplaats": plaats or Gat("pleegplaats"),
    }


def _verhoor(v: Verhoor) -> Mapping[str, object]:
    lang = brieffeiten.lange_dag
    if v.gehouden is None:
        wat = "niet verschenen" if v.niet_verschenen else "nog niet gehouden"
        datum: object = f"uitgenodigd op {lang(v.uitgenodigd)}, {wat}"
    else:
        datum = Dag(v.gehouden)
    gehouden = v.gehouden is not None
    verklaring: object = ""
    if gehouden:
        verklaring = Regels(v.verslag) if v.verslag.strip() else Gat("verklaring bij het verhoor")
    return {
        "datum": datum,
        "plaats": v.plaats.strip() or (Gat("plaats van het verhoor") if gehouden else ""),
        "aanwezig": v.aanwezig.strip(),
        "verschenen": gehouden,
        "cautie": v.cautie,
        "advocaat": v.raadsman,
        "verklaring": verklaring,
        "getekend": v.getekend.label
        if v.getekend is not None
        else (Gat("of de verklaring is getekend") if gehouden else ""),
    }


def _stukken(concept: Pvconcept | None) -> tuple[object, ...]:
    regels = [r.strip() for r in concept.bijlagen.splitlines()] if concept is not None else []
    return tuple(r for r in regels if r) or (Gat("bijlagen"),)


def _pv(zaak: Zaak, gegevens: Pvgegevens) -> Mapping[str, object]:
    c = zaak.concept
    return {
        "nummer": gegevens.nummer,
        "uitgave": str(gegevens.uitgave),
        "later": gegevens.uitgave > 1,
        "opgemaakt": Dag(gegevens.opgemaakt or zaak.datum),
        "ambtswoord": c.ambtswoord.label
        if c is not None and c.ambtswoord is not None
        else Gat("ambtseed of ambtsbelofte"),
        "veroordeeld": gegevens.veroordeeld or (c is not None and c.eerder_veroordeeld),
        "school": _tekst(c, "school"),
        "mededeling": _tekst(c, "mededeling"),
        "leerplicht": _tekst(c, "leerplicht"),
        "hulp": _tekst(c, "hulp"),
        "omstandigheden": _tekst(c, "omstandigheden"),
        "overweging": _tekst(c, "overweging") or Gat("overweging"),
        "afwijking": gegevens.afgeweken,
        "reden": _tekst(c, "reden"),
    }


def _tekst(concept: Pvconcept | None, naam: str) -> object:
    """Give a text of the draft with its lines; "" (false in a condition) when it is empty."""
    tekst = str(getattr(concept, naam, "")).strip()
    return Regels(tekst) if tekst else ""
