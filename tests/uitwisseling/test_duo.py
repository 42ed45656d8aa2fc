"""DUO's list of vestigingen in each generation of headers."""

from __future__ import annotations

import pytest

from app.domain.fouten import KnownError
from app.domain.scholen import Onderwijssoort, Regio, School
from app.services.uitwisseling import Rijstand, lees_bestand, lees_duo_scholen, voer_door
from app.services.uitwisseling.duo import plaatsnaam, regio_van, soort_van

NIEUW = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;"
    "HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;"
    "TELEFOONNUMMER;INTERNETADRES;ONDERWIJSSTRUCTUUR\n"
    "Gelderland;12345;02QZ;00;Lyceum Één;Bosweg;1-A;7300 AB;APELDOORN;0200;APELDOORN;Openbaar;"
    "055-1234567;www.x.nl;HAVO/VWO\n"
    "Zuid-Holland;12345;03AB;03AB01;College;Laan;2;2500 AA;'S-GRAVENHAGE;0518;'S-GRAVENHAGE;"
    "Openbaar;070-1234567;;PRO\n"
)
OUD = (
    "BRIN NUMMER;VESTIGINGSNUMMER;INSTELLINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;"
    "PLAATSNAAM;GEMEENTENAAM;PROVINCIE\n"
    "02QZ;0;Lyceum Eén;Bosweg;1-A;7300 AB;APELDOORN;APELDOORN;Gelderland\n"
)
STREEPJES = (
    "PROVINCIE,INSTELLINGSCODE,VESTIGINGSCODE,INSTELLINGSNAAM_VESTIGING,STRAATNAAM,"
    "HUISNUMMER_TOEVOEGING,POSTCODE,PLAATSNAAM,GEMEENTENAAM,SOORT_PO\n"
    "Fryslân,04CD,00,It Skoalke,Dyk,3,8900 AA,LJOUWERT,LEEUWARDEN,Bo\n"
    "Limburg,04CE,00,De Brug,Dijk,4,6200 AA,MAASTRICHT,MAASTRICHT,Sbo\n"
)


def _pad(tmp_path, tekst, naam="lijst.csv", codering="utf-8"):
    pad = tmp_path / naam
    pad.write_bytes(tekst.encode(codering))
    return pad


def _scholen(sessie):
    return {s.brin + s.vestiging: s for s in sessie.lees(School)}


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "latin-1"])
def test_the_vo_list(team_sessie, tmp_path, codering) -> None:
    voorbeeld = lees_duo_scholen(team_sessie, _pad(tmp_path, NIEUW, codering=codering))
    voer_door(team_sessie, voorbeeld)
    scholen = _scholen(team_sessie)
    assert set(scholen) == {"02QZ00", "03AB01"}
    een, twee = scholen["02QZ00"], scholen["03AB01"]
    assert (een.naam, een.huisnummer, een.plaats, een.gemeente) == (
        "Lyceum Één",
        "1-A",
        "Apeldoorn",
        "Apeldoorn",
    )
    assert (een.onderwijssoort, een.telefoon) == (Onderwijssoort.VO, "055-1234567")
    assert (twee.plaats, twee.onderwijssoort) == ("'s-Gravenhage", Onderwijssoort.PRO)
    assert twee.regio is Regio.MIDDEN
    # Gelderland lies in two regions: guessed, and said so.
    rijen = {r.regel: r for r in voorbeeld.rijen}
    assert any("gok" in w.tekst for w in rijen[2].waarschuwingen)
    assert rijen[3].waarschuwingen == ()


def test_the_older_list_means_the_same_school(team_sessie, tmp_path) -> None:
    voer_door(team_sessie, lees_duo_scholen(team_sessie, _pad(tmp_path, NIEUW)))
    voorbeeld = lees_duo_scholen(team_sessie, _pad(tmp_path, OUD))
    [rij] = voorbeeld.rijen
    assert rij.stand is Rijstand.GEWIJZIGD  # only the name is written otherwise
    voer_door(team_sessie, voorbeeld)
    school = _scholen(team_sessie)["02QZ00"]
    assert (school.naam, school.telefoon, school.onderwijssoort) == (
        "Lyceum Eén",
        "055-1234567",
        Onderwijssoort.VO,
    )


