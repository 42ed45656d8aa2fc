"""Who is no BOA sees "BOA-termijn" and a date, everywhere, and no other word of it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.cli.opdrachten import voer_uit
from app.domain.opsporing import (
    Adviesaan,
    Adviesvraag,
    Haltverwijzing,
    Overtreding,
    ProcesVerbaal,
    Verdachte,
)
from app.services import agenda, caseload, logboek, opsporing
from app.services.afdruk import caseload_pdf
from app.services.dossierbeeld import open_dossier
from app.services.uitwisseling import exporteer
from app.ui.palet import Palet
from tests.conftest import VANDAAG
from tests.services.conftest import GEHEIM, START
from tests.ui.opsporing.conftest import rust
from tests.ui.opsporing.woorden import alle_teksten

WOORDEN = ("verhoor", "halt", "proces-verbaal", "procesverbaal", "strafrecht", GEHEIM.lower())


@pytest.fixture
def gevuld(team):
    """The team with a sealed fact of every kind; the engine's own date."""
    for feit in (
        team.verhoor(gehouden=VANDAAG, verslag=GEHEIM),
        Adviesvraag(dossier_id=team.dossier.id, aan=Adviesaan.RAAD, wie=GEHEIM, gevraagd=VANDAAG),
        Haltverwijzing(dossier_id=team.dossier.id, datum=VANDAAG, reden=GEHEIM),
        ProcesVerbaal(
            dossier_id=team.dossier.id,
            verdachte=Verdachte.OUDER,
            ouder_id=team.ouder.id,
            overtreding=Overtreding.SIGNAAL,
            opgemaakt=VANDAAG,
            reden=GEHEIM,
        ),
    ):
        opsporing.bewaar(team.een, feit)
    return team


def zonder(tekst, waar):
    for woord in WOORDEN:
        assert woord not in tekst.lower(), (waar, woord)


@pytest.mark.parametrize("wie", ["ander", "leider"])
def test_no_screen_says_more_than_a_date(gevuld, wie, venster_van, qtbot):
    sessie = gevuld.log_in(getattr(gevuld, wie))
    venster = venster_van(sessie, na=True)
    assert venster.boabalk.isHidden()
    venster.ga("caseload")
    rust(qtbot)
    for code in ("agenda", "meldingen"):
        venster.ga(code)
        rust(qtbot)
    venster.ga("dossier", gevuld.dossier.id)
    view = venster.huidig_scherm
    assert view.opsporing is None
    for spoor in view.beeld.stand.sporen:
        view.bediening.toon(spoor.sleutel)
        zonder(alle_teksten(view), f"track {spoor.naam}")
    view.bediening.sluit()
    view.open_formulier("verhoor")
    assert view.formulier.formulier is None
    venster.ga("leerling", gevuld.leerling.id)
    for code in ("mensen", "reservekopie"):
        venster.ga(code)
        rust(qtbot)
    assert "boa-termijn" in alle_teksten(venster._schermen["dossier"])
    assert "boa-termijn" in alle_teksten(venster._schermen["agenda"])
    for code in ("caseload", "agenda", "meldingen", "dossier", "leerling", "reservekopie"):
        zonder(alle_teksten(venster._schermen[code]), code)
    zonder(alle_teksten(venster._schermen["mensen"]), "mensen")
    zonder(venster.windowTitle(), "title")
    zonder(" ".join(naam for _, naam in venster._recent), "recent")
    blad = venster._schermen["reservekopie"].bladen
    assert [blad.tabText(i) for i in range(blad.count())] == ["Reservekopieën", "Logboek"]
    palet = Palet(venster.kern, list(venster.acties.values()), venster, recent=venster._recent)
    palet.veld.setText("iep")
    QApplication.processEvents()
    zonder(alle_teksten(palet), "palette")
    palet.close()
    from app.ui.vastleggen.menu import vastleggen_menu

    menu = vastleggen_menu(venster.kern, gevuld.dossier.id, venster)
    zonder(" ".join(a.text() for a in menu.actions()), "menu")


def test_no_service_or_file_says_more_than_a_date(gevuld, tmp_path):
    from app.services import dossierjson

    sessie = gevuld.log_in(gevuld.ander)
    beeld = open_dossier(sessie, gevuld.dossier.id, VANDAAG)
    zonder(json.dumps(dossierjson.als_json(beeld), ensure_ascii=False), "json")
    rijen = caseload.Caseload(sessie).laad(VANDAAG)
    zonder(json.dumps([caseload.als_json(r) for r in rijen], ensure_ascii=False), "caseload json")
    dagen = agenda.maak_agenda(sessie, VANDAAG)
    zonder(" ".join(f"{r.wat} {r.uitleg}" for r in dagen.regels), "agenda")
    assert any("BOA-termijn" in r.wat for r in dagen.regels)
    pdf = caseload_pdf(
        rijen,
        ["leerling", "soort", "stap", "kantelt", "naar"],
        titel="Caseload",
        filtertekst="",
        teamnaam="T",
        peildatum=VANDAAG,
    )
    import pypdfium2

    blad = pypdfium2.PdfDocument(pdf)
    zonder("".join(p.get_textpage().get_text_range() for p in blad), "print")
    zonder(" ".join(r.wat for r in logboek.laatste(sessie)), "log")
    map_ = exporteer(sessie, tmp_path / "uit")
    bestanden = list(map_.rglob("*"))
    assert any(b.name == "boa_termijnen.csv" for b in bestanden)
    for bestand in bestanden:
        zonder(bestand.name, "export name")
        if bestand.suffix == ".csv":
            zonder(bestand.read_text(encoding="utf-8-sig"), bestand.name)


def opdracht(team, wie, wachtwoord, capsys, monkeypatch, *meer):
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", wachtwoord)
    code = voer_uit(
        ["dossier", str(team.pad), team.leerling.id, "--gebruiker", wie,
         "--peildatum", VANDAAG.isoformat(), *meer],
        lambda *_a, **_k: 0,
    )  # fmt: skip
    uit = capsys.readouterr()
    assert code == 0, uit.err
    return uit.out


def test_command_line_a_boa_reads_the_sealed_tracks_and_others_a_date(gevuld, capsys, monkeypatch):
    van_boa = opdracht(gevuld, "T. Twee", START, capsys, monkeypatch)
    assert "MAS: strafrecht" in van_boa
    assert "Proces-verbaal opgemaakt" in van_boa
    sporen = json.loads(opdracht(gevuld, "T. Twee", START, capsys, monkeypatch, "--json"))["sporen"]
    assert "mas_strafrecht" in {s["code"] for s in sporen}
    gezien = opsporing.logboek_opsporing(gevuld.een, actie="raadpleeg")
    assert [r.wie for r in gezien] == ["T. Twee", "T. Twee"]

    van_ander = opdracht(gevuld, "A. Ander", START, capsys, monkeypatch)
    assert "BOA-termijn" in van_ander
    zonder(van_ander, "text")
    als_json = opdracht(gevuld, "A. Ander", START, capsys, monkeypatch, "--json")
    zonder(als_json, "json")
    boa = [s for s in json.loads(als_json)["sporen"] if s["code"] == "boa"]
    assert len(boa) == 1


def test_a_crash_report_quotes_nothing_that_is_sealed(gevuld):
    from app.ui.crash import rapport

    feit = opsporing.lees_opsporing(gevuld.een)[gevuld.dossier.id][0]
    try:
        raise ValueError(f"{feit.verslag} op {date(2026, 11, 18)}")
    except ValueError as fout:
        zonder(rapport(fout, None), "report")
