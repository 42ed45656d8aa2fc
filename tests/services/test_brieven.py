"""Letters from facts: to whom, at which address, with what in them, and what is kept."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.domain.dossiers import Behandelaar, Dossier
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.handelen import Brief, Ontvangersoort
from app.domain.leeftijd import verjaardag
from app.domain.mensen import Ambtenaar, Leerling, Ouder, Relatie, Rol
from app.domain.verzuim import (
    Meldingbron,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    Verzuimperiode,
    Verzuimsoort,
)
from app.services import brieven, instellingen
from app.services.sessie import Sessie
from tests.conftest import VANDAAG
from tests.documents.papier import paginateksten, tekst
from tests.fabriek import een_leerling, een_melding, een_ouder, zet_dossier

GOUD = Path(__file__).parents[1] / "golden"
GESPREK = {"datum_gesprek": "2026-11-30", "tijd_gesprek": "14:00"}


@pytest.fixture
def sessie(team_sessie: Sessie) -> Sessie:
    """A team with an address, at work."""
    inst = replace(
        instellingen.lees(team_sessie),
        gemeente="Gemeente Modelstad",
        straat="Marktplein 1",
        postcode="1234 AB",
        plaats="Modelstad",
        antwoordadres="Postbus 100, 1230 AB  Modelstad",
        telefoon="012-345 67 89",
        email="leerplicht@modelstad.example",
    )
    instellingen.bewaar(team_sessie, inst)
    with team_sessie.schrijf() as tx:
        tx.wijzig(
            replace(
                team_sessie.ambtenaar,
                functie="leerplichtambtenaar",
                email="s.dewit@modelstad.example",
            )
        )
    return team_sessie


def leg(sessie: Sessie, *feiten: Any) -> None:
    with sessie.schrijf() as tx:
        for feit in feiten:
            tx.maak(feit)


def dossier_met(
    sessie: Sessie,
    leerling: Leerling,
    ouders: list[Ouder],
    *,
    melding: bool = True,
    ongeoorloofd: bool = True,
) -> str:
    """A dossier with exactly these ouders; zet_dossier's own mother is withdrawn."""
    dossier, _, _ = zet_dossier(sessie, leerling=leerling, ongeoorloofd=ongeoorloofd)
    (vanzelf,) = sessie.lees(Ouder, leerling_id=leerling.id)
    with sessie.schrijf() as tx:
        tx.trek_in(Ouder, vanzelf.id, vanzelf.versie)
        for ouder in ouders:
            tx.maak(ouder)
        if melding:
            tx.maak(een_melding(leerling, dossier_id=dossier.id))
    return dossier.id


def een_vader(leerling: Leerling, **anders: Any) -> Ouder:
    basis: dict[str, Any] = {
        "relatie": Relatie.VADER,
        "aanhef": "de heer",
        "voorletters": "M.",
        "achternaam": "Zandweg",
        "straat": "Laan van Fictie",
        "huisnummer": "3",
        "postcode": "7399zz",
        "plaats": "Voorbeeld",
    }
    return een_ouder(leerling, **basis | anders)


def van_jaren(jaren: int) -> Leerling:
    """A leerling who turns this age on VANDAAG."""
    return een_leerling(geboortedatum=verjaardag(date(VANDAAG.year - jaren, 11, 18), 0))


def wie(concepten: list[brieven.BriefConcept]) -> list[str]:
    return [c.ontvanger for c in concepten]


# To whom


