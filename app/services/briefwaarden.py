"""Services: the values of all fields that a template may name, for one letter.

The names are those of `app.documents.sjabloonvelden`; what is not known is a
`Gat`, so that it shows on paper and keeps the letter a concept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.documents.sjabloon import Dag, Gat, MetGaten, Sjabloon
from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Afspraak, Regiesoort
from app.domain.handelen import Ontvangersoort
from app.domain.kalender import Schoolkalenders
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Ambtenaar
from app.domain.scholen import School
from app.domain.schooldagen import schooljaar_van
from app.services import brieffeiten
from app.services.briefontvangers import Ontvanger
from app.services.instellingen import Instellingen

BOA_NUMMER = "BOA-nummer van wie tekent (Beheer, Mensen en rechten)"
HOOGSTENS = 200
"""Lines of one list in a letter; the latest count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefbron:
    """What all letters of one making share."""

    feiten: DossierFeiten
    datum: date
    model: Sjabloon
    instellingen: Instellingen
    kalenders: Schoolkalenders
    school: School | None
    tekenaar: Ambtenaar
    velden: Mapping[str, object]
    verzuim: Sequence[brieffeiten.Verzuimfeit]
    afspraken: Sequence[Afspraak]
    ontvangers: Sequence[Ontvanger]
    anoniem: bool
    extra: Mapping[str, object] = field(default_factory=dict)
    """The values that only the circle of the template has."""
    handtekening: bytes = b""
    """The signature of who signs, when that is who makes the letter; a PNG, empty: by hand."""


def waarden(bron: Briefbron, ontvanger: Ontvanger) -> dict[str, object]:
    """Give the value of every field for the letter to one addressee."""
    feiten, datum, ouder = bron.feiten, bron.datum, ontvanger.ouder
    je = ontvanger.lezer == "leerling"
    return {
        "u": "je" if je else "u",
        "U": "Je" if je else "U",
        "uw": "je" if je else "uw",
        "Uw": "Je" if je else "Uw",
        "leerling": _leerling(bron),
        "plicht": brieffeiten.plichtwaarde(
            feiten,
            list(bron.verzuim),
            bron.kalenders,
            datum,
            zelf=ontvanger.aan is Ontvangersoort.LEERLING,
        ),
        "anoniem": bron.anoniem,
        "school": _school(bron.school),
        "melding": brieffeiten.meldingwaarden(feiten, datum),
        "verzuim": tuple(MetGaten(f.zin) for f in bron.verzuim[-HOOGSTENS:])
        or (Gat("verzuim waarvoor u waarschuwt"),),
        "luxe": any(f.luxe for f in bron.verzuim),
        "afspraken": _afspraken(
            [
                a
                for a in bron.afspraken
                if not (a.niet_delen and ontvanger.aan is Ontvangersoort.OUDER)
            ]
        ),
        "gedaan": _gedaan(feiten, datum),
        "regie": _regie(feiten, datum),
        "ontvanger": {
            "naam": ontvanger.naam,
            "soort": ontvanger.soort,
            "tolk": ouder is not None and ouder.tolk,
            "taal": ouder.taal if ouder is not None else "",
        },
        "anderen": _anderen(bron.ontvangers, ontvanger),
        "afzender": afzender(bron),
        "team": _team(bron.instellingen),
        "dossier": {"nummer": feiten.dossier.dossiernummer or Gat("dossiernummer")},
        "schooljaar": schooljaar_van(datum),
        "volgend_schooljaar": schooljaar_van(date(datum.year + 1, datum.month, 1)),
        "veld": dict(bron.velden),
        **bron.extra,
    }


def afzender(bron: Briefbron) -> dict[str, object]:
    """Say who signs and how to reach them."""
    telefoon = bron.tekenaar.telefoon or bron.instellingen.telefoon
    email = bron.tekenaar.email or bron.instellingen.email
    wegen = [f"op telefoonnummer {telefoon}"] if telefoon.strip() else []
    wegen += [f"via {email}"] if email.strip() else []
    return {
        "naam": bron.tekenaar.naam,
        "functie": functie_van(bron),
        "bereik": " of ".join(wegen) or Gat("telefoonnummer of e-mailadres van de afzender"),
    }


def functie(wie: Ambtenaar) -> str:
    """Give what stands under the name of who signs."""
    return wie.functie.strip() or wie.rol.label


def functie_van(bron: Briefbron) -> object:
    """Give what stands under the name: of a BOA that he is one, with his number."""
    if bron.model.ondertekent != "boa":
        return functie(bron.tekenaar)
    nummer = bron.tekenaar.boa_nummer.strip()
    if not nummer:
        return Gat(BOA_NUMMER)
    return f"buitengewoon opsporingsambtenaar, nummer {nummer}"


