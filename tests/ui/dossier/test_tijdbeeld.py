"""The arithmetic of stepper and tijdlijn picture, checked with a ruler and a calendar."""

from __future__ import annotations

from datetime import date

from app.domain.datumwoorden import toon_dag
from app.domain.tijdlijnitem import Baan, Teken, TijdlijnItem
from app.protocol.stand import Doorloopstand, StapDoorloop
from app.ui.dossier.stappenplan import onderschrift, stappenplan
from app.ui.dossier.tijdschaal import Tijdschaal, bereik, passend, rijen, uitslag

WO18NOV = date(2026, 11, 18)


def item(datum: date, einde: date | None = None, baan: Baan = Baan.CONTACT) -> TijdlijnItem:
    return TijdlijnItem(datum=datum, einde=einde, soort="x", titel="x", baan=baan, vorm=Teken.STIP)


def test_schaal_heen_en_terug() -> None:
    schaal = Tijdschaal(date(2026, 10, 1), date(2026, 11, 30), 10.0)
    assert schaal.dagen == 61
    assert schaal.breedte == 610
    assert schaal.x(date(2026, 10, 15)) == 140
    assert schaal.midden(date(2026, 10, 15)) == 145
    assert schaal.dag(149.9) == date(2026, 10, 15)
    assert schaal.dag(-5) == date(2026, 10, 1)
    assert schaal.dag(9999) == date(2026, 11, 30)


def test_maanden_noemen_het_jaar_in_januari() -> None:
    schaal = Tijdschaal(date(2026, 12, 20), date(2027, 2, 3), 5.0)
    assert schaal.maanden() == [
        (date(2026, 12, 20), "december"),
        (date(2027, 1, 1), "januari 2027"),
        (date(2027, 2, 1), "februari"),
    ]


def test_bereik_geeft_lucht_en_een_minimum() -> None:
    items = [item(date(2026, 6, 1)), item(WO18NOV, date(2026, 12, 10))]
    assert bereik(items, WO18NOV) == (date(2026, 5, 25), date(2026, 12, 24))
    begin, einde = bereik([], WO18NOV)
    assert (einde - begin).days + 1 == 75
    assert einde == date(2026, 12, 2)
    vakantie = TijdlijnItem(
        datum=date(2027, 2, 20), soort="vakantie", titel="x", vorm=Teken.VAKANTIE
    )
    assert bereik([vakantie], WO18NOV)[1] == date(2026, 12, 2)


def test_passend_vult_de_breedte() -> None:
    assert passend(date(2026, 10, 1), date(2026, 10, 10), 500) == 50
    assert passend(date(2016, 1, 1), date(2026, 1, 1), 100) == 0.34


def test_wat_elkaar_raakt_krijgt_een_eigen_rij() -> None:
    schaal = Tijdschaal(date(2026, 10, 1), date(2026, 12, 1), 10.0)
    items = [
        item(date(2026, 10, 10)),  # 95 ± 8: 87–103
        item(date(2026, 10, 11)),  # 97–113 overlaps the first
        item(date(2026, 10, 12)),  # 107–123: free again on row 0
        item(date(2026, 10, 10), baan=Baan.HANDELEN),  # another lane
    ]
    assert rijen(items, schaal, WO18NOV, 16.0) == {0: 0, 1: 1, 2: 0, 3: 0}


def test_wat_geen_rij_meer_vindt_deelt_de_laatste() -> None:
    schaal = Tijdschaal(date(2026, 10, 1), date(2026, 12, 1), 10.0)
    items = [item(date(2026, 10, 10)) for _ in range(4)] + [item(date(2026, 10, 13))]
    # Four marks of one day and two rows: the rest shares a third; three days later row 0 is free.
    assert rijen(items, schaal, WO18NOV, 16.0, hoogstens=2) == {0: 0, 1: 1, 2: 2, 3: 2, 4: 0}


def test_balk_loopt_tot_en_met_de_laatste_dag() -> None:
    schaal = Tijdschaal(date(2026, 10, 1), date(2026, 12, 1), 10.0)
    balk = item(date(2026, 10, 5), date(2026, 10, 7), Baan.VERZUIM)
    assert uitslag(balk, schaal, WO18NOV, 16.0) == (40, 70)
    loopt = item(date(2026, 11, 16), None, Baan.VERZUIM)
    assert uitslag(loopt, schaal, WO18NOV, 16.0) == (460, 490)


def doorloop(stap: str, stand: Doorloopstand, **rest: object) -> StapDoorloop:
    return StapDoorloop(stap=stap, naam=f"stap {stap}", stand=stand, **rest)  # type: ignore[arg-type]


def test_takken_delen_een_kolom_in_de_orde_van_het_protocol() -> None:
    vakken = stappenplan(
        [
            doorloop("2", Doorloopstand.HUIDIG),
            doorloop("3a", Doorloopstand.KOMEND, tak="3a+3b"),
            doorloop("3b", Doorloopstand.KOMEND, tak="3a+3b"),
            doorloop("1", Doorloopstand.OVERGESLAGEN, reden="kwam van elders"),
            doorloop("4", Doorloopstand.KOMEND),
        ],
        ("1", "2", "3a", "3b", "4"),
    )
    assert [(v.stap, v.kolom, v.rij, v.rijen) for v in vakken] == [
        ("1", 0, 0, 1),
        ("2", 1, 0, 1),
        ("3a", 2, 0, 2),
        ("3b", 2, 1, 2),
        ("4", 3, 0, 1),
    ]


def test_herhaalde_stap_toont_de_lopende_keer() -> None:
    (vak,) = stappenplan(
        [
            doorloop("2", Doorloopstand.GEDAAN, begin=date(2026, 9, 1), einde=date(2026, 10, 1)),
            doorloop(
                "2", Doorloopstand.HUIDIG, begin=date(2026, 10, 1), kantelpunt=date(2026, 11, 17)
            ),
        ]
    )
    assert vak.stand is Doorloopstand.HUIDIG
    assert onderschrift(vak, WO18NOV, toon_dag) == "2e keer · kantelpunt was di 17 nov"
    assert onderschrift(vak, date(2026, 11, 17), toon_dag) == "2e keer · kantelpunt di 17 nov"


def test_onderschriften() -> None:
    def onder(stand: Doorloopstand, **rest: object) -> str:
        (vak,) = stappenplan([doorloop("1", stand, **rest)])
        return onderschrift(vak, WO18NOV, toon_dag)

    assert (
        onder(Doorloopstand.GEDAAN, begin=date(2026, 9, 23), einde=date(2026, 10, 14))
        == "23 sep – 14 okt"
    )
    assert onder(Doorloopstand.OVERGESLAGEN, reden="spoed") == "overgeslagen: spoed"
    assert onder(Doorloopstand.HUIDIG, begin=date(2026, 11, 2)) == "sinds ma 2 nov"
    assert onder(Doorloopstand.KOMEND) == ""