@pytest.mark.parametrize(
    ("jaren", "dag_eerder", "verwacht"),
    [
        (11, False, ["mevrouw A. Iepenlaan"]),
        (12, True, ["mevrouw A. Iepenlaan"]),
        (12, False, ["mevrouw A. Iepenlaan", "Emre Iepenlaan"]),
        (17, False, ["mevrouw A. Iepenlaan", "Emre Iepenlaan"]),
        (18, True, ["mevrouw A. Iepenlaan", "Emre Iepenlaan"]),
        (18, False, ["Emre Iepenlaan"]),
    ],
)
def test_leeftijd_bepaalt_wie_een_brief_krijgt(
    sessie: Sessie, jaren: int, dag_eerder: bool, verwacht: list[str]
) -> None:
    leerling = van_jaren(jaren)
    if dag_eerder:
        leerling = replace(leerling, geboortedatum=leerling.geboortedatum + timedelta(days=1))
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    concepten = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    assert wie(concepten) == verwacht
    eigen = tekst(concepten[-1].pdf)
    if verwacht[-1] == "Emre Iepenlaan":
        assert concepten[-1].aan is Ontvangersoort.LEERLING
        assert concepten[-1].ouder_id is None
        assert ("nodig u uit" in eigen) == (jaren == 18 and not dag_eerder)


def test_alleen_ouders_met_gezag_die_nog_betrokken_zijn(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    ouders = [
        een_ouder(leerling, gezag=False),
        een_vader(leerling, tot=VANDAAG),
        een_vader(leerling, voorletters="B.", tot=VANDAAG + timedelta(days=1)),
        een_ouder(
            leerling, relatie=Relatie.VOOGD, aanhef="", voorletters="", achternaam="Stichting"
        ),
    ]
    d = dossier_met(sessie, leerling, ouders)
    gevonden = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    assert sorted(wie(gevonden)) == ["Stichting", "de heer B. Zandweg"]


def test_zonder_ouder_met_gezag_is_er_niemand_om_aan_te_schrijven(sessie: Sessie) -> None:
    leerling = van_jaren(9)
    d = dossier_met(sessie, leerling, [een_ouder(leerling, gezag=False)])
    with pytest.raises(KnownError, match="geen ouder met gezag"):
        brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)


def test_twee_ouders_op_een_adres_krijgen_elk_een_brief(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    vader = een_vader(leerling, straat="", huisnummer="", postcode="", plaats="")
    d = dossier_met(sessie, leerling, [een_ouder(leerling), vader])
    een, twee = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    assert een.adresregels[1:] == twee.adresregels[1:] == ("Bomenweg 12", "7300 AA  MODELSTAD")
    assert "Zandweg" not in tekst(een.pdf)
    assert "mevrouw" not in tekst(twee.pdf).lower()


@pytest.mark.parametrize(
    ("ouder", "aanhef"),
    [
        ({}, "Geachte mevrouw Iepenlaan,"),
        ({"aanhef": "dhr."}, "Geachte heer Iepenlaan,"),
        ({"aanhef": "de heer", "tussenvoegsel": "van den"}, "Geachte heer Van den Iepenlaan,"),
        ({"aanhef": "", "relatie": Relatie.VADER}, "Geachte heer Iepenlaan,"),
        ({"aanhef": "", "relatie": Relatie.VERZORGER}, "Geachte ouder,"),
        (
            {"achternaam": "O'Brien-Đorđević-Şahin", "voorletters": "Đ."},
            "Geachte mevrouw O'Brien-Đorđević-Şahin,",
        ),
    ],
)
def test_aanhef(sessie: Sessie, ouder: dict[str, Any], aanhef: str) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling, **ouder)])
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    assert aanhef in tekst(c.pdf)


# Addresses

THUIS = ("bomenweg 12", "7300 aa")
VADER = ("laan van fictie 3", "7399 zz")


