"""Letter templates: what a user typed never becomes markup, structure or code."""

from __future__ import annotations

import re
import time
import tracemalloc
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.documents.bloklezer import lees_vrije_tekst, schrijf_blokken
from app.documents.brief import maak_brief
from app.documents.model import Blok, Bloksoort
from app.documents.sjabloon import (
    LEZERS,
    Dag,
    Gat,
    MetGaten,
    Regels,
    keur_sjabloon,
    laad_sjabloon,
    lees_blokken,
    sjabloon,
    vul_blokken,
    vul_onderwerp,
)
from app.documents.tekst import gat, gaten
from app.domain.fouten import KnownError
from tests.documents.papier import BRIEF, tekst

VOL: dict[str, Any] = {
    "leerling": {
        "naam": "Emre Iepenlaan",
        "roepnaam": "Emre",
        "geboren": "9 maart 2011",
        "twaalf": True,
        "zestien": False,
        "heeft_ouders": True,
    },
    "melding": {"datum": "4 november 2026", "soort": "16_uur", "van": "van Het Fictieve Lyceum"},
    "verzuim": (MetGaten("op maandag 5 oktober 2026: 3 uur gemist"),),
    "luxe": False,
    "plicht": "leerplicht",
    "ontvanger": {"tolk": False, "taal": "Nederlands"},
    "afzender": {"naam": "S. de Wit", "functie": "leerplichtambtenaar", "bereik": "op 012"},
    "veld": {
        "datum_gesprek": "maandag 30 november 2026",
        "tijd_gesprek": "14.00 uur",
        "plaats_gesprek": "Marktplein 1",
        "verzuim": "x",
        "gesproken_op": "12 november 2026",
        "toelichting": "",
        "bijlagen": "",
    },
}

KLEIN = """
code = "proef"
naam = "Proef"
uitleg = ""
[[veld]]
code = "wat"
label = "Wat"
soort = "{soort}"
[tekst.ouder]
onderwerp = "Over {{{{ veld.wat }}}}"
tekst = '''{tekst}'''
[tekst.leerling]
onderwerp = ""
tekst = ""
[tekst.leerling18]
onderwerp = ""
tekst = ""
"""


def klein(tekst_: str, soort: str = "tekst") -> Any:
    return laad_sjabloon(KLEIN.format(tekst=tekst_, soort=soort), "proef.toml")


@pytest.mark.parametrize("code", ["uitnodiging", "waarschuwing"])
@pytest.mark.parametrize("lezer", LEZERS)
@pytest.mark.parametrize("soort", ["16_uur", "lrv", "luxe", "overig", "absoluut", None])
@pytest.mark.parametrize("plicht", ["leerplicht", "kwalificatieplicht"])
def test_elke_tekst_is_af(code: str, lezer: str, soort: str | None, plicht: str) -> None:
    waarden = VOL | {"plicht": plicht, "luxe": soort == "luxe"}
    waarden["melding"] = VOL["melding"] | {"soort": soort} if soort else None
    blokken = vul_blokken(sjabloon(code), lezer, waarden)
    heel = " ".join(b.tekst for b in blokken) + vul_onderwerp(sjabloon(code), lezer, waarden)
    assert gaten(heel) == ()
    assert not re.search(r"[{}]|None|  |\s[.,?]", heel), heel
    assert sum(b.soort is Bloksoort.KOP for b in blokken) >= 3
    uitgeschreven = heel.replace("uitnodiging", "").replace("u beide", "")
    if lezer == "leerling":
        assert not re.search(r"\b[Uu]w?\b", uitgeschreven), heel
    else:
        assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?)\b", uitgeschreven), heel


@pytest.mark.parametrize("code", ["uitnodiging", "waarschuwing"])
@pytest.mark.parametrize("lezer", LEZERS)
def test_zinnen_zijn_kort(code: str, lezer: str) -> None:
    """B1: no sentence over 22 words."""
    for blok in vul_blokken(sjabloon(code), lezer, VOL):
        for zin in re.split(r"(?<=[.?!]) ", blok.tekst):
            assert len(zin.split()) <= 22, zin


def test_de_waarschuwing_zegt_feit_norm_en_gevolg() -> None:
    heel = " ".join(b.tekst for b in vul_blokken(sjabloon("waarschuwing"), "ouder", VOL))
    for stuk in ("5 oktober 2026", "artikel 2, eerste lid", "proces-verbaal", "artikel 22 en 26"):
        assert stuk in heel


def test_de_uitnodiging_is_geen_verhoor() -> None:
    for lezer in LEZERS:
        heel = " ".join(b.tekst for b in vul_blokken(sjabloon("uitnodiging"), lezer, VOL))
        assert "geen verhoor" in heel