def test_the_list_with_underscores_and_soort_po(team_sessie, tmp_path) -> None:
    voer_door(team_sessie, lees_bestand(team_sessie, _pad(tmp_path, STREEPJES)))
    scholen = _scholen(team_sessie)
    assert (scholen["04CD00"].regio, scholen["04CE00"].regio) == (Regio.NOORD, Regio.ZUID)
    assert scholen["04CD00"].onderwijssoort is Onderwijssoort.BO
    assert scholen["04CE00"].onderwijssoort is Onderwijssoort.SBO


def test_only_the_own_gemeente(team_sessie, tmp_path) -> None:
    voorbeeld = lees_duo_scholen(team_sessie, _pad(tmp_path, NIEUW), gemeenten=["apeldoorn"])
    assert len(voorbeeld.rijen) == 1
    assert any("1 scholen in andere" in o for o in voorbeeld.opmerkingen)


def test_a_school_keeps_the_region_the_team_gave_it(team_sessie, tmp_path) -> None:
    voer_door(team_sessie, lees_duo_scholen(team_sessie, _pad(tmp_path, NIEUW), regio=Regio.ZUID))
    assert _scholen(team_sessie)["02QZ00"].regio is Regio.ZUID
    opnieuw = lees_duo_scholen(team_sessie, _pad(tmp_path, NIEUW), regio=Regio.NOORD)
    assert opnieuw.totaal().ongewijzigd == 2


def test_bad_rows_of_the_list(team_sessie, tmp_path) -> None:
    tekst = NIEUW + "Utrecht;1;XX;00;Naam;S;1;1000 AA;P;1;G;D;0;;VBO\n" * 1
    tekst += "Utrecht;1;05AA;00;;S;1;1000 AA;P;1;G;D;0;;VBO\n"
    tekst += "Utrecht;1;05AA\n"
    rijen = lees_duo_scholen(team_sessie, _pad(tmp_path, tekst)).rijen
    assert [r.redenen[0].kolom for r in rijen if r.redenen] == [
        "INSTELLINGSCODE",
        "VESTIGINGSNAAM",
        "",
    ]


def test_another_file_is_no_school_list(team_sessie, tmp_path) -> None:
    with pytest.raises(KnownError, match="geen lijst met vestigingen"):
        lees_duo_scholen(team_sessie, _pad(tmp_path, "a;b\n1;2\n"))


@pytest.mark.parametrize(
    ("hoofd", "goed"),
    [
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"),
        ("HENDRIK-IDO-AMBACHT", "Hendrik-Ido-Ambacht"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("SÚDWEST-FRYSLÂN", "Súdwest-Fryslân"),
        ("Den Haag", "Den Haag"),
        ("DE BILT", "De Bilt"),
    ],
)
def test_names_in_capitals(hoofd, goed) -> None:
    assert plaatsnaam(hoofd) == goed


def test_regions_only_where_there_is_no_doubt() -> None:
    assert regio_van("Noord-Holland", "AMSTERDAM") is Regio.NOORD
    assert regio_van("Utrecht", "AMERSFOORT") is Regio.MIDDEN
    assert regio_van("Limburg", "HEERLEN") is Regio.ZUID
    for provincie, gemeente in (
        ("Gelderland", "APELDOORN"),
        ("Noord-Brabant", "BREDA"),
        ("Flevoland", "ZEEWOLDE"),
        ("Utrecht", "EEMNES"),
        ("", ""),
    ):
        assert regio_van(provincie, gemeente) is None


def test_kinds_of_education() -> None:
    assert soort_van("VBO/MAVO/HAVO/VWO") is Onderwijssoort.VO
    assert soort_van("Vso") is Onderwijssoort.VSO
    assert soort_van("raar") is Onderwijssoort.ONBEKEND