@pytest.mark.parametrize("sjabloon", ["uitnodiging", "waarschuwing"])
def test_geen_adres_van_de_een_op_de_brief_van_de_ander(sessie: Sessie, sjabloon: str) -> None:
    """Every combination of geheim adressen, with the mother at home or at an address of her own."""
    keuzes = GESPREK if sjabloon == "uitnodiging" else {}
    kind = een_leerling()
    moeder, vader = een_ouder(kind), een_vader(kind)
    d = dossier_met(sessie, kind, [moeder, vader])
    for wat in product((False, True), repeat=4):
        leerling_geheim, moeder_geheim, vader_geheim, moeder_apart = wat
        eigen = ("Moederpad", "7", "7301BB", "Ginds") if moeder_apart else ("",) * 4
        adres = dict(zip(("straat", "huisnummer", "postcode", "plaats"), eigen, strict=True))
        nu = [sessie.lees_een(type(f), f.id) for f in (kind, moeder, vader)]
        anders: list[dict[str, Any]] = [
            {"geheim_adres": leerling_geheim},
            {"geheim_adres": moeder_geheim, **adres},
            {"geheim_adres": vader_geheim},
        ]
        with sessie.schrijf() as tx:
            for feit, velden in zip(nu, anders, strict=True):
                tx.wijzig(replace(feit, **velden))
        concepten = brieven.maak_concepten(sessie, d, sjabloon, VANDAAG, keuzes)
        adressen = {
            "mevrouw A. Iepenlaan": ("moederpad 7", "7301 bb") if moeder_apart else THUIS,
            "de heer M. Zandweg": VADER,
            "Emre Iepenlaan": THUIS,
        }
        assert {c.ontvanger for c in concepten} == set(adressen)
        for c in concepten:
            gelezen = " ".join(tekst(c.pdf).lower().split())
            # A geheim adres that was left empty is not taken to be the leerling's.
            moeder_thuis = c.ontvanger.startswith("mevrouw") and not moeder_apart
            gat = moeder_thuis and moeder_geheim and not leerling_geheim
            assert bool(c.gaten) == gat, (wat, c.ontvanger)
            for delen in adressen.values():
                mag = delen == adressen[c.ontvanger] and not gat
                assert all((deel in gelezen) == mag for deel in delen), (wat, c.ontvanger, delen)


def test_een_geheim_adres_dat_leeg_is_wordt_niet_geraden(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling, geheim_adres=True)])
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    assert c.gaten == ("adres van moeder",)
    assert c.concept
    assert "Bomenweg" not in tekst(c.pdf)


@pytest.mark.parametrize(
    "plaats",
    ["Laan van Fictie 3", "bij vader, laan  van FICTIE 3 in Voorbeeld", "7399 ZZ 3", "7399zz, 3"],
)
def test_een_adres_van_de_ander_in_een_veld_wordt_geweigerd(sessie: Sessie, plaats: str) -> None:
    leerling = een_leerling()
    d = dossier_met(sessie, leerling, [een_ouder(leerling), een_vader(leerling)])
    with pytest.raises(KnownError, match="niet mag zien") as fout:
        brieven.maak_concepten(
            sessie, d, "uitnodiging", VANDAAG, GESPREK | {"plaats_gesprek": plaats}
        )
    assert "Fictie" not in fout.value.tekst + fout.value.doe


def test_een_ander_huisnummer_is_een_ander_adres(sessie: Sessie) -> None:
    leerling = een_leerling()
    d = dossier_met(sessie, leerling, [een_ouder(leerling), een_vader(leerling)])
    plaats = {"plaats_gesprek": "Laan van Fictie 31"}
    assert len(brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK | plaats)) == 3


@pytest.mark.parametrize(
    ("weg", "gat"),
    [
        ({"straat": "", "huisnummer": "", "postcode": "", "plaats": ""}, "adres van de leerling"),
        ({"huisnummer": ""}, "huisnummer van de leerling"),
        ({"postcode": " "}, "postcode van de leerling"),
        ({"plaats": ""}, "woonplaats van de leerling"),
    ],
)
def test_wat_aan_een_adres_ontbreekt_is_te_zien(
    sessie: Sessie, weg: dict[str, str], gat: str
) -> None:
    leerling = replace(van_jaren(12), **weg)
    d = dossier_met(sessie, leerling, [])
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    assert c.gaten == (gat,)
    assert f"«vul in: {gat}»" in " ".join(tekst(c.pdf).split())
    assert any("«vul in" in r for r in c.adresregels)