@pytest.mark.parametrize(
    "kwaad",
    [
        "<b>vet</b>",
        "</para><h1>",
        "{{ 7*7 }}",
        "{% raw %}",
        "## kop",
        "- punt",
        "| een | twee |",
        "&lt;img src=x/&gt;",
        "\ue000vul in: nep\ue001",
        "een\n\n## kop",
    ],
)
def test_wat_een_gebruiker_typt_blijft_tekst(kwaad: str) -> None:
    s = klein("\n{{ veld.wat }}\n\n| label | {{ veld.wat }} |\n\n- {{ veld.wat }}\n")
    blokken = vul_blokken(s, "ouder", {"veld": {"wat": kwaad}})
    soorten = [b.soort for b in blokken]
    assert soorten == [Bloksoort.ALINEA, Bloksoort.GEGEVEN, Bloksoort.PUNT]
    assert gaten(*(b.tekst for b in blokken)) == ()
    pdf = maak_brief(
        type(BRIEF)(**{n: getattr(BRIEF, n) for n in BRIEF.__slots__} | {"blokken": blokken})
    )
    zichtbaar = " ".join(kwaad.replace("\ue000", "").replace("\ue001", "").split())
    assert " ".join(tekst(pdf).split()).count(zichtbaar) == 3


def test_regels_van_een_gebruiker_blijven_een_alinea() -> None:
    blokken = vul_blokken(
        klein("\n{{ veld.wat }}\n"), "ouder", {"veld": {"wat": Regels("een\n\n## twee\n- <i>")}}
    )
    assert blokken == (Blok(Bloksoort.ALINEA, "een<br/>&#35;&#35; twee<br/>&#45; &lt;i&gt;"),)


def test_een_gat_is_onwaar_en_zichtbaar() -> None:
    s = klein("{% if veld.wat %}ja{% else %}nee: {{ veld.wat }}{% endif %}")
    (blok,) = vul_blokken(s, "ouder", {"veld": {"wat": Gat("tijd van het gesprek")}})
    assert blok.tekst == f"nee: {gat('tijd van het gesprek')}"
    assert gaten(vul_onderwerp(s, "ouder", {"veld": {"wat": Gat("x")}})) == ("x",)


def test_blokken_lezen() -> None:
    assert lees_blokken("## Kop\neen\ntwee\n\ndrie\n- p\n| L | w |\n") == (
        Blok(Bloksoort.KOP, "Kop"),
        Blok(Bloksoort.ALINEA, "een twee"),
        Blok(Bloksoort.ALINEA, "drie"),
        Blok(Bloksoort.PUNT, "p"),
        Blok(Bloksoort.GEGEVEN, "w", "L"),
    )


@pytest.mark.parametrize(
    ("tekst_", "soort", "melding"),
    [
        ("<img src=x>", "tekst", "geen <b>…</b> of <i>…</i> is"),
        ("goed", "bestand", "onbekende soort"),
    ],
)
def test_een_fout_sjabloon_wordt_met_naam_gemeld(tekst_: str, soort: str, melding: str) -> None:
    with pytest.raises(KnownError, match=re.escape(melding)):
        keur_sjabloon(klein(tekst_, soort))


@pytest.mark.parametrize(
    "tekst_", ["{{ bestaat_niet }}", "{% if %}", "{{ veld.wat.__class__.__mro__ }}"]
)
def test_een_sjabloon_kan_niets_dan_tekst(tekst_: str) -> None:
    with pytest.raises(KnownError, match=r"proef\.toml"):
        vul_blokken(klein(tekst_), "ouder", {"veld": {"wat": "x"}})


def test_geen_toml_en_geen_sjabloon() -> None:
    with pytest.raises(KnownError, match=r"stuk\.toml"):
        laad_sjabloon("code = ", "stuk.toml")
    with pytest.raises(KnownError, match="is er niet"):
        sjabloon("../fonts/OFL")


