"""Which words are pointed out, and which are not: the list may not cry wolf."""

from __future__ import annotations

import tomllib

import pytest

from app.services.brieven import SJABLONEN
from app.services.woorden import medische_woorden
from resources.lezer import lees_tekst


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Heeft een depressie en slikt medicatie", ["depressie", "medicatie"]),
        ("Vader noemt een gedragsstoornis.", ["gedragsstoornis"]),
        ("ADHD, dus druk; ook PTSS", ["ADHD", "PTSS"]),
        ("adhd", ["adhd"]),
        ("last van long covid", ["long covid"]),
        ("Loopt bij de psychiater", ["psychiater"]),
        ("in het autismecentrum", ["autismecentrum"]),
        ("schoolfobie?", ["schoolfobie"]),
        # what belongs to verzuim, or means something else, is left alone
        ("Moeder belt: Emre is ziek en komt morgen weer.", []),
        ("De jeugdarts zegt: kan deels naar school. De psycholoog doet geen uitspraak.", []),
        ("Add deze assistent toe via MS Teams, zei hij pas.", []),
        ("De trein was verstoord; het gezin heeft een beperking van geld.", []),
        ("Er is geen diagnose en geen enkele medicatie.", []),
        ("Spanning thuis, conflict met school, wil niet naar de gymles.", []),
        ("", []),
    ],
)
def test_found_and_left_alone(tekst: str, woorden: list[str]) -> None:
    assert [t.woord for t in medische_woorden().vind(tekst)] == woorden


def test_the_place_is_that_of_the_word_and_the_sentence_names_each_once() -> None:
    lijst = medische_woorden()
    tekst = "Autisme? autisme; burn-out, migraine en therapie"
    treffers = lijst.vind(tekst)
    assert [tekst[t.begin : t.einde] for t in treffers] == [t.woord for t in treffers]
    zin = lijst.waarschuwing(treffers)
    assert zin.startswith("“autisme”, “burn-out”, “migraine” …: dit gaat over gezondheid. ")
    assert "naar school, deels of niet" in zin
    assert lijst.waarschuwing(()) == ""


def test_no_shipped_letter_says_something_about_health() -> None:
    """The program's own texts ask the outcome, not the cause (protocollen 7)."""
    for code in SJABLONEN:
        teksten = tomllib.loads(lees_tekst("sjablonen", f"{code}.toml")).get("tekst", {})
        for deel in teksten.values():
            assert medische_woorden().vind(deel["tekst"]) == (), code
