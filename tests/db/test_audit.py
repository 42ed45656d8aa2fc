"""The audit as readers see it: who, when, what, old and new; and destroying values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlcipher3

from app.domain.dossiers import Dossier, Taak
from app.domain.handelen import Contactsoort
from app.domain.mensen import Leerling, Ouder
from app.domain.scholen import Regio, School
from db import audit, feiten
from db.schrijven import schrijf
from db.verbinding import Verbinding
from tests.db.conftest import NU, Basis


def test_history_gives_old_and_new_as_they_are_in_facts(v: Verbinding, basis: Basis) -> None:
    later = NU + timedelta(hours=1)
    with schrijf(v, "b", later) as tx:
        nieuw = tx.wijzig(replace(basis.school, regio=Regio.ZUID, termijn_stap2=4, plaats=""))
    with schrijf(v, "c", later) as tx:
        tx.wijzig(replace(nieuw, termijn_stap2=None))
        tx.trek_in(School, basis.school.id, 3)
    regels = audit.geschiedenis(v, "school", basis.school.id)
    assert [(r.actie, r.ambtenaar_id, r.versie) for r in regels] == [
        ("maak", basis.ambtenaar.id, 1),
        ("wijzig", "b", 2),
        ("wijzig", "c", 3),
        ("trek_in", "c", 4),
    ]
    assert regels[0].tijdstip == NU
    assert regels[0].velden["regio"] == (None, Regio.MIDDEN)
    assert regels[1].tijdstip == later
    assert regels[1].velden == {
        "regio": (Regio.MIDDEN, Regio.ZUID),
        "plaats": ("Modelstad", ""),
        "termijn_stap2": (None, 4),
    }
    assert regels[2].velden == {"termijn_stap2": (4, None)}
    assert regels[3].velden == {}


def test_an_earlier_version_comes_back_whole(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.wijzig(replace(basis.leerling, roepnaam="Anders", geboortedatum=date(2011, 1, 1)))
    assert audit.feit_op_versie(v, Leerling, basis.leerling.id, 1) == basis.leerling


def test_since_last_time_in_my_dossiers(v: Verbinding, basis: Basis) -> None:
    later = NU + timedelta(days=1)
    with schrijf(v, "b", later) as tx:
        tx.wijzig(replace(basis.dossier, protocol="eigen"))
        tx.maak(
            Taak(dossier_id=basis.dossier.id, datum=date(2026, 12, 1), omschrijving="Terugbellen")
        )
        tx.maak(School(naam="Elders"))
    audit.raadpleging(v, "b", basis.dossier.id, later)
    with schrijf(v, "ik", later) as tx:
        tx.maak(
            Taak(dossier_id=basis.dossier.id, datum=date(2026, 12, 2), omschrijving="Terugbellen")
        )
    regels = audit.sinds(v, NU, [basis.dossier.id], niet_door="ik")
    assert [(r.soort, r.actie) for r in regels] == [("dossier", "wijzig"), ("taak", "maak")]
    assert regels[0].velden == {"protocol": ("apeldoorn", "eigen")}
    assert len(audit.sinds(v, NU)) == 4
    assert audit.sinds(v, later) == []
    assert audit.sinds(v, NU, []) == []


def test_opening_a_dossier_is_recorded_and_is_no_change(v: Verbinding, basis: Basis) -> None:
    nr = audit.kop(v)[0]
    kop = audit.raadpleging(v, "b", basis.dossier.id, NU)
    assert kop == audit.kop(v)
    assert v.rijen(
        "SELECT actie, soort, feit_id, dossier_id, ambtenaar_id FROM audit WHERE nr = ?", (nr + 1,)
    ) == [("raadpleeg", "dossier", basis.dossier.id, basis.dossier.id, "b")]
    volgende, wijziging = audit.na(v, nr)
    assert volgende == nr + 1
    assert not wijziging
    assert audit.controleer(v).fouten == ()


def test_moments_are_kept_in_utc(v: Verbinding) -> None:
    from datetime import timezone

    zomertijd = datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    with schrijf(v, "a", zomertijd) as tx:
        tx.maak(School(naam="x"))
    assert v.waarde("SELECT tijdstip FROM audit") == "2026-06-30T22:30:00.000+00:00"
    assert audit.sinds(v, datetime(2026, 6, 30, 22, 29, tzinfo=UTC)) != []


def test_the_same_value_twice_has_another_digest(v: Verbinding) -> None:
    """Without salt, whoever sees the chain could guess values."""
    with schrijf(v, "a", NU) as tx:
        tx.maak(School(naam="Zelfde"))
        tx.maak(School(naam="Zelfde"))
    een, twee = (bytes(x) for (x,) in v.rijen("SELECT vingers FROM audit ORDER BY nr"))
    assert len(een) == len(twee)
    assert not {een[i : i + 16] for i in range(0, len(een), 16)} & {
        twee[i : i + 16] for i in range(0, len(twee), 16)
    }


def test_destroyed_values_are_gone_and_the_chain_holds(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.wijzig(replace(basis.leerling, roepnaam="Geheimnaam"))
    kop = audit.kop(v)
    with schrijf(v, "a", NU) as tx:
        tx.vernietig(Dossier, basis.dossier.id)
        tx.vernietig(Ouder, basis.ouder.id)
        tx.vernietig(Leerling, basis.leerling.id)
    assert feiten.lees(v, Leerling) == []
    rapport = audit.controleer(v, kop)
    assert rapport.fouten == ()
    assert rapport.aantal == kop[0] + 3
    resten = v.rijen("SELECT waarden FROM audit_waarde") + v.rijen(
        "SELECT zoeknaam FROM leerling_zoek"
    )
    assert not any("Geheimnaam" in r or "Iepenlaan" in r or "geheimnaam" in r for (r,) in resten)
    regels = audit.geschiedenis(v, "leerling", basis.leerling.id)
    assert [(r.actie, r.vernietigd) for r in regels] == [
        ("maak", True),
        ("wijzig", True),
        ("vernietig", False),
    ]


def test_a_destroyed_fact_is_found_by_no_search_index(v: Verbinding, basis: Basis) -> None:
    from db.zoeken import zoek_leerlingen

    assert len(zoek_leerlingen(v, "iepen")) == 1
    with schrijf(v, "a", NU) as tx:
        tx.vernietig(Dossier, basis.dossier.id)
        tx.vernietig(Ouder, basis.ouder.id)
        tx.vernietig(Leerling, basis.leerling.id)
    assert zoek_leerlingen(v, "iepen") == []


def test_what_others_hang_on_cannot_be_destroyed_first(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        with pytest.raises(sqlcipher3.IntegrityError):
            tx.vernietig(Leerling, basis.leerling.id)
        assert not tx.wijziging
        tx.maak(School(naam="Erna"))
    assert feiten.lees(v, Leerling) == [basis.leerling]
    assert audit.controleer(v).fouten == ()


def test_an_act_on_keys_is_in_the_chain_and_is_no_change(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.beheer("reservekopie_teruggezet", "f", aantal=3)
    assert not tx.wijziging
    (regel,) = audit.geschiedenis(v, "beheer", "f")
    assert regel.velden == {"handeling": (None, "reservekopie_teruggezet"), "aantal": (None, 3)}
    assert audit.sinds(v, NU) == []
    assert not audit.na(v, 0)[1].delen[5:]
    assert audit.controleer(v).fouten == ()


def test_choices_come_back_as_choices(v: Verbinding, basis: Basis) -> None:
    from app.domain.handelen import Contact

    with schrijf(v, "a", NU) as tx:
        c = tx.maak(Contact(dossier_id=basis.dossier.id, datum=date(2026, 11, 16)))
        tx.wijzig(replace(c, soort=Contactsoort.HUISBEZOEK, geslaagd=False))
    laatste = audit.geschiedenis(v, "contact", c.id)[-1]
    assert laatste.velden == {
        "soort": (Contactsoort.TELEFOON, Contactsoort.HUISBEZOEK),
        "geslaagd": (True, False),
    }
