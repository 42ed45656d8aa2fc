"""What the services promised and did not do: addresses, a second dossier, half an import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier, Sluitreden
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling, Ouder, Relatie
from app.services import dossiers
from app.services.briefontvangers import ontvangers
from app.services.sessie import Sessie
from app.services.uitwisseling import importeer
from app.services.uitwisseling import opdracht as uitwisseling_opdracht
from tests.fabriek import zet_dossier

GOED = "sleutel;achternaam;geboortedatum\n1;Iep;09-03-2011\n"
FOUT = GOED + "2;Eik;31-02-2012\n"


class TestGeheimAdres:
    """Beslissingen, Privacy: nothing on a letter to one ouder that tells a geheim adres."""

    KIND = Leerling(
        achternaam="Linde",
        geboortedatum=date(2016, 3, 9),
        straat="Schuilpad",
        huisnummer="7",
        postcode="7300AA",
        plaats="Apeldoorn",
    )

    def adressen(self, kind: Leerling, *, moeder: bool, vader: bool) -> dict[str, str]:
        """Give what stands on each envelope; neither ouder has an address of the own."""
        ouders = tuple(
            Ouder(leerling_id=kind.id, relatie=r, achternaam="Linde", geheim_adres=geheim)
            for r, geheim in ((Relatie.MOEDER, moeder), (Relatie.VADER, vader))
        )
        dossier = Dossier(leerling_id=kind.id, dossiernummer="2026-1", geopend=date(2026, 9, 1))
        feiten = DossierFeiten(dossier=dossier, leerling=kind, scholen={}, ouders=ouders)
        return {
            o.ouder.relatie.value: " ".join(o.adresregels)
            for o in ontvangers(feiten, date(2026, 11, 18))
            if o.ouder is not None
        }

    @pytest.mark.parametrize("kind_geheim", [True, False])
    def test_an_unknown_address_is_not_taken_to_be_the_geheim_one(self, kind_geheim: bool) -> None:
        """The mother hides at the leerling's address; where the father lives is not recorded."""
        kind = replace(self.KIND, geheim_adres=kind_geheim)
        brief = self.adressen(kind, moeder=True, vader=False)
        assert "Schuilpad" not in brief["vader"]
        assert "adres van vader" in brief["vader"]

    def test_who_lives_there_still_gets_the_letter(self) -> None:
        samen = self.adressen(replace(self.KIND, geheim_adres=True), moeder=True, vader=True)
        assert all("Schuilpad 7" in regels for regels in samen.values())
        open_ = self.adressen(self.KIND, moeder=False, vader=False)
        assert all("Schuilpad 7" in regels for regels in open_.values())


def test_a_dossier_that_closes_later_is_still_open(team_sessie: Sessie) -> None:
    """Beslissingen, Facts: at most one open dossier per leerling, on every day."""
    dossier, leerling, _ = zet_dossier(team_sessie)
    dossiers.sluit(team_sessie, dossier.id, Sluitreden.VERHUISD, date(2026, 12, 31))
    with pytest.raises(KnownError, match="al een open dossier"):
        dossiers.open_nieuw(team_sessie, leerling.id, dag=date(2026, 11, 18))
    assert len(team_sessie.lees(Dossier, leerling_id=leerling.id)) == 1


def test_import_sees_a_dossier_that_closes_later_as_open(
    team_sessie: Sessie, zet_map: Callable[..., Path]
) -> None:
    bron = zet_map(
        leerlingen="sleutel;achternaam;geboortedatum\nL1;Iep;1-3-2013\n",
        dossiers="sleutel;leerling;dossiernummer;geopend;gesloten;sluitreden\n"
        "D1;L1;1;1-9-2026;31-12-2026;verhuisd\n"
        "D2;L1;2;1-10-2026;;\n"
        "D3;L1;3;1-9-2025;1-3-2026;hersteld\n",
    )
    uit = importeer(team_sessie, bron, zonder_afgewezen=True)
    afgewezen = [(r.regel, r.redenen[0].tekst) for r in uit.voorbeeld.afgewezen()]
    assert [tekst for _, tekst in afgewezen] == ["deze leerling heeft al een open dossier"]
    nummers = {d.dossiernummer for d in team_sessie.lees(Dossier)}
    assert len(nummers) == 2
    assert "3" in nummers


class TestAfgewezenNietTeBewaren:
    """A folder that cannot be written must not leave an import half told."""

    @pytest.fixture(autouse=True)
    def vol(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def weiger(*_: object) -> list[Path]:
            raise KnownError("De afgewezen rijen kunnen daar niet worden bewaard.", "Kies anders.")

        monkeypatch.setattr(uitwisseling_opdracht, "schrijf_afgewezen", weiger)

    def test_nothing_has_landed_when_it_fails(
        self, team_sessie: Sessie, zet_map: Callable[..., Path]
    ) -> None:
        with pytest.raises(KnownError, match="Er is niets overgenomen"):
            importeer(team_sessie, zet_map(leerlingen=FOUT), zonder_afgewezen=True)
        assert team_sessie.lees(Leerling) == []

    def test_the_reasons_are_told_all_the_same(
        self, team_sessie: Sessie, zet_map: Callable[..., Path]
    ) -> None:
        uit = importeer(team_sessie, zet_map(leerlingen=FOUT))
        assert uit.exitcode == 1
        assert "regel 3: geboortedatum" in str(uit)
        assert "kunnen daar niet worden bewaard" in str(uit)


@pytest.fixture
def zet_map(tmp_path: Path) -> Callable[..., Path]:
    """Write a folder of CSV files."""

    def schrijf(**bestanden: str) -> Path:
        map_ = tmp_path / "bron"
        map_.mkdir()
        for naam, inhoud in bestanden.items():
            (map_ / f"{naam}.csv").write_text(inhoud, encoding="utf-8")
        return map_

    return schrijf