VIJANDIG = {
    "{{ ''.__class__.__mro__ }}": "een veld begint met een naam",
    "{{ veld.wat.__class__ }}": "bestaat niet",
    "{{ leerling['naam'] }}": "rechte haken",
    "{{ 10**10**10 }}": "er wordt gerekend",
    "{{ 'a' * 1000000000 }}": "er wordt gerekend",
    "{{ 'a' ~ 'b' }}": "aan elkaar geplakt",
    "{{ range(10) }}": "opdracht met haakjes",
    "{{ cycler('a') }}": "opdracht met haakjes",
    "{{ lipsum() }}": "opdracht met haakjes",
    "{{ veld.wat|upper }}": "streepje",
    "{% for i in range(99999999) %}x{% endfor %}": "alleen over een lijst",
    "{% for a in verzuim %}{% for b in verzuim %}x{% endfor %}{% endfor %}": "andere herhaling",
    "{% for veld in verzuim %}x{% endfor %}": "is al een veld",
    "{% for a in verzuim recursive %}{{ loop(a) }}{% endfor %}": "een herhaling schrijft u als",
    "{% set x = 'a' %}": "met 'set'",
    "{% macro m() %}{% endmacro %}": "macro",
    "{% include 'x' %}": "ander bestand",
    "{% import 'x' as y %}": "ander bestand",
    "{% extends 'x' %}": "ander bestand",
    "{% block a %}{% endblock %}": "'block'",
    "{% if veld.wat %}": "niet afgesloten",
    "{% raket %}": "'raket' staat hier niet goed",
    "{{ leerling.namm }}": "bedoelt u leerling.naam",
    "{{ leerling }}": "geen tekst om te tonen",
    "{{ verzuim }}": "geen tekst om te tonen",
    "{{ veld }}": "geen tekst om te tonen",
    "{{ veld.onbekend }}": "bestaat niet",
    "{{ }}": "niet goed geschreven",
    "@onbekend": "het blok @onbekend bestaat niet",
    "<b>vet": "geen <b>…</b>",
    "1 < 2": "geen <b>…</b>",
    "{{ " + "(" * 5000 + "u" + ")" * 5000 + " }}": "te veel haakjes",
    "{{ (" * 3000 + "u": "te ingewikkeld",
    "{% if u %}" * 300 + "x" + "{% endif %}" * 300: "in elkaar",
    "{{ not " + "not " * 150 + "u }}": "in elkaar",
    "woord " * 9000: "te lang: 54000 tekens",
}


@pytest.mark.parametrize(("kwaad", "melding"), VIJANDIG.items(), ids=range(len(VIJANDIG)))
def test_een_vijandig_sjabloon_is_een_nette_fout_binnen_de_tijd(kwaad: str, melding: str) -> None:
    """Refused before anything is computed: in a second, in little memory, and nothing is run."""
    model = klein(kwaad)
    tracemalloc.start()
    begin = time.perf_counter()
    try:
        with pytest.raises(KnownError) as fout:
            keur_sjabloon(model)
        with pytest.raises(KnownError):
            vul_blokken(model, "ouder", VOL | {"veld": {"wat": "x"}})
    finally:
        _, piek = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert melding.lower() in fout.value.tekst.lower()
    assert fout.value.doe
    assert time.perf_counter() - begin < 5
    assert piek < 100_000_000


def test_een_lus_een_voorwaarde_en_een_blok_mogen() -> None:
    s = klein(
        "{% for feit in verzuim %}\n- {{ feit }}\n{% endfor %}\n"
        "{% if not leerling.zestien and plicht == 'leerplicht' %}<b>jong</b>{% endif %}"
        "\n\n@contact\n"
    )
    keur_sjabloon(s)
    soorten = [b.soort for b in vul_blokken(s, "ouder", VOL | {"u": "u", "U": "U"})]
    assert soorten == [Bloksoort.PUNT, Bloksoort.ALINEA, Bloksoort.KOP, Bloksoort.ALINEA]


def test_een_brief_wordt_nooit_langer_dan_de_grens() -> None:
    s = klein("{% for feit in verzuim %}\n- {{ feit }} en nog wat\n{% endfor %}")
    met = VOL | {"verzuim": tuple(MetGaten("x" * 1000) for _ in range(150))}
    with pytest.raises(KnownError, match="langer dan 100000 tekens"):
        vul_blokken(s, "ouder", met)


def test_dagen_in_de_taal_van_de_lezer() -> None:
    s = klein("op {{ veld.wat }}")
    s = replace(s, vertalingen=dict.fromkeys(("Engels", "Turks"), s.teksten))
    waarden = {"veld": {"wat": Dag(date(2026, 11, 30), weekdag=True)}}
    teksten = [vul_blokken(s, "ouder", waarden, t)[0].tekst for t in ("", "Engels", "Turks")]
    assert teksten == [
        "op maandag 30 november 2026",
        "op Monday 30 November 2026",
        "op 30-11-2026",
    ]


def test_vrije_tekst_blijft_tekst_en_houdt_gaten() -> None:
    """What a person changes in one letter: b, i and br are markup, the rest is not."""
    gezien = lees_vrije_tekst(
        "## Kop\n\n<b>vet</b> en <i>schuin</i> < <script>x</script> «vul in: tijd»<br>nog\n"
        "| a | b |\n[ ] vakje\n- punt <b>los\n"
    )
    assert [b.soort for b in gezien] == [
        Bloksoort.KOP,
        Bloksoort.ALINEA,
        Bloksoort.GEGEVEN,
        Bloksoort.VAKJE,
        Bloksoort.PUNT,
    ]
    assert gezien[1].tekst == (
        f"<b>vet</b> en <i>schuin</i> &lt; &lt;script&gt;x&lt;/script&gt; {gat('tijd')}<br/>nog"
    )
    assert gezien[4].tekst == "punt &lt;b&gt;los"
    assert lees_vrije_tekst(schrijf_blokken(gezien)) == gezien
