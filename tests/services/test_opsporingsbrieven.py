"""The letters of opsporing: to whom, in what words, refused when, and where they are kept.

Golden texts stand in tests/golden; KANTELPUNT_GOUD=1 writes them anew. Today is 18 November 2026.
Halt (wet-en-praktijk 5.2): 12 to 18; 9 to 60 uur or 12 to 60 times too late; consent; once.
"""

from __future__ import annotations

import os
import re
from datetime import date

import pytest

from app.cli.opdrachten import voer_uit
from app.documents.sjabloon import keur_sjabloon, sjabloon, verzegelde_codes
from app.documents.tekst import schoon
from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.handelen import Brief, Ontvangersoort
from app.domain.opsporing import (
    Adviesvraag,
    Haltuitslag,
    Haltverwijzing,
    Opsporingsstuk,
    ProcesVerbaal,
    Verdachte,
    Verhoor,
)
from app.domain.verzending import Bezorgwijze
from app.services import brieven, opsporing, opsporingsbrieven
from app.services.opsporingsbrieven import BRIEVEN, Opsporingsconcept
from app.services.sessie import Sessie
from tests.conftest import VANDAAG, WACHTWOORD
from tests.documents.papier import ongemerkt, paginateksten, rollen, tekst, vak_van
from tests.fabriek import BSN
from tests.services.briefpersonen import veel_verzuim
from tests.services.conftest import START
from tests.services.opsporingspapier import GOUD, VELDEN, boateam

WIE = {"een_ouder": "moeder", "apart": "leerling", "achttien": "leerling"}
"""Of each of the people: who is the verdachte."""


def maak(
    sessie: Sessie, d: str, code: str, wie: str = "leerling", **anders: str
) -> list[Opsporingsconcept]:
    velden = VELDEN[code] | anders
    if code == "oproep_verhoor":
        velden.setdefault("verdachten", wie)
    elif code.startswith("advies_"):
        velden["zaak"] = wie
    return opsporingsbrieven.maak_concepten(sessie, d, code, VANDAAG, velden)


def feiten(sessie: Sessie, d: str, soort: type) -> list:
    return [f for f in opsporing.lees_opsporing(sessie).get(d, ()) if isinstance(f, soort)]


def een_pv(sessie: Sessie, d: str) -> ProcesVerbaal:
    pv = ProcesVerbaal(
        dossier_id=d, verdachte=Verdachte.LEERLING, opgemaakt=VANDAAG, eerder_veroordeeld=True,
        verzuim_van=date(2026, 9, 23),
    )  # fmt: skip
    opsporing.bewaar(sessie, pv)
    return pv


@pytest.mark.parametrize("wie", WIE)
def test_gouden_tekst_en_elke_pagina(team_sessie: Sessie, wie: str) -> None:
    """Each letter to each addressee, whole: no BSN, no address of another, tagged."""
    d = boateam(team_sessie, wie, vol=wie != "achttien")
    if wie != "een_ouder":
        een_pv(team_sessie, d)
    for code in BRIEVEN:
        if wie != "apart" and code == "halt_verwijzing":
            with pytest.raises(InvoerFout, match="jongeren van 12 tot 18 jaar"):
                maak(team_sessie, d, code)
            continue
        if wie == "een_ouder" and code == "afschrift_raad":
            with pytest.raises(InvoerFout, match="geen proces-verbaal gekozen"):
                maak(team_sessie, d, code)
            continue
        concepten = maak(team_sessie, d, code, WIE[wie])
        delen = []
        for c in sorted(concepten, key=lambda c: c.ontvanger):
            assert c.gaten == (), c.ontvanger
            _keur_pagina(c)
            gelezen = re.sub(r"[ \t]+\n", "\n", tekst(c.pdf)).strip()
            delen.append(f"=== aan {c.ontvanger}\n{gelezen}\n")
        heel = "\n".join(delen)
        pad = GOUD / f"{code}-{wie}.txt"
        if os.environ.get("KANTELPUNT_GOUD"):
            pad.write_text(heel, encoding="utf-8", newline="\n")
        assert heel == pad.read_text(encoding="utf-8")