# What is in it


def test_gaten_van_het_gesprek_zijn_te_zien_en_houden_de_brief_binnen(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG)
    assert c.gaten == ("datum van het gesprek", "tijd van het gesprek")
    gelezen = tekst(c.pdf)
    assert "«vul in: tijd van het gesprek»" in gelezen
    assert "CONCEPT" in gelezen
    with pytest.raises(KnownError, match="datum van het gesprek; tijd van het gesprek"):
        brieven.registreer(sessie, [c])
    assert sessie.lees(Brief) == []


def test_de_plaats_wordt_voorgesteld(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    velden = {v.code: v for v in brieven.invulvelden("uitnodiging", sessie, d)}
    assert velden["plaats_gesprek"].standaard == "Gemeente Modelstad, Marktplein 1, Modelstad"
    assert velden["datum_gesprek"].soort is brieven.Invulsoort.DAG
    assert velden["tijd_gesprek"].verplicht
    assert not velden["toelichting"].verplicht


@pytest.mark.parametrize(
    ("keuze", "veld"),
    [
        ({"datum_gesprek": "gisternacht"}, "datum_gesprek"),
        ({"datum_gesprek": "2026-11-17"}, "datum_gesprek"),
        ({"tijd_gesprek": "kwart over"}, "tijd_gesprek"),
        ({"tijd_gesprek": "24:00"}, "tijd_gesprek"),
    ],
)
def test_een_waarde_die_niet_kan(sessie: Sessie, keuze: dict[str, str], veld: str) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    with pytest.raises(InvoerFout) as fout:
        brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK | keuze)
    assert fout.value.veld == veld


def test_een_onbekend_veld_is_een_vergissing(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    with pytest.raises(InvoerFout, match="geen veld tijd"):
        brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, {"tijd": "14:00"})


def test_tolk_alleen_op_de_brief_van_wie_hem_nodig_heeft(sessie: Sessie) -> None:
    leerling = een_leerling()
    vader = een_vader(leerling, tolk=True, taal="Turks")
    d = dossier_met(sessie, leerling, [een_ouder(leerling), vader])
    moeder, van_vader, kind = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    if moeder.ouder_id == vader.id:
        moeder, van_vader = van_vader, moeder
    assert "tolk bij het gesprek (Turks)" in " ".join(tekst(van_vader.pdf).split())
    assert "Turks" not in tekst(moeder.pdf) + tekst(kind.pdf)


def test_de_waarschuwing_stelt_de_nieuwste_melding_voor(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    nieuw = een_melding(
        leerling,
        dossier_id=d,
        soort=Verzuimsoort.LUXE,
        melddatum=date(2026, 11, 10),
        begindatum=date(2026, 11, 9),
        einddatum=date(2026, 11, 9),
        uren=None,
    )
    leg(sessie, nieuw)
    (veld,) = [v for v in brieven.invulvelden("waarschuwing", sessie, d) if v.code == "verzuim"]
    assert veld.standaard == nieuw.id
    assert [o[1] for o in veld.opties] == [
        (
            "op maandag 9 november 2026: vrij zonder toestemming "
            "(melding van Het Fictieve Lyceum op 10 november 2026)"
        ),
        (
            "van dinsdag 6 oktober tot en met vrijdag 30 oktober 2026: 22 uur gemist "
            "(melding van Het Fictieve Lyceum op 4 november 2026)"
        ),
        "vanaf woensdag 23 september 2026: hele dagen",
    ]
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    gelezen = " ".join(tekst(c.pdf).split())
    assert "op maandag 9 november 2026: vrij zonder toestemming" in gelezen
    assert "artikel 11, 13a en 14" in gelezen
    assert "22 uur" not in gelezen
    alles = {"verzuim": ",".join(code for code, _ in veld.opties)}
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG, alles)
    gelezen = " ".join(tekst(c.pdf).split())
    assert gelezen.index("23 september") < gelezen.index("22 uur") < gelezen.index("9 november 20")


