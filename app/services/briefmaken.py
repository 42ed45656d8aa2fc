"""Services: make the letter to one addressee: fill the template, check it, set it."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping

from app.documents.bloklezer import lees_blokken, lees_vrije_tekst, schrijf_blokken
from app.documents.model import Blok, Briefdocument, Huisstijl, Vertaling
from app.documents.sjabloon import (
    Gat,
    Regels,
    vertaling_voor,
    vul_blokken,
    vul_onderwerp,
    vul_tekst,
)
from app.documents.tekst import gat, gaten, plat, schone_regels, schoon
from app.services import brieffeiten
from app.services.briefmodel import BriefConcept
from app.services.briefontvangers import (
    Ontvanger,
    eis_geen_bsn,
    eis_geen_naam,
    eis_geen_vreemd_adres,
)
from app.services.briefwaarden import Briefbron, college, functie_van, waarden

LANGSTE_AFWIJKING = 20_000
ONTBREEKT = "In deze brief ontbreekt nog iets."
"""Why a letter with a gap is a concept; what is missing is named beside it."""
_TAALCODES = {"engels": "en", "turks": "tr", "duits": "de", "frans": "fr", "pools": "pl"}
_TAALCODES |= {"spaans": "es", "oekraïens": "uk", "arabisch": "ar", "roemeens": "ro"}
_UITLEG_VERTALING = {
    "engels": "This is a translation of the Dutch letter. Only the Dutch text counts in law.",
}


def maak_brief_aan(
    bron: Briefbron,
    ontvanger: Ontvanger,
    stijl: Huisstijl,
    reden: str,
    *,
    wacht: bool,
    eigen_tekst: str = "",
    druk: bool = True,
) -> BriefConcept:
    """Make the letter to one addressee; `reden` says why it can be a concept only.

    `eigen_tekst` is a body that was changed by hand and takes the place of the
    template's. Every page goes through the same checks: no address of another,
    no BSN, no name where the leerling is discussed anonymously.
    """
    model, vulling = bron.model, waarden(bron, ontvanger)
    onderwerp = vul_onderwerp(model, ontvanger.lezer, vulling)
    blokken = lees_blokken(vul_tekst(model, ontvanger.lezer, vulling))
    voluit = schrijf_blokken(blokken)
    afwijking = ""
    if eigen_tekst.strip() and eigen_tekst.strip() != voluit.strip():
        blokken = lees_vrije_tekst(eigen_tekst)
        afwijking = _afwijking(voluit, schrijf_blokken(blokken))
    bijlagen = bron.velden.get("bijlagen")
    brief = Briefdocument(
        huisstijl=stijl,
        titel=model.naam,
        adresregels=ontvanger.adresregels,
        datum=bron.datum,
        datumtekst=brieffeiten.lange_dag(bron.datum),
        kenmerk=schoon(bron.feiten.dossier.dossiernummer) or gat("dossiernummer"),
        onderwerp=onderwerp,
        aanhef=ontvanger.aanhef,
        blokken=blokken,
        ondertekenaar=schoon(bron.tekenaar.naam),
        functie=_functie(bron),
        slotregels=schone_regels(bron.instellingen.ondertekenblok),
        namens=_namens(bron),
        vertaling=_vertaling(bron, ontvanger, vulling),
        telefoon=schoon(bron.tekenaar.telefoon or stijl.telefoon),
        email=schoon(bron.tekenaar.email or stijl.email),
        bijlagen=schone_regels(bijlagen.tekst) if isinstance(bijlagen, Regels) else (),
        concept=True,
    )
    teksten = [onderwerp, brief.namens, *_teksten(blokken), *brief.bijlagen]
    if brief.vertaling is not None:
        teksten += _teksten(brief.vertaling.blokken)
    eis_geen_vreemd_adres(ontvanger, teksten)
    eis_geen_bsn(bron.feiten, teksten)
    if bron.anoniem:
        eis_geen_naam(bron.feiten, teksten)
    ontbreekt = gaten(*brief.adresregels, brief.kenmerk, brief.aanhef, brief.functie, *teksten)
    if ontbreekt and not reden:
        reden = ONTBREEKT
    if not (reden or wacht):
        brief = dataclasses.replace(brief, handtekening=bron.handtekening)
    return BriefConcept(
        dossier_id=bron.feiten.dossier.id,
        sjabloon=model.code,
        datum=bron.datum,
        aan=ontvanger.aan,
        ontvanger=schoon(ontvanger.naam),
        ouder_id=ontvanger.ouder.id if ontvanger.ouder is not None else None,
        school_id=ontvanger.school.id if ontvanger.school is not None else None,
        partner_id=ontvanger.partner.id if ontvanger.partner is not None else None,
        adresregels=tuple(plat(r) for r in ontvanger.adresregels),
        onderwerp=plat(onderwerp),
        pdf=_druk(brief, concept=bool(reden) or wacht) if druk else b"",
        gaten=ontbreekt,
        concept=bool(reden),
        waarom_concept=reden,
        sleutel=ontvanger.sleutel,
        lezer=ontvanger.lezer,
        tekst=schrijf_blokken(blokken),
        afwijking=afwijking,
        altijd=model.altijd,
        tekent=model.ondertekent,
        tekenaar_id=bron.tekenaar.id,
        wacht=wacht,
    )


def _teksten(blokken: tuple[Blok, ...]) -> list[str]:
    return [f"{b.label} {b.tekst}" for b in blokken]


def _functie(bron: Briefbron) -> str:
    """Write what stands under the name; a gap where a BOA has no number."""
    waarde = functie_van(bron)
    return gat(waarde.label) if isinstance(waarde, Gat) else schoon(str(waarde))


def _namens(bron: Briefbron) -> str:
    """Say in whose name is signed: a besluit of B&W is not the ambtenaar's own."""
    if not bron.model.college:
        return ""
    namens = college(bron.instellingen) or gat("naam van de gemeente")
    return f"namens {namens},"


def _vertaling(
    bron: Briefbron, ontvanger: Ontvanger, vulling: Mapping[str, object]
) -> Vertaling | None:
    """Make the page in the language of an ouder, where there is a text for it."""
    if ontvanger.ouder is None:
        return None
    taal = vertaling_voor(bron.model, ontvanger.lezer, ontvanger.ouder.taal)
    if not taal:
        return None
    return Vertaling(
        taalcode=_TAALCODES.get(taal.casefold(), ""),
        kop=plat(vul_onderwerp(bron.model, ontvanger.lezer, vulling, taal)),
        inleiding=_UITLEG_VERTALING.get(
            taal.casefold(), f"Vertaling ({taal}). Alleen de Nederlandse tekst geldt."
        ),
        blokken=vul_blokken(bron.model, ontvanger.lezer, vulling, taal),
    )


def _afwijking(was: str, wordt: str) -> str:
    """Tell line by line what was changed by hand: "- " was there, "+ " came."""
    regels = difflib.unified_diff(was.splitlines(), wordt.splitlines(), lineterm="", n=0)
    uit = [f"{r[0]} {r[1:]}" for r in list(regels)[2:] if not r.startswith("@@") and r[1:].strip()]
    return "\n".join(uit)[:LANGSTE_AFWIJKING]


def _druk(brief: Briefdocument, *, concept: bool) -> bytes:
    """Set the letter; reportlab is loaded only now."""
    from app.documents.brief import maak_brief

    return maak_brief(dataclasses.replace(brief, concept=concept))