def _keur_pagina(c: Opsporingsconcept) -> None:
    alles = " ".join(tekst(c.pdf).lower().split())
    assert BSN not in alles.replace(" ", "").replace(".", "")
    thuis, geheim = "bomenweg 12", "laan van fictie 3"
    vader = "Đorđević" in c.ontvanger
    assert (geheim in alles) == vader
    mag_thuis = (not vader and c.aan is not Ontvangersoort.PARTNER) or c.sjabloon.startswith("halt")
    assert (thuis in alles) == mag_thuis, (c.sjabloon, c.ontvanger)
    assert ongemerkt(c.pdf) == []
    assert rollen(c.pdf).count("H1") == 1
    for regel in c.adresregels:
        vak = vak_van(c.pdf, " ".join(regel.split()))
        assert 20 <= vak.links <= vak.rechts <= 110
        assert 50 <= vak.boven <= vak.onder <= 88
    assert len(paginateksten(c.pdf)[-1].strip().splitlines()) > 4
    lopend = [r for r in c.tekst.splitlines() if r and not r.startswith(("|", "- ", "[ ]", "##"))]
    for regel in map(schoon, lopend):
        if "Dit is de verdenking" in regel or "besloten" in regel:
            continue  # the words of the law
        for zin in re.split(r"(?<=[.?!:]) ", regel):
            assert len(zin.split()) <= 24, zin
        assert not re.search(r"[{}]|None|  |\s[.,?;]|\(\)|True|False", regel), regel
    if c.lezer == "leerling":
        assert not re.search(r"\b[Uu]w?\b", " ".join(lopend))
        assert "niet verplicht om vragen te beantwoorden" in alles
        assert "advocaat" in alles


def test_van_twaalf_zestien_en_achttien(team_sessie: Sessie) -> None:
    """Under 16 the ouders hear of it; 16 and older comes without them; from 18 only he."""
    d = boateam(team_sessie, "apart")
    aan = [(c.aan, c.feit.id) for c in maak(team_sessie, d, "oproep_verhoor")]
    assert [a for a, _ in aan] == ["leerling", "ouder", "ouder"]
    assert len({f for _, f in aan}) == 1, "one verhoor, of which three people hear"
    alle = maak(team_sessie, d, "oproep_verhoor", "moeder, vader, leerling")
    zelf = [c for c in alle if c.feit.ouder_id == c.ouder_id]
    assert len({c.feit.id for c in zelf}) == len(zelf) == 3, "each verdachte a verhoor of his own"
    from dataclasses import replace

    from app.domain.dossiers import Dossier
    from app.domain.mensen import Leerling

    def geboren(dag: date) -> list[Opsporingsconcept]:
        leerling = team_sessie.lees_een(Leerling, team_sessie.lees_een(Dossier, d).leerling_id)
        with team_sessie.schrijf() as tx:
            tx.wijzig(replace(leerling, geboortedatum=dag))
        return maak(team_sessie, d, "oproep_verhoor")

    (zestien,) = geboren(date(2010, 11, 18))
    assert "Je mag zonder je ouders komen" in zestien.tekst
    (net,) = [c for c in geboren(date(2010, 11, 19)) if c.aan is Ontvangersoort.LEERLING]
    assert "Je ouders mogen mee" in net.tekst
    (achttien,) = geboren(date(2008, 11, 18))
    assert "schrijf ik alleen u" in achttien.tekst
    with pytest.raises(InvoerFout, match="jonger dan 12") as fout:
        geboren(date(2014, 11, 19))
    assert fout.value.veld == "verdachten"


