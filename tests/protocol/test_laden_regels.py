"""A file without ladder, with every word of the description, compared field by field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.dossiers import Eenheid
from app.domain.handelen import Wie
from app.protocol.lezen.laden import load_regels
from app.protocol.model import (
    Drempel,
    Eis,
    Feitsoort,
    Grens,
    Laag,
    Protocol,
    Regelbestand,
    Signaalregel,
    Signaalsoort,
    Sinds,
    Spoorregel,
    Termijn,
    Vanaf,
    Venster,
    Vensterom,
    Voorwaarde,
)
from app.protocol.stand import Bron

PLAN = "Duinenplan (2026)"


@pytest.fixture(scope="module")
def duinen() -> Regelbestand:
    toml = Path(__file__).with_name("duinen.toml").read_text(encoding="utf-8")
    return load_regels(toml, "duinen.toml")


@pytest.fixture(scope="module")
def sporen(duinen: Regelbestand) -> dict[str, Spoorregel]:
    return {s.code: s for s in duinen.sporen}


@pytest.fixture(scope="module")
def signalen(duinen: Regelbestand) -> dict[str, Signaalregel]:
    return {s.code: s for s in duinen.signalen}


def test_head_of_a_file_without_ladder(duinen: Regelbestand) -> None:
    assert not isinstance(duinen, Protocol)
    assert (duinen.code, duinen.titel) == ("duinen", "Verzuim in de duinen")
    assert duinen.geldig_vanaf == date(2026, 8, 1)
    assert (duinen.laag, duinen.standaard) == (Laag.SCHOOL, True)
    assert duinen.toelichting == "Voor scholen achter de duinen."
    assert duinen.bron == Bron(PLAN, "h. 1", laag="school")


def test_the_date_of_a_step_without_term_counts_from_the_step_before(duinen: Regelbestand) -> None:
    regel = duinen.spoor_aandacht
    assert regel is not None
    assert regel.termijn == Termijn(3, Eenheid.SCHOOLWEKEN)
    assert regel.vanaf.feit is Feitsoort.VORIGE
    assert (regel.actie, regel.bron.eigen) == ("kijken", True)


def test_controleren_stands_at_a_rule_or_at_a_document(sporen: dict[str, Spoorregel]) -> None:
    stappen = sporen["schorsing"].stappen
    assert stappen["brief"].bron == Bron(PLAN, "h. 2, brief", False, True, "school")
    assert stappen["gesprek"].bron.controleren is False
    assert stappen["terugblik"].bron == Bron(
        "Ongelezen stuk (2025)", "blz. 3", False, True, "school"
    )


def test_gebeurtenissen(duinen: Regelbestand) -> None:
    schorsing = duinen.gebeurtenissen["schorsing"]
    assert schorsing.uitkomsten == {"intern": "binnen de school", "extern": "buiten de school"}
    assert (schorsing.wie, schorsing.notitie) == (Wie.SCHOOL, True)
    assert (schorsing.aantal, schorsing.tot, schorsing.persoon) == (
        "Aantal dagen",
        "Tot en met",
        "Opgelegd door",
    )
    kaal = duinen.gebeurtenissen["gesprek_ouders"]
    assert (kaal.wie, kaal.uitkomsten, kaal.tot, kaal.notitie) == (Wie.LEERPLICHT, {}, "", False)
    assert duinen.gebeurtenissen["jaaropgave"].team is True
    assert duinen.gebeurtenissen["verhoor"].opsporing is True


class TestSpoor:
    def test_head(self, sporen: dict[str, Spoorregel]) -> None:
        spoor = sporen["schorsing"]
        assert (spoor.soort, spoor.doel) == ("scenario", "De leerling is snel terug.")
        assert spoor.documenten == ("Schorsingsbrief",)
        assert spoor.uitkomsten == {"terug": "weer naar school", "weg": "verwijderd"}
        assert (spoor.aan, spoor.opsporing, spoor.team) == (True, False, False)
        assert sporen["lang_thuis"].aan is False
        assert sporen["pv"].opsporing is True
        assert sporen["opgave_team"].team is True

    def test_start_by_a_gebeurtenis_is_called_by_its_name(
        self, sporen: dict[str, Spoorregel]
    ) -> None:
        assert sporen["schorsing"].start == Vanaf(
            Feitsoort.GEBEURTENIS,
            "Schorsing",
            "'Schorsing' is nog niet vastgelegd",
            frozenset({"schorsing"}),
            eerste="schorsing",
            uitkomsten=frozenset({"extern"}),
        )

    def test_start_by_a_melding_without_suspicion(self, sporen: dict[str, Spoorregel]) -> None:
        spoor = sporen["overig"]
        assert spoor.vermoeden is False
        assert spoor.start is not None
        assert (spoor.start.naam, spoor.start.geen) == ("DUO-melding", "geen melding")
        assert sporen["schorsing"].vermoeden is None

    def test_start_by_being_at_home(self, sporen: dict[str, Spoorregel]) -> None:
        spoor = sporen["lang_thuis"]
        assert spoor.start is not None
        assert spoor.start.feit is Feitsoort.THUIS
        assert spoor.start_termijn == Termijn(4, Eenheid.WEKEN, Grens.VANAF)
        assert spoor.start_verzuim == {"ongeoorloofd"}
        assert spoor.voorstel == Voorwaarde(
            Eis.THUIS, soorten=frozenset({"ziekte"}), termijn=Termijn(3, Eenheid.WEKEN)
        )

    def test_a_person_starts_what_names_no_fact(self, sporen: dict[str, Spoorregel]) -> None:
        assert sporen["opgave_team"].start is None

    def test_als_and_einde(self, sporen: dict[str, Spoorregel]) -> None:
        spoor = sporen["schorsing"]
        assert spoor.als == Voorwaarde(Eis.LEEFTIJD, minimum=5, maximum=17)
        assert spoor.einde == Voorwaarde(
            Eis.EEN,
            delen=(
                Voorwaarde(Eis.HERSTEL, soorten=frozenset({"hersteld"}), sinds=Sinds.SPOOR),
                Voorwaarde(Eis.NIET, delen=(Voorwaarde(Eis.INGESCHREVEN),)),
            ),
        )

    def test_poort_of_a_track_names_its_own_steps(self, sporen: dict[str, Spoorregel]) -> None:
        (poort,) = sporen["schorsing"].poorten
        assert (poort.stappen, poort.voor) == ({"gesprek"}, ("terugblik",))
        assert poort.eis == Voorwaarde(Eis.STAP_KLAAR, stap="brief")
        assert poort.als == Voorwaarde(Eis.ONDERWIJS, soorten=frozenset({"vo", "pro"}))


class TestSpoorstap:
    def test_order_and_what_it_follows(self, sporen: dict[str, Spoorregel]) -> None:
        stappen = sporen["schorsing"].stappen
        assert [s.volgorde for s in stappen.values()] == [0, 1, 2, 3]
        assert {code: s.na for code, s in stappen.items()} == {
            "brief": (),
            "gesprek": ("brief",),
            "terugblik": ("brief", "gesprek"),
            "einde_schorsing": (),
        }

    def test_step_with_a_legal_term_from_a_gebeurtenis(self, sporen: dict[str, Spoorregel]) -> None:
        stap = sporen["schorsing"].stappen["brief"]
        assert stap.termijn == Termijn(1, Eenheid.SCHOOLDAGEN, Grens.VANAF, wettelijk=True)
        assert stap.vanaf is not None
        assert stap.vanaf.feit is Feitsoort.GEBEURTENIS
        assert (stap.wie, stap.actie) == (Wie.SCHOOL, "stuur de brief")
        assert (stap.wat, stap.documenten) == (("Noem de reden.",), ("Sjabloon schorsing",))
        assert stap.klaar == Voorwaarde(Eis.BRIEF, soorten=frozenset({"schorsing"}))
        assert stap.legt_vast == ()

    def test_a_term_counts_from_the_step_before_by_itself(
        self, sporen: dict[str, Spoorregel]
    ) -> None:
        stap = sporen["schorsing"].stappen["gesprek"]
        assert stap.vanaf is not None
        assert (stap.vanaf.feit, stap.vanaf.naam) == (Feitsoort.VORIGE, "Brief aan de ouders")
        assert stap.hoogstens == Termijn(5, Eenheid.WERKDAGEN)
        eerste = sporen["overig"].stappen["opgave"].vanaf
        assert eerste is not None
        assert (eerste.feit, eerste.naam) == (Feitsoort.VORIGE, "Begin")

    def test_what_completes_it(self, sporen: dict[str, Spoorregel]) -> None:
        stap = sporen["schorsing"].stappen["gesprek"]
        assert stap.klaar == Voorwaarde(
            Eis.ALLE,
            delen=(
                Voorwaarde(Eis.GEBEURTENIS, soorten=frozenset({"gesprek_ouders"}), keer=2),
                Voorwaarde(
                    Eis.CONTACT,
                    met=frozenset({"school"}),
                    sinds=Sinds.VORIGE,
                    binnen=Termijn(2, Eenheid.WEKEN),
                ),
            ),
        )
        assert stap.legt_vast == ("gesprek_ouders",)

    def test_what_is_sealed_is_not_recorded_with_a_button(
        self, sporen: dict[str, Spoorregel]
    ) -> None:
        stap = sporen["pv"].stappen["insturen"]
        assert stap.klaar.soorten == {"pv_ingestuurd"}
        assert stap.klaar.uitkomsten == {"luxe"}
        assert stap.legt_vast == ()

    def test_aandacht_and_fixed_days_in_the_order_of_the_year(
        self, sporen: dict[str, Spoorregel]
    ) -> None:
        stap = sporen["schorsing"].stappen["terugblik"]
        assert stap.verplicht is False
        assert (stap.termijn, stap.vanaf) == (None, None)
        assert stap.aandacht is not None
        assert stap.aandacht.termijn == Termijn(1, Eenheid.MAANDEN)
        assert stap.aandacht.vanaf.feit is Feitsoort.VORIGE
        assert stap.aandacht.vanaf.naam == "Vorige stappen"
        assert stap.herhaal is not None
        assert stap.herhaal.termijn.dagen == ((3, 15), (6, 15))
        assert stap.als == Voorwaarde(Eis.STAP_KLAAR, stap="gesprek")

    def test_counted_back_from_the_second_date(self, sporen: dict[str, Spoorregel]) -> None:
        stap = sporen["schorsing"].stappen["einde_schorsing"]
        assert stap.termijn == Termijn(8, Eenheid.WEKEN, terug=True)
        assert stap.vanaf is not None
        assert (stap.vanaf.feit, stap.vanaf.laatste) == (Feitsoort.GEBEURTENIS_TOT, True)
        assert stap.vanaf.naam == "Einde van schorsing"
        assert stap.herhaal is not None
        assert stap.herhaal.termijn == Termijn(1, Eenheid.MAANDEN)

    def test_the_day_before_a_fixed_day(self, sporen: dict[str, Spoorregel]) -> None:
        termijn = sporen["overig"].stappen["opgave"].termijn
        assert termijn == Termijn(0, Eenheid.DAGEN, dagen=((10, 1),), voor=True)

    def test_without_term_or_aandacht_it_has_neither(self, sporen: dict[str, Spoorregel]) -> None:
        stap = sporen["lang_thuis"].stappen["melden"]
        assert (stap.termijn, stap.vanaf, stap.aandacht) == (None, None, None)
        assert stap.klaar == Voorwaarde(Eis.DOORGAVE, aan="swv", tekst="De school meldt")


def test_poort_beside_a_ladder_names_stappen_of_that_ladder(duinen: Regelbestand) -> None:
    (poort,) = duinen.poorten
    assert (poort.stappen, poort.voor) == ({"start"}, ("brug",))
    assert poort.eis == Voorwaarde(
        Eis.BESLUIT, stap="start", soorten=frozenset({"begin"}), sinds=Sinds.STAP
    )
    assert poort.als == Voorwaarde(Eis.WACHT, soorten=frozenset({"advies"}))


def test_definitie_with_each_kind_of_demand(duinen: Regelbestand) -> None:
    (definitie,) = duinen.definities
    assert (definitie.telt_als, definitie.regie, definitie.aan) == (
        "thuiszitter",
        "leerplicht",
        False,
    )
    assert definitie.eis.delen == (
        Voorwaarde(Eis.PLICHT, soorten=frozenset({"leerplichtig"})),
        Voorwaarde(Eis.AANWEZIG, maximum=49.5),
        Voorwaarde(Eis.VERZUIM, soorten=frozenset({"ziekte"})),
        Voorwaarde(
            Eis.MELDING,
            soorten=frozenset({"lrv"}),
            vermoeden=True,
            uitkomsten=frozenset({"afgesloten"}),
        ),
        Voorwaarde(Eis.AFSPRAAK, uitkomsten=frozenset({"geschonden"})),
        Voorwaarde(
            Eis.GETAL,
            van="uren",
            soorten=frozenset({"ongeoorloofd"}),
            venster=Venster(Vensterom.SCHOOLJAAR),
            minimum=16,
        ),
        Voorwaarde(Eis.SPOOR, soorten=frozenset({"schorsing"}), uitkomsten=frozenset({"weg"})),
        Voorwaarde(Eis.SIGNAAL, soorten=frozenset({"uren"})),
        Voorwaarde(Eis.TOESTEMMING, doel="kernteam"),
        Voorwaarde(Eis.REGIE, regie="proces"),
        Voorwaarde(
            Eis.GEBEURTENIS,
            soorten=frozenset({"schorsing"}),
            minimum=5.5,
            achtereen=True,
            keer=2,
        ),
    )


class TestSignaal:
    def test_hours_in_a_sliding_window(self, signalen: dict[str, Signaalregel]) -> None:
        uren = signalen["uren"]
        assert uren.soort is Signaalsoort.UREN
        assert uren.drempel == Drempel(12.5, Grens.VANAF)
        assert uren.venster == Venster(Vensterom.ROLLEND, 4, Eenheid.SCHOOLWEKEN)
        assert (uren.verzuim, uren.opnieuw_na) == ({"ongeoorloofd"}, {"16_uur"})
        assert (uren.uren_per_dag, uren.te_laat_uren) == (5.5, 1)
        assert (uren.norm, uren.wie, uren.wettelijk) == ("zestien_uur", "school", True)
        assert uren.spoor == "duinen/lang_thuis"
        assert uren.als == Voorwaarde(Eis.ONDERWIJS, soorten=frozenset({"vo"}))

    def test_a_norm_without_a_number(self, signalen: dict[str, Signaalregel]) -> None:
        te_laat = signalen["te_laat"]
        assert te_laat.drempel == Drempel(None, ontbreekt="Het plan noemt geen getal.")
        assert te_laat.venster == Venster(Vensterom.DOSSIER)
        assert te_laat.aan is False

    def test_above_a_number_in_a_schooljaar(self, signalen: dict[str, Signaalregel]) -> None:
        assert signalen["ziek"].drempel == Drempel(3, Grens.LANGER_DAN)
        assert signalen["ziek"].venster == Venster(Vensterom.SCHOOLJAAR)

    def test_a_demand_of_its_own(self, signalen: dict[str, Signaalregel]) -> None:
        assert signalen["schorsing_loopt"].eis == Voorwaarde(
            Eis.GEBEURTENIS, soorten=frozenset({"schorsing"}), geldig=True
        )

    def test_a_birthday_of_its_own(self, signalen: dict[str, Signaalregel]) -> None:
        assert signalen["twaalf"].jaren == 12
        assert signalen["twaalf"].termijn == Termijn(3, Eenheid.MAANDEN)
        assert signalen["uren"].jaren == 0
