"""Letters of the team's own: copy, from nothing, out to a file and in, away; hostile ones refused;
which letters belong where a case stands; what waits for a signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.cli.opdrachten import voer_uit
from app.domain.fouten import InvoerFout, KnownError
from app.domain.handelen import Brief
from app.domain.sporen import Gebeurtenis
from app.services import brieven, eigensjablonen, instellingen, postregister, sjablonen
from app.services.briefhierbij import hierbij
from app.services.dossierbeeld import dossierbeeld
from app.services.instellingen import Instellingen
from app.services.sessie import Sessie, maak_team
from app.services.vastleggen import maak_ongedaan
from db.sleutels import Kosten
from tests.conftest import WACHTWOORD
from tests.documents.papier import paginateksten
from tests.fabriek import een_melding, zet_dossier

VANDAAG = date(2026, 11, 18)
TEKST = "Wij zien u graag op de open dag. {% if leerling.twaalf %}Kom mee.{% endif %}\n"
_KOP = 'code = "x"\nnaam = "Proef"\ngroep = "gezin"\n'
_LEZERS = "".join(
    f'[tekst.{n}]\nonderwerp = "o"\ntekst = "t"\n' for n in ("leerling", "leerling18")
)


def met(tekst: str, kop: str = "") -> str:
    """Make a file of a letter of which the text for ouders is this."""
    return f"{_KOP}{kop}[tekst.ouder]\nonderwerp = 'o'\ntekst = '''{tekst}'''\n{_LEZERS}"


def test_eigen_brief_van_begin_tot_eind(
    team_sessie: Sessie,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    s = team_sessie
    instellingen.bewaar(s, Instellingen(gemeente="Modelstad", telefoon="055 000 0000"))
    dossier, _, _ = zet_dossier(s)
    geleverd = len(brieven.sjablonen(s))
    _, kopie = eigensjablonen.nieuw(s, "Uitnodiging  open dag", van="uitnodiging")
    assert kopie == "eigen_uitnodiging_open_dag"
    _, leeg = eigensjablonen.nieuw(s, "Brief aan school", groep="partners")
    assert len(brieven.sjablonen(s)) == geleverd + 2
    assert [v.code for v in brieven.invulvelden(kopie, s, dossier.id, VANDAAG)][:2] == [
        "datum_gesprek",
        "tijd_gesprek",
    ]
    with pytest.raises(InvoerFout, match="deze naam"):
        eigensjablonen.nieuw(s, "Brief aan SCHOOL")
    with pytest.raises(InvoerFout, match="deze naam"):
        eigensjablonen.nieuw(s, "Schriftelijke waarschuwing")
    # its text is changed like that of any letter; it goes out and keeps its name afterwards
    teksten = {t.sleutel: (t.onderwerp, TEKST) for t in sjablonen.teksten(s, leeg)}
    sjablonen.bewaar(s, leeg, teksten)
    (concept,) = brieven.maak_concepten(s, dossier.id, leeg, VANDAAG, {"partners": ""})
    assert "Kom mee." in " ".join(paginateksten(concept.pdf))
    velden = {"datum_gesprek": "2026-12-01", "tijd_gesprek": "10:00", "plaats_gesprek": "Zaal"}
    brieven.registreer(s, brieven.maak_concepten(s, dossier.id, kopie, VANDAAG, velden))
    with pytest.raises(KnownError, match="geen geleverde tekst"):
        sjablonen.terug_naar_geleverd(s, kopie)
    weg = eigensjablonen.verwijder(s, kopie)
    assert kopie not in sjablonen.eigen_codes(s)
    with pytest.raises(KnownError, match="niet"):
        brieven.maak_concepten(s, dossier.id, kopie, VANDAAG, velden)
    regels = postregister.lijst(s, VANDAAG, VANDAAG)
    assert {r.soort for r in regels} == {"Uitnodiging open dag"}
    maak_ongedaan(s, weg)
    assert kopie in sjablonen.eigen_codes(s)
    with pytest.raises(KnownError, match="Alleen een eigen"):
        eigensjablonen.verwijder(s, "uitnodiging")

    # to a file and back, by the command line; another team gets the same letter
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    pad, bestand = str(s.pad), tmp_path / "brief.toml"

    def roep(*woorden: str) -> tuple[int, str]:
        code = voer_uit(["sjabloon", pad, *woorden], lambda *_a: 0)
        uit = capsys.readouterr()
        return code, uit.out + uit.err

    assert "eigen_brief_aan_school" in roep()[1]
    assert roep(leeg, "--toml", str(bestand))[0] == 0
    assert roep(leeg, "--verwijder")[0] == 0
    assert roep("--lees-in", str(bestand)) == (0, f"Ingelezen: {leeg}.\n")
    assert [t.tekst for t in sjablonen.teksten(s, leeg)] == [TEKST]
    # a shipped letter from a file changes its texts, not who gets it
    toml = eigensjablonen.exporteer(s, "besluit_3a")
    assert 'ondertekent = "teamleider"' in toml
    toml = toml.replace('"teamleider"', '"ambtenaar"').replace("Leerplichtwet", "LEERPLICHTWET")
    assert eigensjablonen.importeer(s, toml)[1] == "besluit_3a"
    model = sjablonen.geldend(s, "besluit_3a")
    assert model.ondertekent == "teamleider"
    assert "LEERPLICHTWET" in model.teksten["ouder"].tekst


@pytest.fixture(scope="module")
def lege_sessie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessie]:
    """Give one empty team for all refusals."""
    pad = tmp_path_factory.mktemp("leeg") / "leeg.kantelpunt"
    kosten = Kosten(rondes=1, geheugen_kib=64, banen=1)
    sessie, _ = maak_team(pad, naam="S. de Wit", wachtwoord=WACHTWOORD, kosten=kosten)
    yield sessie
    sessie.sluit()


@pytest.mark.parametrize(
    ("toml", "woord"),
    [
        (met("{% for x in (1, 2) %}{% endfor %}"), "herhalen kan alleen"),
        (met("{% for a in verzuim %}{% for b in gedaan %}{% endfor %}{% endfor %}"), "andere herh"),
        (met("{{ leerling.schoenmaat }}"), "bestaat niet"),
        (met("{{ ''.__class__.__mro__ }}"), ""),
        (met("{{ leerling.naam.__init__ }}"), "bestaat niet"),
        (met("{{ 9 ** 9 ** 9 }}"), "gerekend"),
        (met("{{ range(10) }}"), "haakjes"),
        (met("{% include 'x' %}"), "ander bestand"),
        (met("<script>x</script>"), "teken <"),
        (met("a" * 50_000), "te lang"),
        (met("b", "[[veld]]\ncode = '__class__'\nlabel = 'x'\nsoort = 'tekst'\n"), "heten"),
        (met("b", "[[veld]]\ncode = 'items'\nlabel = 'x'\nsoort = 'tekst'\n"), "heten"),
        (met("b", "onzin = 3\n"), "niet goed"),
        (met("b", "aan = ['iedereen']\n"), "onbekende ontvanger"),
        ("geen toml [", "niet goed"),
        ("x" * 200_000, "te groot"),
    ],
    ids=lambda w: str(w)[:12] if len(str(w)) < 25 else "toml",
)
def test_een_vijandig_sjabloon_wordt_geweigerd_met_een_zin(
    lege_sessie: Sessie, toml: str, woord: str
) -> None:
    """A loop, a missing field, a hostile expression, 50 kB: a clear error; nothing is stored."""
    with pytest.raises(KnownError) as fout:
        eigensjablonen.importeer(lege_sessie, toml)
    assert woord in f"{fout.value.tekst} {fout.value.doe}"
    assert sjablonen.eigen_codes(lege_sessie) == ()


def test_een_eigen_brief_opent_geen_gesloten_dossier(team_sessie: Sessie) -> None:
    """003 h.3: a file that says it may always go out, does not."""
    dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
    _, code = eigensjablonen.importeer(team_sessie, met("Dag.", "altijd = true\ncollege = true\n"))
    model = sjablonen.geldend(team_sessie, code)
    assert (model.altijd, model.college) == (False, False)
    concepten = brieven.maak_concepten(team_sessie, dossier.id, code, VANDAAG)
    assert all(c.concept for c in concepten)
    assert team_sessie.lees(Brief) == []


def test_brieven_die_passen_waar_de_zaak_staat(team_sessie: Sessie) -> None:
    """Stap 2: the registration at the kernteam; after a kennisgeving: its receipt, first."""
    dossier, leerling, _ = zet_dossier(team_sessie, geopend=date(2026, 10, 5), stap="2")
    codes = [b.code for b in hierbij(team_sessie, dossierbeeld(team_sessie, dossier.id, VANDAAG))]
    assert "aanmelding_kernteam" in codes
    assert "kennisgeving_ontvangen" not in codes
    assert "besluit_3a" not in codes
    with team_sessie.schrijf() as tx:
        tx.maak(een_melding(leerling, dossier_id=dossier.id))
        tx.maak(
            Gebeurtenis(
                dossier_id=dossier.id,
                soort="kennisgeving",
                datum=date(2026, 11, 16),
                uitkomst="5_c",
            )
        )
    codes = [b.code for b in hierbij(team_sessie, dossierbeeld(team_sessie, dossier.id, VANDAAG))]
    assert codes[0] == "kennisgeving_ontvangen"
    assert "terugkoppeling_school" in codes  # the route of a 16-uur melding runs