def test_een_ingetrokken_melding_en_geoorloofd_verzuim_zijn_geen_feit(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)], melding=False, ongeoorloofd=False)
    melding = een_melding(leerling, dossier_id=d)
    weg = MeldingStatus(
        melding_id=melding.id, status=Meldingstatus.INGETROKKEN, datum=date(2026, 11, 6)
    )
    ziek = Verzuimperiode(
        leerling_id=leerling.id,
        dossier_id=d,
        soort=Periodesoort.ZIEKTE,
        eerste_dag=date(2026, 11, 2),
    )
    leg(sessie, melding, weg, ziek)
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    assert c.gaten[0] == "verzuim waarvoor u waarschuwt"
    with pytest.raises(InvoerFout, match="hoort niet"):
        brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG, {"verzuim": melding.id})


def test_een_melding_van_een_ouder_wordt_niet_genoemd(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)], melding=False)
    leg(sessie, een_melding(leerling, dossier_id=d, bron=Meldingbron.OUDER))
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    gelezen = " ".join(tekst(c.pdf).split())
    assert "melding" not in gelezen
    assert "Er zijn zorgen over het naar school gaan van Emre." in gelezen


@pytest.mark.parametrize(
    ("geboren", "stuk"),
    [
        (date(2011, 3, 9), "artikel 2, eerste lid"),
        (date(2009, 10, 1), "kwalificatieplichtig"),
    ],
)
def test_de_norm_volgt_de_plicht_op_de_dag_van_het_verzuim(
    sessie: Sessie, geboren: date, stuk: str
) -> None:
    """Born 1-10-2009: 16 on 1-10-2025, leerplicht until 31-7-2026, so kwalificatieplicht now."""
    leerling = een_leerling(geboortedatum=geboren)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    brief = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)[0]
    assert stuk in " ".join(tekst(brief.pdf).split())


def test_een_kind_van_elf_had_zelf_nog_geen_plicht(sessie: Sessie) -> None:
    """Twelve on 10 November, absent from 6 October: only the ouder can be warned."""
    leerling = een_leerling(geboortedatum=date(2014, 11, 10))
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    moeder, kind = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    assert moeder.gaten == ()
    assert kind.gaten == ("wettelijke norm: de leerling was toen nog geen 12 jaar",)
    assert len(brieven.registreer(sessie, [moeder]).delen) == 1


def test_na_achttien_is_er_geen_norm_meer_en_dus_geen_waarschuwing(sessie: Sessie) -> None:
    leerling = een_leerling(geboortedatum=date(2008, 10, 1))
    d = dossier_met(sessie, leerling, [])
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    assert len(c.gaten) == 1
    assert c.gaten[0].startswith("wettelijke norm")


def test_achttien_geworden_na_het_verzuim_wordt_zelf_gewaarschuwd(sessie: Sessie) -> None:
    leerling = een_leerling(geboortedatum=date(2008, 11, 10))
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    assert c.gaten == ()
    assert "U was toen nog kwalificatieplichtig." in tekst(c.pdf)


