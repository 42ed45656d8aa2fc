"""A stap keeps the version of the protocol under which it began (protocollen 3; 'A team makes it').

Two versions of the small invented protocol gehucht.toml: from 1 October 2026 stap start
has 10 werkdagen instead of 7, the gate of the brug has another name, the brug tips to
a new stap, the pont, and only from there to the overkant.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from app.domain.dossiers import Besluitsoort
from app.domain.handelen import Contact, Contactmet
from app.protocol.ladder.besluiten import mogelijke_besluiten, reden_nodig
from app.protocol.lezen.laden import load_protocol
from app.protocol.model import Protocol, Regelset
from app.protocol.motor import bereken_stand
from app.protocol.stand import Aard, Doorloopstand, Stand
from tests.protocol.bouw import Zaak, dag

TOML = Path(__file__).with_name("gehucht.toml").read_text(encoding="utf-8")
OUD, NIEUW = date(2026, 8, 1), date(2026, 10, 1)
PONT = """
[[stap]]
code = "pont"
naam = "Met de pont"
bron = { document = "gehucht", plaats = "h. 3a" }
[stap.regie.inhoud]
allen = { organisatie = "veerdienst", persoon = "schipper" }
[stap.regie.proces]
allen = { organisatie = "veerdienst", persoon = "schipper" }
[stap.kantelpunt]
naar = "overkant"
termijn = { aantal = 5, eenheid = "werkdagen" }
bron = { document = "gehucht", plaats = "h. 3a, termijn" }
[stap.kantelpunt.vanaf]
feit = "begin"
naam = "Begin"
"""


@cache
def oud() -> Protocol:
    return load_protocol(TOML, "gehucht")


@cache
def nieuw() -> Protocol:
    toml = (
        TOML.replace("geldig_vanaf = 2026-08-01", "geldig_vanaf = 2026-10-01")
        .replace("aantal = 7", "aantal = 10")
        .replace('naar = "overkant"', 'naar = "pont"')
        .replace('naam = "Veerbewijs"', 'naam = "Kaartje voor het veer"')
        .replace('[[stap]]\ncode = "overkant"', PONT + '\n[[stap]]\ncode = "overkant"')
    )
    return load_protocol(toml, "gehucht nieuw")


def regels(op: date) -> Regelset:
    reeks = (oud(), nieuw()) if op >= NIEUW else (oud(),)
    return Regelset(reeks[-1], (), {"gehucht": reeks})


def stand(zaak: Zaak, op: str) -> Stand:
    return bereken_stand(regels(dag(op)), zaak.feiten, zaak.kalender, dag(op))


def opties(zaak: Zaak, op: str) -> set[tuple[str, str]]:
    gevonden = mogelijke_besluiten(regels(dag(op)), stand(zaak, op))
    return {(o.soort.value, o.stap) for o in gevonden}


def begonnen(op: str) -> Zaak:
    return Zaak(geopend=op, protocol=oud()).melding(op).begin(op, "start")


def test_the_last_day_of_the_old_version_and_the_first_of_the_new_one() -> None:
    # 7 werkdagen after wo 30 sep: 1, 2, 5, 6, 7, 8, 9 okt.
    ervoor = stand(begonnen("wo 30 sep 2026"), "ma 5 okt 2026")
    assert ervoor.kantelpunt.datum == dag("vr 9 okt 2026")
    assert "(volgens de versie van 1 augustus 2026)" in ervoor.kantelpunt.uitleg
    # 10 werkdagen after do 1 okt: 2, 5, 6, 7, 8, 9, 12, 13, 14, 15 okt.
    erop = stand(begonnen("do 1 okt 2026"), "ma 5 okt 2026")
    assert erop.kantelpunt.datum == dag("do 15 okt 2026")
    assert "versie van" not in erop.kantelpunt.uitleg
    versies = [
        {r.stap: r.versie for r in s.doorlopen if r.stand is Doorloopstand.HUIDIG}
        for s in (ervoor, erop)
    ]
    assert versies == [{"start": OUD}, {"start": NIEUW}]


def test_a_new_version_moves_no_date_of_a_running_stap() -> None:
    zaak = begonnen("wo 30 sep 2026")
    datums = {
        stand(zaak, op).kantelpunt.datum
        for op in ("wo 30 sep 2026", "do 1 okt 2026", "vr 9 okt 2026", "ma 2 nov 2026")
    }
    assert datums == {dag("vr 9 okt 2026")}
    assert "versie van" not in stand(zaak, "wo 30 sep 2026").kantelpunt.uitleg


def test_a_past_stap_tells_the_date_of_its_own_version() -> None:
    zaak = begonnen("wo 30 sep 2026").omhoog("di 6 okt 2026", "start", "brug")
    rijen = {r.stap: r for r in stand(zaak, "wo 7 okt 2026").doorlopen}
    assert (rijen["start"].kantelpunt, rijen["start"].versie) == (dag("vr 9 okt 2026"), OUD)
    assert rijen["brug"].versie == NIEUW


def test_a_decision_on_a_stap_that_only_the_newer_version_knows() -> None:
    zaak = begonnen("wo 16 sep 2026").omhoog("di 22 sep 2026", "start", "brug")
    assert ("opschalen", "pont") not in opties(zaak, "wo 30 sep 2026")
    later = opties(zaak, "do 1 okt 2026")
    assert {("opschalen", "overkant"), ("opschalen", "pont")} <= later
    zaak.omhoog("do 1 okt 2026", "brug", "pont")
    op = stand(zaak, "vr 2 okt 2026")
    # 5 werkdagen after do 1 okt: 2, 5, 6, 7, 8 okt.
    assert (op.stap, op.kantelpunt.datum) == ("pont", dag("do 8 okt 2026"))
    assert not op.signalen
    rijen = {r.stap: r for r in op.doorlopen}
    assert (rijen["pont"].versie, rijen["overkant"].stand) == (NIEUW, Doorloopstand.KOMEND)


def test_a_decision_before_the_new_version_on_its_stap_counts_by_the_new_version() -> None:
    zaak = Zaak(geopend="ma 21 sep 2026", protocol=oud()).begin("di 22 sep 2026", "pont")
    ervoor = stand(zaak, "wo 30 sep 2026")
    assert (ervoor.stap, [s.code for s in ervoor.signalen]) == ("", ["onbekende_stap"])
    erna = stand(zaak, "do 1 okt 2026")
    # 5 werkdagen after di 22 sep: 23, 24, 25, 28, 29 sep.
    assert (erna.stap, erna.kantelpunt.datum) == ("pont", dag("di 29 sep 2026"))


def test_a_stap_that_the_new_version_dropped_runs_on_and_can_be_left() -> None:
    zaak = Zaak(geopend="do 1 okt 2026", protocol=oud()).begin("do 1 okt 2026", "pont")
    weg = load_protocol(TOML.replace("= 2026-08-01", "= 2026-11-01"), "gehucht zonder pont")
    reeks = Regelset(weg, (), {"gehucht": (oud(), nieuw(), weg)})
    peildatum = dag("ma 2 nov 2026")
    op = bereken_stand(reeks, zaak.feiten, zaak.kalender, peildatum)
    assert (op.stap, op.kantelpunt.datum) == ("pont", dag("do 8 okt 2026"))
    assert [r.stap for r in op.doorlopen] == ["start", "brug", "pont", "overkant"]
    gevonden = mogelijke_besluiten(reeks, op)
    assert (Besluitsoort.OPSCHALEN, "overkant") in {(o.soort, o.stap) for o in gevonden}
    zaak.besluit("andere_termijn", "ma 2 nov 2026", "pont", aantal=30, eenheid="dagen")
    assert "5 werkdagen" in reden_nodig(reeks, op, zaak.feiten.besluiten[-1])
    op = bereken_stand(reeks, zaak.feiten, zaak.kalender, peildatum)
    assert op.kantelpunt.datum == dag("za 31 okt 2026")  # 30 dagen after do 1 okt
    assert "(volgens de versie van 1 oktober 2026)" not in op.kantelpunt.uitleg


def test_the_gate_and_the_default_date_come_from_the_version_too() -> None:
    zaak = begonnen("wo 16 sep 2026").omhoog("di 22 sep 2026", "start", "brug")
    assert [p.naam for p in stand(zaak, "vr 2 okt 2026").poorten] == ["Veerbewijs"]
    later = begonnen("do 1 okt 2026").omhoog("vr 2 okt 2026", "start", "brug")
    assert [p.naam for p in stand(later, "vr 2 okt 2026").poorten] == ["Kaartje voor het veer"]
    feit = Contact(dossier_id=zaak.dossier.id, datum=dag("wo 23 sep 2026"), met=Contactmet.SWV)
    zaak.lijsten.setdefault("contacten", []).append(feit)
    zaak.omhoog("ma 28 sep 2026", "brug", "overkant")
    punt = stand(zaak, "do 1 okt 2026").kantelpunt
    # 3 dagen after ma 28 sep.
    assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("do 1 okt 2026"))
    assert "(volgens de versie van 1 augustus 2026)" in punt.uitleg


def test_answers_and_passed_gates_of_a_decision_stand_in_words() -> None:
    zaak = begonnen("wo 16 sep 2026").omhoog(
        "di 22 sep 2026", "start", "brug", antwoorden="fiets=nee"
    )
    zaak.omhoog(
        "ma 28 sep 2026",
        "brug",
        "overkant",
        poorten="veerbewijs",
        reden="de schipper kent hem",
    )
    rijen = {r.stap: r for r in stand(zaak, "di 29 sep 2026").doorlopen}
    assert rijen["brug"].antwoorden == "Is er een fiets? Nee."
    assert rijen["overkant"].poorten == (
        "Verdergegaan terwijl dit nog niet in orde was: Veerbewijs. Reden: De schipper kent hem."
    )
    assert (rijen["start"].antwoorden, rijen["start"].poorten) == ("", "")
