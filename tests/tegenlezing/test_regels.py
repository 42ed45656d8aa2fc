"""Rules of the ladder that the tests of the engine left open, worked out with a calendar."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.dossiers import Toestemming, Toestemmingbesluit, Toestemmingdoel
from app.domain.fouten import InvoerFout
from app.domain.keuring import keur
from app.domain.scholen import Regio, Vakantie, VrijeDag
from app.protocol.ladder.besluiten import mogelijke_besluiten
from app.protocol.stand import PoortStand, Signaal
from app.services import caseloadtekst
from tests.protocol.bouw import Zaak, dag, in_stap, schrijf


def kort(zaak: Zaak, peildatum: str) -> tuple[str, str, str]:
    """Give what one line of the caseload says: urgency, date, where to."""
    stand = zaak.stand(peildatum)
    return (
        caseloadtekst.urgentie(stand)[1],
        caseloadtekst.kantelt(stand),
        caseloadtekst.naar(stand),
    )


@pytest.mark.parametrize(
    ("peildatum", "urgentie"),
    [
        # Melding on the last schooldag before the summer of Midden (18 July to 30 August):
        # 5 werkdagen later is Friday 24 July, and no schooldag lies between.
        ("ma 20 jul 2026", "op vr 24 jul"),
        ("vr 24 jul 2026", "vandaag"),
        ("ma 27 jul 2026", "over termijn sinds vr 24 jul"),
        ("ma 31 aug 2026", "1 schooldag over"),
    ],
)
def test_a_day_in_the_holidays_is_not_called_today(peildatum: str, urgentie: str) -> None:
    zaak = Zaak(geopend="vr 17 jul 2026").melding("vr 17 jul 2026")
    assert kort(zaak, peildatum) == (urgentie, "vr 24 jul", "beoordelen")


def test_an_aandachtsdatum_says_what_it_is_for_and_no_stap_to_tip_to() -> None:
    hersteld = in_stap("2", "wo 14 okt 2026").herstel("wo 28 okt 2026")
    assert kort(hersteld, "wo 18 nov 2026") == ("over 5 schooldagen", "wo 25 nov", "afsluiten?")
    actietafel = Zaak().begin("ma 16 nov 2026", "4")
    assert kort(actietafel, "wo 18 nov 2026")[2] == "plan de actietafel"


def test_after_the_actietafel_there_is_nothing_to_plan_any_more() -> None:
    zaak = in_stap("4", "wo 14 okt 2026")
    assert kort(zaak, "wo 28 okt 2026") == ("over 5 schooldagen", "wo 4 nov", "is er een plek?")


def test_on_the_new_date_of_an_andere_oplossing_the_conditions_are_asked_again() -> None:
    """Protocollen 3: "Andere oplossing in beeld" needs what, who and a new date."""
    zaak = in_stap("2", "wo 14 okt 2026").besluit(
        "andere_oplossing", "wo 18 nov 2026", "2", nieuwe_datum="wo 9 dec 2026"
    )
    assert zaak.stand("di 8 dec 2026").vragen == ()
    stand = zaak.stand("wo 9 dec 2026")
    assert [v.code for v in stand.vragen] == ["herstel", "andere_oplossing"]
    voorgesteld = [o for o in mogelijke_besluiten(zaak.protocol, stand) if o.voorgesteld]
    assert [(o.soort, o.stap) for o in voorgesteld] == [("opschalen", "3a")]
    hersteld = zaak.herstel("wo 9 dec 2026").stand("ma 18 jan 2027")
    assert hersteld.vragen == ()


def test_a_melding_that_was_dealt_with_is_not_said_to_be_absent() -> None:
    zaak = Zaak(geopend="ma 5 okt 2026").melding("ma 5 okt 2026", status="afgesloten")
    uitleg = zaak.stand("ma 12 okt 2026").kantelpunt.uitleg
    assert "Melding afgesloten op ma 5 oktober" in uitleg


def test_a_date_in_another_year_is_not_read_as_this_one() -> None:
    zaak = in_stap("3a", "do 29 okt 2026").besluit(
        "andere_termijn", "vr 30 okt 2026", "3a", aantal=16, eenheid="maanden"
    )
    assert kort(zaak, "wo 18 nov 2026")[1] == "di 29 feb 2028"
    assert kort(in_stap("2", "wo 2 dec 2026"), "wo 16 dec 2026")[1] == "wo 13 jan"


class TestAchttien:
    """Protocollen 3: on the day the kantelpunten lapse with reason and a choice is due."""

    GEBOREN = date(2008, 11, 18)

    def test_the_choice_is_due_without_a_stap_too(self) -> None:
        zaak = Zaak(geboren=self.GEBOREN).melding("ma 16 nov 2026")
        voor = zaak.stand("di 17 nov 2026")
        assert "beoordelen" in voor.kantelpunt.uitleg
        op = zaak.stand("wo 18 nov 2026")
        assert op.kantelpunt.datum == dag("wo 18 nov 2026")
        assert op.kantelpunt.uitleg.startswith("De leerling werd op wo 18 november 18 jaar.")
        assert op.kantelpunt.actie == "kies: overdragen, afsluiten of advies"
        assert not any(o.voorgesteld for o in mogelijke_besluiten(zaak.protocol, op))

    def test_geoorloofd_only_comes_back_at_eighteen(self) -> None:
        zaak = Zaak(geboren=self.GEBOREN).verzuim("ma 5 okt 2026", soort="ziekte")
        assert zaak.stand("di 17 nov 2026").kantelpunt.datum is None
        assert zaak.stand("wo 18 nov 2026").kantelpunt.datum == dag("wo 18 nov 2026")

    def test_a_chosen_day_moves_the_choice(self) -> None:
        zaak = Zaak(geboren=self.GEBOREN).besluit(
            "aandachtsdatum", "do 19 nov 2026", "", nieuwe_datum="vr 4 dec 2026"
        )
        assert zaak.stand("wo 25 nov 2026").kantelpunt.datum == dag("vr 4 dec 2026")

    def test_a_dossier_opened_for_who_is_eighteen_is_simply_looked_at(self) -> None:
        zaak = Zaak(geboren=self.GEBOREN, geopend="ma 23 nov 2026").melding("ma 23 nov 2026", "rmc")
        assert zaak.stand("wo 25 nov 2026").kantelpunt.datum == dag("ma 30 nov 2026")

    def test_startkwalificatie_does_not_end_the_leerplicht(self) -> None:
        # 16 on 18 November 2026, so leerplichtig up to and including 31 July 2027 (Lpw 3).
        zaak = in_stap(
            "2",
            "wo 14 okt 2026",
            geboren=date(2010, 11, 18),
            startkwalificatie=date(2026, 11, 2),
        )
        assert zaak.stand("wo 11 nov 2026").kantelpunt.datum == dag("wo 18 nov 2026")
        assert zaak.stand("za 31 jul 2027").kantelpunt.datum == dag("wo 18 nov 2026")
        na = zaak.stand("zo 1 aug 2027").kantelpunt
        assert na.datum == date(2027, 8, 1)
        assert na.uitleg.startswith(
            "Startkwalificatie behaald op ma 2 november 2026; "
            "de leerplicht liep tot en met za 31 juli."
        )

    def test_startkwalificatie_after_the_leerplicht_lapses_on_its_day(self) -> None:
        zaak = in_stap(
            "2",
            "wo 14 okt 2026",
            geboren=date(2009, 11, 18),
            startkwalificatie=date(2026, 11, 2),
        )
        assert zaak.stand("zo 1 nov 2026").kantelpunt.datum == dag("wo 18 nov 2026")
        assert zaak.stand("ma 2 nov 2026").kantelpunt.datum == dag("ma 2 nov 2026")


def poort(zaak: Zaak, peildatum: str) -> PoortStand:
    stand = zaak.stand(peildatum)
    return next(p for p in stand.poorten if p.code == "toestemming_kernteam")


class TestToestemming:
    """Protocollen 3: all with gezag; from 18 on nobody has gezag."""

    def eigen(self, zaak: Zaak, op: str, besluit: str = "gegeven") -> Zaak:
        feit = Toestemming(
            dossier_id=zaak.dossier.id,
            datum=dag(op),
            doel=Toestemmingdoel.KERNTEAM,
            besluit=Toestemmingbesluit(besluit),
        )
        return zaak._bij("toestemmingen", feit)

    def test_at_eighteen_the_leerling_answers_and_the_ouders_do_not(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", geboren=date(2008, 11, 18))
        zaak.toestemming("wo 14 okt 2026", 0).toestemming("wo 14 okt 2026", 1)
        assert poort(zaak, "di 17 nov 2026").open
        dicht = poort(zaak, "wo 18 nov 2026")
        assert not dicht.open
        assert "nog geen antwoord van de leerling" in dicht.uitleg.lower()
        self.eigen(zaak, "do 19 nov 2026")
        assert poort(zaak, "do 19 nov 2026").open
        assert "Toestemming gegeven door de leerling" in poort(zaak, "do 19 nov 2026").uitleg

    def test_at_eighteen_no_ouder_is_needed(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", geboren=date(2008, 11, 18), gezag=0)
        assert poort(self.eigen(zaak, "wo 18 nov 2026"), "wo 18 nov 2026").open

    @pytest.mark.parametrize("volgorde", [("gegeven", "geweigerd"), ("geweigerd", "gegeven")])
    def test_of_two_answers_on_one_day_the_refusal_rules(self, volgorde: tuple[str, str]) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", gezag=1)
        for besluit in volgorde:
            zaak.toestemming("do 15 okt 2026", besluit=besluit)
        assert not poort(zaak, "vr 16 okt 2026").open


class TestWeerThuis:
    """Protocollen 3: a relapse asks; a new spell after herstel is not passed over in silence."""

    def zaak(self, soort: str = "ongeoorloofd") -> Zaak:
        zaak = in_stap("2", "wo 14 okt 2026").verzuim("ma 5 okt 2026", "di 27 okt 2026")
        return zaak.herstel("wo 28 okt 2026").verzuim("ma 9 nov 2026", soort=soort)

    def signaal(self, zaak: Zaak, peildatum: str) -> Signaal | None:
        return next((s for s in zaak.stand(peildatum).signalen if s.code == "weer_thuis"), None)

    def test_it_is_told_from_the_first_day(self) -> None:
        assert self.signaal(self.zaak(), "zo 8 nov 2026") is None
        gevonden = self.signaal(self.zaak(), "ma 9 nov 2026")
        assert gevonden is not None
        assert gevonden.tekst == "Na het herstel weer thuis sinds ma 9 november"
        assert gevonden.vraag.startswith("Terugval?")

    def test_it_is_silent_once_the_relapse_is_recorded(self) -> None:
        zaak = self.zaak().herstel("di 10 nov 2026", "terugval_zelfde")
        assert self.signaal(zaak, "ma 9 nov 2026") is not None
        assert self.signaal(zaak, "di 10 nov 2026") is None

    def test_a_day_ill_is_no_relapse(self) -> None:
        assert self.signaal(self.zaak("ziekte"), "wo 18 nov 2026") is None

    def test_partly_back_is_no_relapse(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").verzuim("ma 5 okt 2026")
        zaak.herstel("wo 28 okt 2026", "gedeeltelijk", opbouw="wo 11 nov 2026")
        assert self.signaal(zaak, "wo 18 nov 2026") is None


@pytest.mark.parametrize(
    "feit",
    [
        VrijeDag(eerste_dag=date(2026, 12, 1), laatste_dag=date(2199, 12, 31)),
        VrijeDag(eerste_dag=date(2026, 12, 1), laatste_dag=date(2027, 12, 3)),
        Vakantie(
            schooljaar="2026-2027",
            vakantie="zomervakantie",
            regio=Regio.MIDDEN,
            eerste_dag=date(2027, 7, 17),
            laatste_dag=date(2072, 8, 29),
        ),
    ],
)
def test_a_year_mistyped_may_not_leave_the_team_without_any_schooldag(
    feit: VrijeDag | Vakantie,
) -> None:
    """With such a row no term ends, and the caseload of the whole team would not open."""
    with pytest.raises(InvoerFout, match="langer dan een jaar") as fout:
        keur(feit, date(2026, 11, 18))
    assert fout.value.veld == "laatste_dag"


def test_a_school_closed_for_a_year_is_possible() -> None:
    keur(VrijeDag(eerste_dag=date(2026, 12, 1), laatste_dag=date(2027, 12, 1)), date(2026, 11, 18))


def test_the_helper_writes_days_as_it_reads_them() -> None:
    assert schrijf(dag("wo 18 nov 2026")) == "wo 18 nov 2026"