def test_wie_behandelt_ondertekent(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    collega = Ambtenaar(naam="B. Berg", rol=Rol.LEERPLICHTAMBTENAAR, telefoon="012-999")
    leg(
        sessie,
        collega,
        Behandelaar(dossier_id=d, ambtenaar_id=collega.id, van=date(2026, 11, 1)),
    )
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    gelezen = tekst(c.pdf)
    assert "B. Berg\nleerplichtambtenaar" in gelezen
    assert "012-999" in gelezen
    assert "de Wit" not in gelezen


def test_zonder_telefoon_en_mail_is_er_een_gat(sessie: Sessie) -> None:
    inst = replace(instellingen.lees(sessie), telefoon="", email="")
    instellingen.bewaar(sessie, inst)
    with sessie.schrijf() as tx:
        tx.wijzig(replace(sessie.ambtenaar, email=""))
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    assert c.gaten == ("telefoonnummer of e-mailadres van de afzender",)


def test_logo_uit_de_instellingen(sessie: Sessie) -> None:
    buffer = BytesIO()
    Image.new("RGB", (30, 10), (23, 64, 109)).save(buffer, "PNG")
    logo = base64.b64encode(buffer.getvalue()).decode()
    stijl = brieven.huisstijl(replace(sessie.instellingen, logo=logo))
    assert stijl.logo == buffer.getvalue()
    with pytest.raises(KnownError, match="logo"):
        brieven.huisstijl(replace(sessie.instellingen, logo="***"))


# Geoorloofd verzuim: no text and no documents


def test_bij_geoorloofd_verzuim_blijft_het_bij_een_concept_zonder_toelichting(
    sessie: Sessie,
) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)], melding=False, ongeoorloofd=False)
    codes = [v.code for v in brieven.invulvelden("uitnodiging", sessie, d)]
    assert "toelichting" not in codes
    with pytest.raises(NotitieGesloten):
        brieven.maak_concepten(
            sessie, d, "uitnodiging", VANDAAG, GESPREK | {"toelichting": "Hij is moe."}
        )
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, GESPREK)
    assert c.concept
    assert "hoofdstuk 3" in c.waarom_concept
    with pytest.raises(KnownError):
        brieven.registreer(sessie, [c])
    with pytest.raises(NotitieGesloten):
        brieven.registreer(sessie, [replace(c, concept=False)])
    assert sessie.lees(Brief) == []


def test_een_toelichting_mag_bij_ongeoorloofd_verzuim(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    keuzes = GESPREK | {"toelichting": "Neem de <agenda> mee.\nEn een pen.", "bijlagen": "Folder"}
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, keuzes)
    assert "Neem de <agenda> mee.\nEn een pen." in tekst(c.pdf)
    assert "Bijlage: Folder" in tekst(c.pdf)


# Register


def test_registreren_bewaart_de_bytes_die_de_deur_uit_gaan(
    sessie: Sessie, opnieuw: Callable[[], Sessie]
) -> None:
    leerling = een_leerling()
    d = dossier_met(sessie, leerling, [een_ouder(leerling), een_vader(leerling)])
    concepten = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    assert not any(c.concept or c.gaten for c in concepten)
    wijziging = brieven.registreer(sessie, concepten)
    assert [x.soort for x in wijziging.delen] == ["brief"] * 3
    weer = opnieuw()
    feiten = {b.ontvanger: b for b in weer.lees(Brief, dossier_id=d)}
    for c in concepten:
        b = feiten[c.ontvanger]
        assert brieven.lees_pdf(weer, b.id) == c.pdf
        assert b.sha256 == hashlib.sha256(c.pdf).hexdigest()
        assert (b.datum, b.sjabloon, b.onderwerp) == (VANDAAG, "waarschuwing", c.onderwerp)
        assert (b.aan, b.ouder_id) == (c.aan, c.ouder_id)


def test_van_meer_brieven_gaan_ze_allemaal_of_geen(sessie: Sessie) -> None:
    leerling = een_leerling()
    zonder = een_vader(leerling, straat="", huisnummer="", postcode="")
    d = dossier_met(sessie, leerling, [een_ouder(leerling), zonder])
    concepten = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    with pytest.raises(KnownError, match="straat van vader"):
        brieven.registreer(sessie, concepten)
    assert sessie.lees(Brief) == []
    goed = [c for c in concepten if not c.gaten]
    assert len(brieven.registreer(sessie, goed).delen) == 2