def _leerling(bron: Briefbron) -> dict[str, object]:
    """Give the fields of the leerling; without a name where he is discussed anonymously."""
    gezin = [o for o in bron.ontvangers if o.aan is Ontvangersoort.OUDER]
    zelf = [o for o in bron.ontvangers if o.aan is Ontvangersoort.LEERLING]
    met_ouders = bool(gezin) or len(zelf) > 1
    uit = brieffeiten.leerlingwaarden(bron.feiten, bron.datum, heeft_ouders=met_ouders)
    if bron.anoniem:
        jaren = leeftijd(bron.feiten.leerling.geboortedatum, bron.datum)
        uit |= {
            "naam": f"een leerling van {jaren} jaar",
            "roepnaam": "de leerling",
            "geboren": "niet genoemd",
        }
    return uit


def _school(school: School | None) -> dict[str, object]:
    """Give the fields of the school."""
    if school is None:
        gat = Gat("school van de leerling")
        return {"naam": gat, "plaats": gat, "swv": gat, "bekend": False}
    return {
        "naam": school.naam,
        "plaats": school.plaats or Gat("plaats van de school"),
        "swv": school.swv or Gat("samenwerkingsverband van de school"),
        "bekend": True,
    }


def _afspraken(afspraken: Sequence[Afspraak]) -> tuple[object, ...]:
    """Give the chosen agreements; for an ouder without what is not to be shared with ouders."""
    if not afspraken:
        leeg = Gat("afspraken die u bevestigt")
        return ({"wat": leeg, "met": leeg, "uiterlijk": ""},)
    return tuple(
        {
            "wat": a.wat.strip().rstrip(".") or Gat(f"wat is afgesproken met {a.met}"),
            "met": a.met,
            "uiterlijk": Dag(a.uiterlijk) if a.uiterlijk is not None else "",
        }
        for a in afspraken
    )


def _gedaan(feiten: DossierFeiten, datum: date) -> tuple[object, ...]:
    """List what was done, dated, without any note; what is not for ouders stays out."""
    regels: list[tuple[date, str]] = [
        (c.datum, f"contact ({c.soort.label}) met {c.met.label}")
        for c in feiten.contacten
        if c.geslaagd and not c.niet_delen
    ]
    regels += [
        (i.datum, f"{i.soort.label} door {i.wie.label}")
        for i in feiten.interventies
        if not i.niet_delen
    ]
    regels += [(o.datum, o.soort.label) for o in feiten.overleggen if not o.niet_delen]
    regels = sorted((r for r in regels if r[0] <= datum), key=lambda r: r[0])[-HOOGSTENS:]
    uit = tuple({"datum": toon_dag(d, jaar=True, kort=False), "wat": wat} for d, wat in regels)
    return uit or ({"datum": "", "wat": "nog niets vastgelegd"},)


def _regie(feiten: DossierFeiten, datum: date) -> object:
    """Say who has the regie on the process on this day."""
    nu = [
        r
        for r in feiten.regie
        if r.soort is Regiesoort.PROCES and r.van <= datum and (r.tot is None or r.tot >= datum)
    ]
    if not nu:
        return Gat("wie de regie op het proces heeft")
    laatste = max(nu, key=lambda r: r.van)
    return f"{laatste.organisatie} ({laatste.persoon})" if laatste.persoon else laatste.organisatie


def _anderen(alle: Iterable[Ontvanger], zelf: Ontvanger) -> tuple[str, ...]:
    """Say who else gets this letter: ouders and leerling by what they are, never by name."""
    uit: list[str] = []
    for o in alle:
        if o.sleutel == zelf.sleutel:
            continue
        if o.aan is Ontvangersoort.OUDER:
            uit.append("een ouder met gezag")
        elif o.aan is Ontvangersoort.LEERLING:
            uit.append("de leerling")
        else:
            uit.append(o.naam)
    return tuple(dict.fromkeys(uit))


def _team(inst: Instellingen) -> dict[str, object]:
    """Give the fields of the team."""
    gemeente = inst.gemeente.strip()
    kern = gemeente.removeprefix("Gemeente ").removeprefix("gemeente ")
    return {
        "naam": inst.teamnaam,
        "gemeente": kern or Gat("naam van de gemeente"),
        "college": college(inst) or Gat("naam van de gemeente"),
        "bezwaaradres": inst.bezwaaradres.strip()
        or Gat("adres voor bezwaar (Beheer, Instellingen)"),
    }


def college(inst: Instellingen) -> str:
    """Write B&W in full; "" without a gemeente."""
    kern = inst.gemeente.strip().removeprefix("Gemeente ").removeprefix("gemeente ")
    return f"het college van burgemeester en wethouders van {kern}" if kern else ""
