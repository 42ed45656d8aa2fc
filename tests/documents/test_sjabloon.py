"""Letter templates: what a user typed never becomes markup, structure or code."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.documents.brief import maak_brief
from app.documents.model import Blok, Bloksoort
from app.documents.sjabloon import (
    LEZERS,
    SJABLONEN,
    Gat,
    MetGaten,
    Regels,
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
onderwerp = "Over {{{{ wat }}}}"
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


@pytest.mark.parametrize("code", SJABLONEN)
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


@pytest.mark.parametrize("code", SJABLONEN)
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
    s = klein("\n{{ wat }}\n\n| label | {{ wat }} |\n\n- {{ wat }}\n")
    blokken = vul_blokken(s, "ouder", {"wat": kwaad})
    soorten = [b.soort for b in blokken]
    assert soorten == [Bloksoort.ALINEA, Bloksoort.GEGEVEN, Bloksoort.PUNT]
    assert gaten(*(b.tekst for b in blokken)) == ()
    pdf = maak_brief(
        type(BRIEF)(**{n: getattr(BRIEF, n) for n in BRIEF.__slots__} | {"blokken": blokken})
    )
    zichtbaar = " ".join(kwaad.replace("\ue000", "").replace("\ue001", "").split())
    assert " ".join(tekst(pdf).split()).count(zichtbaar) == 3


def test_regels_van_een_gebruiker_blijven_een_alinea() -> None:
    blokken = vul_blokken(klein("\n{{ wat }}\n"), "ouder", {"wat": Regels("een\n\n## twee\n- <i>")})
    assert blokken == (Blok(Bloksoort.ALINEA, "een<br/>&#35;&#35; twee<br/>&#45; &lt;i&gt;"),)


def test_een_gat_is_onwaar_en_zichtbaar() -> None:
    s = klein("{% if wat %}ja{% else %}nee: {{ wat }}{% endif %}")
    (blok,) = vul_blokken(s, "ouder", {"wat": Gat("tijd van het gesprek")})
    assert blok.tekst == f"nee: {gat('tijd van het gesprek')}"
    assert gaten(vul_onderwerp(s, "ouder", {"wat": Gat("x")})) == ("x",)


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
        ("<img src=x>", "tekst", "<b> of <i>"),
        ("goed", "bestand", "onbekende soort"),
    ],
)
def test_een_fout_sjabloon_wordt_met_naam_gemeld(tekst_: str, soort: str, melding: str) -> None:
    with pytest.raises(KnownError, match=re.escape(melding)) as fout:
        klein(tekst_, soort)
    assert "proef.toml" in fout.value.tekst


@pytest.mark.parametrize(
    "tekst_", ["{{ bestaat_niet }}", "{% if %}", "{{ wat.__class__.__mro__ }}"]
)
def test_een_sjabloon_kan_niets_dan_tekst(tekst_: str) -> None:
    with pytest.raises(KnownError, match=r"proef\.toml"):
        vul_blokken(klein(tekst_), "ouder", {"wat": "x"})


def test_geen_toml_en_geen_sjabloon() -> None:
    with pytest.raises(KnownError, match=r"stuk\.toml"):
        laad_sjabloon("code = ", "stuk.toml")
    with pytest.raises(KnownError, match="is er niet"):
        sjabloon("../fonts/OFL")