@pytest.mark.parametrize(
    ("anders", "naam"),
    [
        ({"uren": "8"}, "9 tot 60 uur"),
        ({"uren": "9"}, ""),
        ({"uren": "60"}, ""),
        ({"uren": "61"}, "Niet meer dan 60"),
        ({"uren": "0", "te_laat": "11"}, "9 tot 60 uur"),
        ({"uren": "0", "te_laat": "12"}, ""),
        ({"instemming_ouders": ""}, "De ouders stemmen in"),
        ({"eigen_initiatief": "nee"}, "Eigen keuze van de jongere"),
        ({"problematiek": "ja"}, "Geen ernstige problemen zonder hulp"),
        ({"tweede": "ja"}, "Niet eerder naar Halt"),
    ],
)
def test_halt_is_geweigerd_met_reden_op_en_naast_de_grens(
    team_met_dossier: tuple[Sessie, str], anders: dict[str, str], naam: str
) -> None:
    sessie, d = team_met_dossier
    if anders.pop("tweede", ""):
        eerste = Haltverwijzing(
            dossier_id=d, datum=date(2026, 10, 1), uren=20.0, retour=date(2026, 10, 20),
            uitslag=Haltuitslag.GESLAAGD,
        )  # fmt: skip
        opsporing.bewaar(sessie, eerste)
    for f in feiten(sessie, d, Haltverwijzing):
        if f.retour is None:
            opsporing.trek_in(sessie, f)
    concepten = maak(sessie, d, "halt_verwijzing", **anders)
    assert concepten[0].concept is bool(naam)
    assert naam in concepten[0].waarom_concept
    if not naam:
        return
    with pytest.raises(KnownError, match="Nog niet in orde voor Halt"):
        opsporingsbrieven.registreer(sessie, concepten)
    zonder = maak(sessie, d, "halt_verwijzing", **anders, partners="")
    with pytest.raises(KnownError, match="Nog niet in orde voor Halt"):  # before any gap
        opsporingsbrieven.registreer(sessie, zonder)
    (toch,) = maak(sessie, d, "halt_verwijzing", **anders, reden="Zo afgesproken met de officier.")
    assert not toch.concept
    assert "Zo afgesproken met de officier." in " ".join(tekst(toch.pdf).split())
    assert toch.feit.reden == "Zo afgesproken met de officier."


@pytest.fixture(scope="module")
def team_met_dossier(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sessie, str]:
    """One team for all boundaries of Halt: nothing is recorded but what a test takes away."""
    from app.services.sessie import maak_team
    from tests.conftest import GOEDKOOP, klok

    pad = tmp_path_factory.mktemp("halt") / "x.kantelpunt"
    sessie, _ = maak_team(
        pad, naam="S. de Wit", wachtwoord=WACHTWOORD, boa=True, klok=klok, kosten=GOEDKOOP
    )
    return sessie, boateam(sessie, "apart")


def test_wat_weggaat_ligt_verzegeld_met_zijn_feit(team_sessie: Sessie) -> None:
    d = boateam(team_sessie, "apart")
    concepten = maak(team_sessie, d, "oproep_verhoor")
    wijziging = opsporingsbrieven.registreer(team_sessie, concepten, Bezorgwijze.AANGETEKEND)
    (verhoor,) = feiten(team_sessie, d, Verhoor)
    assert (verhoor.uitgenodigd, verhoor.verdachte) == (VANDAAG, Verdachte.LEERLING)
    assert verhoor.plaats == "Gemeente Modelstad, Marktplein 1, Modelstad"
    stukken = feiten(team_sessie, d, Opsporingsstuk)
    assert {s.over_id for s in stukken} == {verhoor.id}
    assert {s.bezorgwijze for s in stukken} == {Bezorgwijze.AANGETEKEND}
    per_wie = {c.ontvanger: c.pdf for c in concepten}
    for s in stukken:
        assert opsporingsbrieven.lees_stuk(team_sessie, s) == per_wie[s.ontvanger]
    assert team_sessie.lees(Brief) == [], "nothing of it in the team file"
    assert opsporing.controleer(team_sessie)[0].fouten == ()  # type: ignore[union-attr]
    # A second letter about the same verhoor, with another time, is no second verhoor.
    weer = maak(team_sessie, d, "oproep_verhoor", tijd_verhoor="15:00")
    opsporingsbrieven.registreer(team_sessie, weer)
    assert len(feiten(team_sessie, d, Verhoor)) == 1
    opsporing.maak_ongedaan(team_sessie, wijziging)
    assert len(feiten(team_sessie, d, Opsporingsstuk)) == 3
    assert feiten(team_sessie, d, Verhoor) == []


