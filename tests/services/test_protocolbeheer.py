"""How a team makes a protocol its own: change, undo, compare, what if, adopt, choose, print."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.domain.dossiers import Eenheid
from app.domain.fouten import KnownError, RechtFout
from app.domain.handelen import Interventie
from app.domain.mensen import Ambtenaar, Rol
from app.domain.team import Protocolkeuze
from app.protocol.model import Laag, Protocol
from app.services.caseload import Caseload
from app.services.protocolbeheer import vaststellen
from app.services.protocolbeheer.concept import Concept
from app.services.protocolbeheer.handboek import handboek_pdf
from app.services.protocolbeheer.leestekst import leestekst
from app.services.protocolbeheer.regelvelden import Regelveld, Veldsoort
from app.services.protocolbeheer.verschil import Verschilsoort, verschillen
from app.services.protocolbeheer.watals import wat_als
from app.services.protocollen import lees_meegeleverd, meegeleverd, regels_op
from app.services.sessie import Sessie
from resources.lezer import lees_tekst
from tests.documents.papier import paginateksten
from tests.fabriek import zet_dossier

VANDAAG = date(2026, 11, 18)


@pytest.fixture
def concept() -> Concept:
    return Concept("apeldoorn", lees_tekst("protocollen", "apeldoorn.toml"))


def veld(concept: Concept, regel: str, label: str) -> Regelveld:
    (gevonden,) = [v for v in concept.velden() if v.regel == regel and v.label == label]
    return gevonden


STAP1 = ("Stap 1: De basis op orde", "Termijn (kantelpunt)")


def test_een_termijn_wijzigen_houdt_het_commentaar_en_merkt_de_regel_als_eigen(
    concept: Concept,
) -> None:
    termijn = veld(concept, *STAP1)
    assert termijn.soort is Veldsoort.TERMIJN
    assert termijn.toon == "3 schoolweken"
    concept.zet(termijn, {"aantal": 2, "eenheid": "schoolweken"})
    regels = concept.regels()
    assert isinstance(regels, Protocol)
    kantelpunt = regels.stappen["1"].kantelpunt
    assert kantelpunt is not None
    assert (kantelpunt.termijn.aantal, kantelpunt.termijn.eenheid) == (2, Eenheid.SCHOOLWEKEN)
    assert kantelpunt.bron.eigen
    assert "aangepast; was: Thuiszittersprotocol Apeldoorn (2023)" in kantelpunt.bron.plaats
    assert not regels.stappen["1"].bron.eigen
    for regel in concept.basis.splitlines():
        if regel.startswith("#"):
            assert regel in concept.toml


def test_een_andere_tekst_laat_de_bron_staan(concept: Concept) -> None:
    concept.zet(veld(concept, STAP1[0], "Naam"), "De basis")
    regels = concept.regels()
    assert isinstance(regels, Protocol)
    assert regels.stappen["1"].naam == "De basis"
    assert not regels.stappen["1"].bron.eigen


def test_ongedaan_en_opnieuw(concept: Concept) -> None:
    concept.zet(veld(concept, *STAP1), {"aantal": 2, "eenheid": "weken"})
    concept.zet(veld(concept, STAP1[0], "Naam"), "Basis")
    gewijzigd = concept.toml
    concept.ongedaan()
    concept.ongedaan()
    assert concept.toml == concept.basis
    assert not concept.kan_ongedaan
    concept.opnieuw()
    concept.opnieuw()
    assert concept.toml == gewijzigd
    assert not concept.kan_opnieuw


def test_wat_niet_kan_verandert_niets(concept: Concept) -> None:
    with pytest.raises(KnownError, match="'aantal' is 0"):
        concept.zet(veld(concept, *STAP1), {"aantal": 0, "eenheid": "weken"})
    assert not concept.gewijzigd
    with pytest.raises(KnownError, match="geen geldige TOML"):
        concept.zet_toml("code = ")
    with pytest.raises(KnownError, match="is het protocol 'ander'"):
        concept.zet_toml(concept.toml.replace('code = "apeldoorn"', 'code = "ander"', 1))


def test_het_pad_van_elk_veld_van_elk_bestand_leidt_naar_zijn_waarde() -> None:
    for code in meegeleverd():
        toml = lees_tekst("protocollen", f"{code}.toml")
        concept = Concept(code, toml)
        velden = concept.velden()
        assert velden
        document = tomllib.loads(toml)
        for een in velden:
            hier: object = document
            for deel in een.pad:
                hier = hier[deel]  # type: ignore[index]
            assert hier == een.waarde, een
            assert een.toon


def test_verschil_per_waarde_met_oud_en_nieuw(concept: Concept) -> None:
    concept.zet(veld(concept, *STAP1), {"aantal": 2, "eenheid": "schoolweken"})
    (een,) = [v for v in verschillen(concept.basis, concept.toml) if v.label == STAP1[1]]
    assert (een.oud, een.nieuw, een.soort) == (
        "3 schoolweken",
        "2 schoolweken",
        Verschilsoort.GEWIJZIGD,
    )
    assert verschillen(concept.toml, concept.toml) == ()


def test_verschil_kent_een_nieuwe_en_een_vervallen_regel() -> None:
    toml = lees_tekst("protocollen", "apeldoorn.toml")
    kop = '[[signaal]]\ncode = "stil"'
    zonder = toml[: toml.index(kop)] + toml[toml.index("[[signaal]]", toml.index(kop) + 5) :]
    weg = {(v.regel, v.soort) for v in verschillen(toml, zonder)}
    assert weg == {("Stil", Verschilsoort.WEG)}
    assert {v.soort for v in verschillen(zonder, toml)} == {Verschilsoort.NIEUW}


@pytest.fixture
def sessie(team_sessie: Sessie) -> Sessie:
    """One dossier in stap 1 since ma 2 nov, first interventie wo 4 nov."""
    dossier, _, _ = zet_dossier(team_sessie, geopend=date(2026, 11, 2))
    with team_sessie.schrijf() as tx:
        tx.maak(Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 11, 4)))
    return team_sessie


def korter(concept: Concept) -> Concept:
    concept.zet(veld(concept, *STAP1), {"aantal": 2, "eenheid": "schoolweken"})
    return concept


def test_wat_als_zegt_welke_datum_van_wanneer_naar_wanneer(
    sessie: Sessie, concept: Concept
) -> None:
    # wo 4 nov + 3 schoolweken = wo 25 nov; + 2 = wo 18 nov
    uitkomst = wat_als(sessie, korter(concept).regels(), date(2026, 11, 1), VANDAAG)
    assert uitkomst.bekeken == 1
    (een,) = uitkomst.verschuivingen
    assert (een.oud, een.nieuw, een.waarvan) == (date(2026, 11, 25), date(2026, 11, 18), "")


def test_een_stap_houdt_de_versie_waaronder_hij_begon(sessie: Sessie, concept: Concept) -> None:
    regels = korter(concept).regels()
    assert wat_als(sessie, regels, date(2026, 11, 3), VANDAAG).verschuivingen == ()
    ook = wat_als(sessie, regels, date(2026, 11, 3), VANDAAG, ook_lopende=True)
    assert [v.nieuw for v in ook.verschuivingen] == [date(2026, 11, 18)]


def test_wat_als_en_dan_vaststellen_geeft_die_datum(sessie: Sessie, concept: Concept) -> None:
    vaststellen.stel_vast(sessie, korter(concept), date(2026, 11, 1))
    (rij,) = Caseload(sessie).laad(VANDAAG)
    assert rij.stand.ladderpunt is None or rij.stand.ladderpunt.datum == date(2026, 11, 18)
    assert any(p.datum == date(2026, 11, 18) for p in rij.stand.kantelpunten)
    (versie,) = vaststellen.versies_van(sessie, "apeldoorn")
    vaststellen.trek_versie_in(sessie, versie)
    (rij,) = Caseload(sessie).laad(VANDAAG)
    assert any(p.datum == date(2026, 11, 25) for p in rij.stand.kantelpunten)


def test_een_tweede_versie_op_dezelfde_dag_gaat_niet(sessie: Sessie, concept: Concept) -> None:
    vaststellen.stel_vast(sessie, korter(concept), date(2026, 11, 1))
    with pytest.raises(KnownError, match="al een versie"):
        vaststellen.stel_vast(sessie, concept, date(2026, 11, 1))


def test_alleen_een_teamleider_stelt_vast(sessie: Sessie, concept: Concept) -> None:
    from dataclasses import replace

    with sessie.schrijf() as tx:
        tx.wijzig(replace(sessie.ambtenaar, rol=Rol.LEERPLICHTAMBTENAAR))
    assert sessie.lees_een(Ambtenaar, sessie.ambtenaar_id).rol is Rol.LEERPLICHTAMBTENAAR
    with pytest.raises(RechtFout):
        vaststellen.stel_vast(sessie, korter(concept), date(2026, 11, 1))


def test_kiezen_per_gemeente_en_weer_stoppen(sessie: Sessie) -> None:
    code = next(
        b.code
        for b in regels_op(sessie, VANDAAG)
        if b.laag is not Laag.WET and not isinstance(b, Protocol) and b.standaard
    )
    vaststellen.kies(sessie, code, aan=False, van=date(2026, 9, 1), gemeente="Modelstad")
    vaststellen.kies(sessie, code, aan=True, van=date(2026, 11, 1), gemeente="modelstad")
    oud, nieuw = sorted(sessie.lees(Protocolkeuze), key=lambda k: k.van)
    assert (oud.tot, nieuw.tot) == (date(2026, 10, 31), None)
    vaststellen.stop_keuze(sessie, nieuw)
    assert sessie.lees(Protocolkeuze) == [oud]


def test_bestand_uit_en_in(tmp_path: Path) -> None:
    toml = lees_tekst("protocollen", "apeldoorn.toml")
    vaststellen.schrijf_bestand(toml, tmp_path / "a.toml")
    assert vaststellen.lees_tekst_van(tmp_path / "a.toml") == toml
    assert vaststellen.lees_bestand(tmp_path / "a.toml").code == "apeldoorn"
    with pytest.raises(KnownError, match="kan niet worden gelezen"):
        vaststellen.lees_tekst_van(tmp_path / "weg.toml")


def test_leestekst_en_handboek_noemen_elke_regel_met_bron() -> None:
    for code in meegeleverd():
        bestand = lees_meegeleverd(code)
        tekst = "\n".join(b.tekst for b in leestekst(bestand))
        for poort in bestand.poorten:
            assert poort.naam in tekst
        for spoor in bestand.sporen:
            assert spoor.naam in tekst
            for stap in spoor.stappen.values():
                assert stap.naam in tekst
    apeldoorn = lees_meegeleverd("apeldoorn")
    pdf = handboek_pdf([apeldoorn], teamnaam="Modelstad", datum=VANDAAG)
    assert pdf == handboek_pdf([apeldoorn], teamnaam="Modelstad", datum=VANDAAG)
    bladen = paginateksten(pdf)
    heel = " ".join(" ".join(bladen).split())
    assert "3 schoolweken vanaf eerste interventie, dan naar stap 2" in heel
    assert "Thuiszittersprotocol Apeldoorn (2023), h. 4, stap 1, kantelpunt" in heel
    assert f"pagina {len(bladen)} van {len(bladen)}" in bladen[-1]
