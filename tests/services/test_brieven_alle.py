"""Every letter that there is, for the people of the issue: to whom, in what words, on which page.

Golden texts stand in tests/golden, one file per letter; KANTELPUNT_GOUD=1 writes them anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from app.documents.sjabloon import LEZERS, keur_sjabloon, sjabloon
from app.documents.tekst import schoon
from app.domain.dossiers import Toestemmingdoel
from app.domain.handelen import Brief, Ontvangersoort
from app.services import brieven
from app.services.briefmodel import BriefConcept
from app.services.sessie import Sessie
from tests.conftest import VANDAAG
from tests.documents.papier import ongemerkt, paginateksten, rollen, tekst, vak_van
from tests.fabriek import BSN
from tests.services.briefpersonen import (
    VELDEN,
    geef_toestemming,
    team_op_papier,
    veel_verzuim,
    zet_persoon,
)

GOUD = Path(__file__).parents[1] / "golden"
PERSONEN = ("een_ouder", "apart", "achttien")
GEZIN = tuple(c for c in brieven.SJABLONEN if "gezin" in sjabloon(c).aan)


def maak(sessie: Sessie, code: str, wie: str, *, vol: bool = True) -> list[BriefConcept]:
    team_op_papier(sessie)
    d = zet_persoon(sessie, wie, vol=vol)
    if code == "vraag_jeugdarts":
        geef_toestemming(sessie, d, Toestemmingdoel.BERICHT_JEUGDARTS)
    return brieven.maak_concepten(sessie, d, code, VANDAAG, VELDEN[code])


def gelezen(c: BriefConcept) -> str:
    return re.sub(r"[ \t]+\n", "\n", tekst(c.pdf)).strip()


@pytest.mark.parametrize("code", brieven.SJABLONEN)
@pytest.mark.parametrize("wie", PERSONEN)
def test_gouden_tekst(team_sessie: Sessie, code: str, wie: str) -> None:
    """The whole text of each letter to each addressee; the optional fields empty at 18."""
    concepten = maak(team_sessie, code, wie, vol=wie != "achttien")
    for c in concepten:
        assert c.gaten == () or wie == "achttien", (c.ontvanger, c.gaten)
    delen = [
        f"=== aan {c.ontvanger}\n{gelezen(c)}\n"
        for c in sorted(concepten, key=lambda c: c.ontvanger)
    ]
    heel = "\n".join(delen)
    pad = GOUD / f"{code}-{wie}.txt"
    if os.environ.get("KANTELPUNT_GOUD"):
        pad.write_text(heel, encoding="utf-8", newline="\n")
    assert heel == pad.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", brieven.SJABLONEN)
def test_elke_pagina_houdt_zich_aan_de_regels(team_sessie: Sessie, code: str) -> None:
    """No BSN, no address of another, every page tagged, the address in the window."""
    thuis, geheim = ("bomenweg 12", "7300 aa"), ("laan van fictie 3", "7399 zz")
    for c in maak(team_sessie, code, "apart"):
        alles = " ".join(tekst(c.pdf).lower().split())
        assert BSN not in alles.replace(" ", "").replace(".", "")
        eigen = {"de heer Đ. Đorđević-Şahin": geheim}.get(c.ontvanger, thuis)
        gezin = c.aan in (Ontvangersoort.OUDER, Ontvangersoort.LEERLING)
        for adres in (thuis, geheim):
            mag = gezin and adres == eigen
            assert all((deel in alles) == mag for deel in adres), (c.ontvanger, adres)
        assert ongemerkt(c.pdf) == []
        assert rollen(c.pdf).count("H1") == 1 + ("Translation" in alles)
        for regel in c.adresregels:
            vak = vak_van(c.pdf, " ".join(regel.split()))
            assert vak.links >= 20
            assert vak.rechts <= 110
            assert vak.boven >= 50
            assert vak.onder <= 88
        laatste = paginateksten(c.pdf)[-1]
        assert len(laatste.strip().splitlines()) > 4, "a page with next to nothing on it"


@pytest.mark.parametrize("code", GEZIN)
def test_van_twaalf_de_leerling_ook_en_van_achttien_alleen_hij(
    team_sessie: Sessie, code: str
) -> None:
    gezin = (Ontvangersoort.OUDER, Ontvangersoort.LEERLING)
    aan = [c.aan for c in maak(team_sessie, code, "apart") if c.aan in gezin]
    assert aan == [Ontvangersoort.OUDER, Ontvangersoort.OUDER, Ontvangersoort.LEERLING]


@pytest.mark.parametrize("code", GEZIN)
def test_vanaf_achttien_alleen_de_leerling(team_sessie: Sessie, code: str) -> None:
    gezin = (Ontvangersoort.OUDER, Ontvangersoort.LEERLING)
    aan = [c.aan for c in maak(team_sessie, code, "achttien") if c.aan in gezin]
    assert aan == [Ontvangersoort.LEERLING]


@pytest.mark.parametrize("code", brieven.SJABLONEN)
def test_de_tekst_is_kort_en_spreekt_de_lezer_aan(team_sessie: Sessie, code: str) -> None:
    """B1: no sentence over 24 words; a leerling is je, everybody else u."""
    keur_sjabloon(sjabloon(code))
    for c in maak(team_sessie, code, "apart"):
        lopend = [
            schoon(r) for r in c.tekst.splitlines() if r and not r.startswith(("|", "- ", "[ ]"))
        ]
        for regel in lopend:
            for zin in re.split(r"(?<=[.?!:]) ", regel):
                assert len(zin.split()) <= 24, (c.ontvanger, zin)
            assert not re.search(r"[{}]|None|  |\s[.,?;]|\(\)|True|False", regel), regel
        heel = " ".join(lopend).replace("B en W", "")
        if c.aan is Ontvangersoort.LEERLING:
            assert not re.search(r"\b[Uu]w?\b", heel), re.findall(r".{20}\b[Uu]w?\b.{20}", heel)
        else:
            assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?)\b", heel), heel


@pytest.mark.parametrize("code", brieven.SJABLONEN)
def test_zonder_ingevulde_velden_blijft_het_een_concept(team_sessie: Sessie, code: str) -> None:
    """What is missing stands on the page as a gap and keeps the letter inside."""
    team_op_papier(team_sessie)
    d = zet_persoon(team_sessie, "een_ouder", vol=False)
    verplicht = [
        v for v in brieven.invulvelden(code, team_sessie, d) if v.verplicht and not v.standaard
    ]
    concepten = brieven.maak_concepten(team_sessie, d, code, VANDAAG)
    for c in concepten:
        if verplicht:
            assert c.concept
            assert c.gaten
        for gat in c.gaten:
            assert f"«vul in: {gat}»" in " ".join(tekst(c.pdf).split())


@pytest.mark.parametrize("code", brieven.SJABLONEN)
def test_een_brief_die_af_is_gaat_het_register_in(team_sessie: Sessie, code: str) -> None:
    concepten = maak(team_sessie, code, "apart")
    brieven.registreer(team_sessie, concepten)
    vast = {b.ontvanger: b for b in team_sessie.lees(Brief)}
    assert len(vast) == len(concepten)
    for c in concepten:
        b = vast[c.ontvanger]
        assert brieven.lees_pdf(team_sessie, b.id) == c.pdf
        assert (b.ouder_id, b.school_id, b.partner_id) == (c.ouder_id, c.school_id, c.partner_id)
        assert (b.sjabloon, b.afwijking) == (code, "")


def test_drie_paginas_verzuim(team_sessie: Sessie) -> None:
    """A long list runs on over pages, each numbered, none ending in one loose line."""
    team_op_papier(team_sessie)
    d = zet_persoon(team_sessie, "een_ouder")
    veel_verzuim(team_sessie, d)
    (veld,) = [
        v for v in brieven.invulvelden("waarschuwing", team_sessie, d) if v.code == "verzuim"
    ]
    alles = {"verzuim": ",".join(code for code, _ in veld.opties)}
    (c,) = brieven.maak_concepten(team_sessie, d, "waarschuwing", VANDAAG, alles)
    bladen = paginateksten(c.pdf)
    assert len(bladen) >= 3
    for nr, blad in enumerate(bladen[1:], start=2):
        assert f"pagina {nr} van {len(bladen)}" in blad
        assert "Ons kenmerk 2026-0001" in blad
    assert "•" in bladen[1]
    assert "S. de Wit" in bladen[-1]
    assert len(bladen[-1].splitlines()) > 5


def test_de_tekst_voor_elke_lezer_is_er() -> None:
    for code in brieven.SJABLONEN:
        s = sjabloon(code)
        for lezer in s.lezers:
            assert s.teksten[lezer].tekst.strip()
        if "gezin" in s.aan and s.groep == "gezin":
            assert "ouder" in s.vertalingen["Engels"], code
            assert set(s.lezers) >= set(LEZERS)