def test_niets_gekozen_is_niets_te_registreren(sessie: Sessie) -> None:
    with pytest.raises(KnownError, match="geen brief gekozen"):
        brieven.registreer(sessie, [])


@pytest.mark.parametrize("dag", [VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=7)])
def test_een_andere_peildatum_geeft_alleen_een_concept(sessie: Sessie, dag: date) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", dag)
    assert c.concept
    assert "CONCEPT" in tekst(c.pdf)
    with pytest.raises(KnownError, match="niet vandaag"):
        brieven.registreer(sessie, [c])
    with pytest.raises(KnownError, match="datum van vandaag"):
        brieven.registreer(sessie, [replace(c, concept=False, waarom_concept="")])


def test_een_gevraagd_concept_is_niet_te_registreren(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG, concept=True)
    assert "CONCEPT" in tekst(c.pdf)
    with pytest.raises(KnownError, match="als concept gemaakt"):
        brieven.registreer(sessie, [c])


def test_twee_keer_maken_geeft_dezelfde_bytes(sessie: Sessie) -> None:
    leerling = een_leerling()
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    een = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    twee = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    assert [c.pdf for c in een] == [c.pdf for c in twee]


def test_een_dossier_dat_er_niet_is(sessie: Sessie) -> None:
    with pytest.raises(KnownError, match="is er niet meer"):
        brieven.maak_concepten(sessie, "weg", "waarschuwing", VANDAAG)


def test_een_brief_zonder_pdf_uit_een_ander_systeem(sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(sessie)
    brief = Brief(
        dossier_id=dossier.id,
        datum=VANDAAG,
        sjabloon="waarschuwing",
        onderwerp="x",
        aan=Ontvangersoort.LEERLING,
        ontvanger="E.",
    )
    leg(sessie, brief)
    with pytest.raises(KnownError, match="geen PDF bewaard"):
        brieven.lees_pdf(sessie, brief.id)


def test_pixels_van_een_brief(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    (blad,) = brieven.render_paginas(c.pdf, 96)
    assert (blad.breedte, blad.hoogte) == (794, 1123)
    assert len(blad.rgb) == 794 * 1123 * 3
    assert min(blad.rgb) < 60 < max(blad.rgb)


# Golden texts


@pytest.mark.parametrize("sjabloon", ["uitnodiging", "waarschuwing"])
@pytest.mark.parametrize("lezer", ["ouder", "leerling", "leerling18"])
def test_gouden_tekst(sessie: Sessie, sjabloon: str, lezer: str) -> None:
    """The whole text of each letter, on one page; set KANTELPUNT_GOUD=1 to write it anew."""
    geboren = date(2008, 11, 10) if lezer == "leerling18" else date(2011, 3, 9)
    leerling = een_leerling(geboortedatum=geboren)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    keuzes = GESPREK if sjabloon == "uitnodiging" else {"gesproken_op": "12-11-2026"}
    concepten = brieven.maak_concepten(sessie, d, sjabloon, VANDAAG, keuzes)
    (c,) = [c for c in concepten if (c.aan is Ontvangersoort.OUDER) == (lezer == "ouder")]
    assert not c.concept
    assert len(paginateksten(c.pdf)) == 1
    gelezen = re.sub(r"[ \t]+\n", "\n", tekst(c.pdf)) + "\n"
    pad = GOUD / f"{sjabloon}-{lezer}.txt"
    if os.environ.get("KANTELPUNT_GOUD"):
        pad.write_text(gelezen, encoding="utf-8", newline="\n")
    assert gelezen == pad.read_text(encoding="utf-8")


def test_dossiernummer_is_het_kenmerk(sessie: Sessie) -> None:
    leerling = van_jaren(10)
    d = dossier_met(sessie, leerling, [een_ouder(leerling)])
    assert sessie.lees_een(Dossier, d).dossiernummer == "2026-0001"
    (c,) = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    assert "Ons kenmerk\n2026-0001" in tekst(c.pdf)