def test_halt_advies_en_afschrift_leggen_vast_waar_zij_over_gaan(team_sessie: Sessie) -> None:
    d = boateam(team_sessie, "apart")
    registreer = opsporingsbrieven.registreer
    registreer(team_sessie, maak(team_sessie, d, "halt_verwijzing"))
    (halt,) = feiten(team_sessie, d, Haltverwijzing)
    assert (halt.uren, halt.te_laat, halt.instemming_ouders) == (18.5, None, date(2026, 11, 17))
    velden = opsporingsbrieven.invulvelden(team_sessie, d, "halt_verwijzing", VANDAAG)
    assert {v.code: v.standaard for v in velden}["uren"] == "18,5", "it proposes what stands there"
    registreer(team_sessie, maak(team_sessie, d, "halt_verwijzing", te_laat="14"))
    (halt,) = feiten(team_sessie, d, Haltverwijzing)
    assert (halt.te_laat, halt.versie) == (14, 2)
    registreer(team_sessie, maak(team_sessie, d, "advies_raad"))
    (advies,) = feiten(team_sessie, d, Adviesvraag)
    assert (advies.aan, advies.wie, advies.gevraagd) == ("raad", "Raad Modelland", VANDAAG)
    een_pv(team_sessie, d)
    registreer(team_sessie, maak(team_sessie, d, "afschrift_raad"))
    (pv,) = feiten(team_sessie, d, ProcesVerbaal)
    assert pv.kopie_raad == VANDAAG


def test_alleen_een_boa_met_een_zegel(team, tmp_path, monkeypatch, capsys) -> None:
    d = team.dossier.id
    ander = team.log_in(team.ander)
    for poging in (
        lambda: opsporingsbrieven.maak_concepten(ander, d, "oproep_verhoor", VANDAAG),
        lambda: opsporingsbrieven.invulvelden(ander, d, "halt_verwijzing", VANDAAG),
    ):
        with pytest.raises(RechtFout, match="alleen te zien voor een BOA"):
            poging()
    with pytest.raises(KnownError, match="hoort bij opsporing"):
        brieven.maak_concepten(team.een, d, "oproep_verhoor", VANDAAG)
    with pytest.raises(KnownError, match="geen brief van opsporing"):
        opsporingsbrieven.maak_concepten(team.een, d, "waarschuwing", VANDAAG)

    def doe(wie: str, wachtwoord: str, *meer: str) -> tuple[int, str, str]:
        monkeypatch.setenv("KANTELPUNT_WACHTWOORD", wachtwoord)
        monkeypatch.setenv("KANTELPUNT_GEBRUIKER", wie)
        woorden = ["brief", str(team.pad), "Iepenlaan, Emre", "oproep_verhoor", *meer]
        code = voer_uit(woorden, lambda *_a, **_k: 0)
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    naar = ["--naar", str(tmp_path / "o.pdf"), "--concept"]
    velden = [f"--veld={c}={w}" for c, w in VELDEN["oproep_verhoor"].items()]
    code, _, err = doe("A. Ander", START, *naar)
    assert (code, err) == (
        1,
        "kantelpunt: Opsporing is alleen te zien voor een BOA. Vraag een collega die BOA is.\n",
    )
    code, uit, _ = doe("S. de Wit", WACHTWOORD, *naar, *velden, "--veld=verdachten=moeder")
    assert code == 0
    assert "aan een ouder, concept" in uit
    assert (tmp_path / "o.pdf").read_bytes().startswith(b"%PDF")
    code, _, err = doe("S. de Wit", WACHTWOORD, *naar, *velden)
    assert code == 1
    assert "geen verdachte gekozen" in err


def test_drie_paginas_verzuim(team_sessie: Sessie) -> None:
    d = boateam(team_sessie, "apart")
    veel_verzuim(team_sessie, d)
    (c,) = maak(team_sessie, d, "advies_arts")
    bladen = paginateksten(c.pdf)
    assert len(bladen) >= 3
    assert f"pagina 3 van {len(bladen)}" in bladen[2]


def test_elk_sjabloon_van_opsporing_is_gekeurd() -> None:
    for code in verzegelde_codes():
        s = sjabloon(code)
        keur_sjabloon(s)
        assert (s.kring, s.ondertekent) == ("opsporing", "boa")
        for t in s.teksten.values():
            assert "verwijtbaar" not in t.tekst.lower()
            assert "bsn" not in t.tekst.lower()
