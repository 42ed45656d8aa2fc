"""Writing: all or nothing, versions, withdrawing, undoing, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlcipher3

from app.domain.dossiers import Behandelaar, Dossier, Sluitreden, Taak
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten, VersieConflict
from app.domain.handelen import Contact
from app.domain.mensen import Leerling
from app.domain.scholen import School
from app.domain.team import Instelling
from app.domain.verzuim import Melding, Meldingbron, Periodesoort, Verzuimperiode, Verzuimsoort
from db import audit, feiten
from db.schrijven import SCHRIJFVOLGORDE, schrijf
from db.verbinding import Verbinding, open_
from db.wijziging import Deel
from tests.db.conftest import NU, SLEUTEL, Basis

DAG = date(2026, 11, 16)


def test_what_is_written_is_read_back_whole(v: Verbinding, basis: Basis) -> None:
    melding = Melding(
        leerling_id=basis.leerling.id,
        dossier_id=basis.dossier.id,
        school_id=basis.school.id,
        meldingsnummer="V-1",
        bron=Meldingbron.DUO,
        soort=Verzuimsoort.UUR16,
        melddatum=DAG,
        begindatum=date(2026, 11, 2),
        uren=18,
        alle_lessen_gemist=True,
        toelichting="Łódź – ’s ochtends",
    )
    with schrijf(v, basis.ambtenaar.id, NU) as tx:
        assert tx.maak(melding) is melding
    gelezen = feiten.lees_een(v, Melding, melding.id)
    assert gelezen == melding
    assert type(gelezen.uren) is float
    assert gelezen.soort is Verzuimsoort.UUR16
    assert gelezen.alle_lessen_gemist is True
    assert gelezen.einddatum is None
    assert hash(gelezen) == hash(melding)


def test_the_change_names_what_was_written(v: Verbinding, basis: Basis) -> None:
    taak = Taak(dossier_id=basis.dossier.id, datum=DAG, omschrijving="School bellen")
    with schrijf(v, "a", NU) as tx:
        tx.maak(taak)
        tx.wijzig(replace(basis.school, plaats="Elders"))
    assert tx.wijziging.delen == (
        Deel("taak", taak.id, "maak", basis.dossier.id, 1),
        Deel("school", basis.school.id, "wijzig", None, 2),
    )
    assert tx.wijziging.dossier_ids == {basis.dossier.id}
    assert tx.kop == audit.kop(v)
    assert tx.kop[0] == 7


def test_an_exception_leaves_nothing(v: Verbinding, basis: Basis) -> None:
    kop = audit.kop(v)

    def half() -> None:
        with schrijf(v, "a", NU) as tx:
            tx.maak(School(naam="Weg"))
            tx.wijzig(replace(basis.leerling, roepnaam="Weg"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert feiten.lees(v, School) == [basis.school]
    assert feiten.lees_een(v, Leerling, basis.leerling.id) == basis.leerling
    assert audit.kop(v) == kop


def test_who_is_second_gets_both_versions(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        nieuw = tx.wijzig(replace(basis.school, plaats="Eén"))
    assert nieuw.versie == 2
    eigen = replace(basis.school, plaats="Twee")
    with pytest.raises(VersieConflict) as fout, schrijf(v, "b", NU) as tx:
        tx.wijzig(eigen)
    assert fout.value.eigen == eigen
    assert fout.value.bestaand == nieuw
    assert feiten.lees_een(v, School, nieuw.id) == nieuw


def test_a_conflict_that_is_caught_does_not_spoil_the_rest(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        with pytest.raises(VersieConflict):
            tx.wijzig(replace(basis.school, versie=7))
        tx.maak(School(naam="Wel"))
    assert len(feiten.lees(v, School)) == 2
    assert audit.controleer(v).fouten == ()


def test_a_withdrawn_fact_conflicts_with_nothing_standing(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.trek_in(School, basis.school.id, 1)
    assert feiten.lees(v, School) == []
    with pytest.raises(VersieConflict) as fout, schrijf(v, "a", NU) as tx:
        tx.wijzig(basis.school)
    assert fout.value.bestaand is None
    with pytest.raises(KnownError, match="bestaat niet meer"):
        feiten.lees_een(v, School, basis.school.id)


def test_saving_without_a_change_writes_nothing(v: Verbinding, basis: Basis) -> None:
    kop = audit.kop(v)
    with schrijf(v, "a", NU) as tx:
        assert tx.wijzig(basis.school) is basis.school
    assert not tx.wijziging
    assert audit.kop(v) == kop


def test_withdraw_and_put_back(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.trek_in(School, basis.school.id, 1)
    with schrijf(v, "a", NU) as tx:
        terug = tx.zet_terug(School, basis.school.id)
    assert terug == replace(basis.school, versie=3)
    assert feiten.lees(v, School) == [terug]
    with pytest.raises(KnownError, match="niet"), schrijf(v, "a", NU) as tx:
        tx.zet_terug(School, basis.school.id)


def test_undo_goes_back_in_reverse(v: Verbinding, basis: Basis) -> None:
    ander = Leerling(achternaam="Berk", geboortedatum=date(2011, 1, 2))
    with schrijf(v, "a", NU) as tx:
        tx.maak(ander)
        tx.maak(Dossier(leerling_id=ander.id, dossiernummer="2", geopend=DAG))
        school = tx.wijzig(replace(basis.school, plaats="Elders", termijn_stap2=4))
        tx.wijzig(replace(school, telefoon="055"))
        tx.trek_in(type(basis.ouder), basis.ouder.id, 1)
    gedaan = tx.wijziging
    assert audit.na(v, 5) == (10, gedaan)
    with schrijf(v, "a", NU) as tx:
        tx.draai_terug(gedaan)
    assert [x.id for x in feiten.lees(v, Leerling)] == [basis.leerling.id]
    assert [x.id for x in feiten.lees(v, Dossier)] == [basis.dossier.id]
    assert feiten.lees(v, School) == [replace(basis.school, versie=5)]
    assert feiten.lees(v, type(basis.ouder)) == [replace(basis.ouder, versie=3)]
    assert audit.controleer(v).fouten == ()


def test_undo_refuses_when_somebody_worked_on(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        nieuw = tx.wijzig(replace(basis.school, plaats="Elders"))
    wijziging = tx.wijziging
    with schrijf(v, "b", NU) as tx:
        tx.wijzig(replace(nieuw, plaats="Verder"))
    with pytest.raises(VersieConflict), schrijf(v, "a", NU) as tx:
        tx.draai_terug(wijziging)


def test_what_others_hang_on_is_not_withdrawn(v: Verbinding, basis: Basis) -> None:
    for soort, feit in ((Leerling, basis.leerling), (Dossier, basis.dossier)):
        with schrijf(v, "a", NU) as tx:
            taak = tx.maak(
                Taak(dossier_id=basis.dossier.id, datum=DAG, omschrijving="School bellen")
            )
        with pytest.raises(KnownError, match="hangen nog"), schrijf(v, "a", NU) as tx:
            tx.trek_in(soort, feit.id, 1)
        with schrijf(v, "a", NU) as tx:
            tx.trek_in(Taak, taak.id, 1)
    with schrijf(v, "a", NU) as tx:
        tx.trek_in(Dossier, basis.dossier.id, 1)


def test_nothing_new_hangs_on_what_was_withdrawn(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.trek_in(Dossier, basis.dossier.id, 1)
    contact = Contact(dossier_id=basis.dossier.id, datum=DAG)
    with pytest.raises(InvoerFout, match="ingetrokken") as fout, schrijf(v, "a", NU) as tx:
        tx.maak(contact)
    assert fout.value.veld == "dossier_id"


@pytest.mark.parametrize(
    ("feit", "veld", "tekst"),
    [
        (Leerling(achternaam="X", geboortedatum=DAG, bsn="999900377"), "bsn", "al een leerling"),
        (School(naam="X", brin="99AA", vestiging="00"), "brin", "al een school"),
        (Instelling(naam="gemeente", waarde="x"), "naam", "bestaat al"),
    ],
    ids=lambda x: "" if not isinstance(x, str) else x,
)
def test_twice_the_same_is_refused(
    v: Verbinding, basis: Basis, feit: Leerling | School | Instelling, veld: str, tekst: str
) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.maak(Instelling(naam="gemeente", waarde="Modelstad"))
    with pytest.raises(InvoerFout, match=tekst) as fout, schrijf(v, "a", NU) as tx:
        tx.maak(feit)
    assert fout.value.veld == veld


def test_one_open_dossier_per_leerling(v: Verbinding, basis: Basis) -> None:
    tweede = Dossier(leerling_id=basis.leerling.id, dossiernummer="2", geopend=DAG)
    with pytest.raises(InvoerFout, match="al een open dossier"), schrijf(v, "a", NU) as tx:
        tx.maak(tweede)
    dicht = replace(basis.dossier, gesloten=DAG, sluitreden=Sluitreden.HERSTELD)
    with schrijf(v, "a", NU) as tx:
        tx.wijzig(dicht)
        tx.maak(tweede)
    assert len(feiten.lees(v, Dossier)) == 2


def test_a_number_of_a_withdrawn_fact_is_free_again(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.trek_in(School, basis.school.id, 1)
        tx.maak(School(naam="Nieuw", brin="99AA", vestiging="00"))
    assert [s.naam for s in feiten.lees(v, School)] == ["Nieuw"]


def test_many_at_once_in_the_order_that_references_need(v: Verbinding) -> None:
    leerling = Leerling(achternaam="A", geboortedatum=date(2012, 1, 1))
    dossier = Dossier(leerling_id=leerling.id, dossiernummer="1", geopend=DAG)
    periode = Verzuimperiode(
        leerling_id=leerling.id,
        dossier_id=dossier.id,
        soort=Periodesoort.ONGEOORLOOFD,
        eerste_dag=DAG,
    )
    contact = Contact(dossier_id=dossier.id, datum=DAG, notitie="Gesproken met vader.")
    with schrijf(v, "a", NU) as tx:
        tx.maak_veel([contact, periode, dossier, leerling])
    assert feiten.lees(v, Contact) == [contact]
    assert audit.controleer(v).fouten == ()


def test_of_many_with_one_wrong_none_lands(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.maak(School(naam="Ervoor"))
        with pytest.raises(InvoerFout):
            tx.maak_veel(
                [
                    *(School(naam=f"Samen {i}") for i in range(50)),
                    School(naam="Dubbel", brin="99AA", vestiging="00"),
                ]
            )
        with pytest.raises(NotitieGesloten):
            tx.maak_veel(
                [
                    School(naam="Samen"),
                    Contact(dossier_id=basis.dossier.id, datum=DAG, notitie="Dit mag niet."),
                ]
            )
        tx.maak(School(naam="Erna"))
    assert {s.naam for s in feiten.lees(v, School)} == {basis.school.naam, "Ervoor", "Erna"}
    assert len(tx.wijziging.delen) == 2
    assert audit.controleer(v).fouten == ()


def test_the_writing_order_has_every_kind_after_what_it_refers_to() -> None:
    from app.domain.feit import velden

    assert set(SCHRIJFVOLGORDE) == set(FEITSOORTEN)
    plaats = {s.SOORT: i for s, i in SCHRIJFVOLGORDE.items()}
    for soort in FEITSOORTEN:
        for x in velden(soort):
            if x.verwijst_naar:
                assert plaats[x.verwijst_naar] < plaats[soort.SOORT]


def test_a_reference_to_nothing_is_a_bug(v: Verbinding, basis: Basis) -> None:
    with pytest.raises(sqlcipher3.IntegrityError), schrijf(v, "a", NU) as tx:
        tx.maak(Behandelaar(dossier_id=basis.dossier.id, ambtenaar_id="niemand", van=DAG))


def test_the_moment_must_know_its_zone(v: Verbinding) -> None:
    with pytest.raises(ValueError, match="time zone"), schrijf(v, "a", datetime(2026, 1, 1)):  # noqa: DTZ001
        pass


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM school",
        "DELETE FROM audit",
        "UPDATE audit SET ambtenaar_id = 'x'",
        "DELETE FROM audit_waarde",
        "UPDATE audit_waarde SET waarden = '[]'",
        "UPDATE school SET id = 'anders'",
        "UPDATE school SET versie = versie",
        "UPDATE school SET versie = 1",
        "DELETE FROM leerling",
    ],
)
def test_facts_and_audit_only_grow_also_for_sql(v: Verbinding, basis: Basis, sql: str) -> None:
    with pytest.raises(sqlcipher3.IntegrityError) as fout:
        v.conn.execute(sql)
    assert str(fout.value).startswith("kantelpunt:vast:")
    assert audit.controleer(v).fouten == ()


def test_many_threads_of_one_program_wait_for_each_other(
    v: Verbinding, pad: Path, basis: Basis
) -> None:
    import threading

    def werk(n: int) -> None:
        with open_(pad, SLEUTEL) as w:
            for i in range(10):
                with schrijf(w, f"a{n}", NU) as tx:
                    tx.maak(School(naam=f"{n}-{i}"))

    draden = [threading.Thread(target=werk, args=(n,)) for n in range(4)]
    for d in draden:
        d.start()
    for d in draden:
        d.join()
    assert feiten.tel(v, School) == 41
    rapport = audit.controleer(v)
    assert rapport.fouten == ()
    assert rapport.aantal == 45
