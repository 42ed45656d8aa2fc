"""Documents: the fields that only templates of opsporing may name, beside those of every letter.

A template of the sealed circle (`kring = "opsporing"`) is filled for a BOA only; others can
change its words, and see no value of it.
"""

from __future__ import annotations

from app.documents.sjabloonvelden import GROEPEN, TEAM, Aard, Sjabloonveld, Velden

_J, _L = Aard.JANEE, Aard.LIJST
_REGEL = ("datum", "wat")

OPSPORINGSGROEPEN: tuple[tuple[str, tuple[Sjabloonveld, ...]], ...] = (
    (
        "Verdachte",
        (
            Sjabloonveld("verdachte.naam", "naam van de verdachte", "A. Iepenlaan"),
            Sjabloonveld("verdachte.soort", "ouder of leerling", "ouder"),
            Sjabloonveld("verdachte.is_ouder", "een ouder is verdachte", aard=_J),
            Sjabloonveld("verdachte.is_leerling", "de leerling is verdachte", aard=_J),
            Sjabloonveld("verdachte.relatie", "moeder, vader, voogd …", "moeder"),
            Sjabloonveld("verdachte.gezag", "heeft het gezag", aard=_J),
            Sjabloonveld("verdachte.geboren", "geboortedatum", "2 mei 1980"),
            Sjabloonveld("verdachte.geboorteplaats", "geboorteplaats", "Modelstad"),
            Sjabloonveld("verdachte.adres", "eigen adres op een regel", "Bomenweg 12, …"),
        ),
    ),
    (
        "Feit",
        (
            Sjabloonveld("zaak.soort", "absoluut verzuim, signaalverzuim, luxeverzuim", "…"),
            Sjabloonveld("zaak.absoluut", "het gaat om absoluut verzuim", aard=_J),
            Sjabloonveld("zaak.luxe", "het gaat om luxeverzuim", aard=_J),
            Sjabloonveld("zaak.signaal", "het gaat om signaalverzuim", aard=_J),
            Sjabloonveld("zaak.periode", "van en tot en met", "van 5 tot en met 16 oktober 2026"),
            Sjabloonveld(
                "zaak.feit", "wat de verdachte niet deed, na heeft", "er niet voor gezorgd …"
            ),
            Sjabloonveld("zaak.artikelen", "de artikelen voluit", "artikel 2, eerste lid, …"),
            Sjabloonveld("zaak.plicht", "leerplichtig of kwalificatieplichtig", "leerplichtig"),
            Sjabloonveld("zaak.pleegplaats", "pleegplaats", "Modelstad"),
        ),
    ),
    (
        "Overzichten",
        (
            Sjabloonveld("verzuimoverzicht", "het verzuim in de periode", aard=_L, delen=_REGEL),
            Sjabloonveld("meldingen", "de meldingen, met nummer", aard=_L, delen=_REGEL),
            Sjabloonveld("schooldeed", "wat de school deed", aard=_L, delen=_REGEL),
            Sjabloonveld("leerplichtdeed", "wat leerplicht deed", aard=_L, delen=_REGEL),
            Sjabloonveld("hulpverlening", "hulp die is geprobeerd", aard=_L, delen=_REGEL),
            Sjabloonveld("eerder", "waarschuwing, Halt, pv van eerder", aard=_L, delen=_REGEL),
            Sjabloonveld("adviezen", "advies van Raad en arts", aard=_L, delen=_REGEL),
            Sjabloonveld(
                "verhoren",
                "de verhoren van deze verdachte",
                aard=_L,
                delen=(
                    "datum",
                    "plaats",
                    "aanwezig",
                    "verschenen",
                    "cautie",
                    "advocaat",
                    "verklaring",
                    "getekend",
                ),
            ),
            Sjabloonveld("stukken", "de bijlagen, een regel per stuk", aard=_L),
        ),
    ),
    (
        "Proces-verbaal",
        (
            Sjabloonveld("pv.nummer", "nummer, leeg bij een concept", "2026-PV-0001"),
            Sjabloonveld("pv.uitgave", "de hoeveelste uitgave", "1"),
            Sjabloonveld("pv.later", "het is een latere uitgave", aard=_J),
            Sjabloonveld("pv.opgemaakt", "dag van opmaken", "18 november 2026"),
            Sjabloonveld("pv.ambtswoord", "ambtseed of ambtsbelofte", "ambtseed"),
            Sjabloonveld("pv.veroordeeld", "eerder veroordeeld voor verzuim", aard=_J),
            Sjabloonveld("pv.school", "wat de school verder deed", "…"),
            Sjabloonveld("pv.mededeling", "hoe de school luxeverzuim aankondigde", "…"),
            Sjabloonveld("pv.leerplicht", "wat leerplicht verder deed", "…"),
            Sjabloonveld("pv.hulp", "hulp die is geprobeerd", "…"),
            Sjabloonveld("pv.omstandigheden", "persoonlijke omstandigheden", "…"),
            Sjabloonveld("pv.overweging", "overweging", "…"),
            Sjabloonveld("pv.afwijking", "waarin is afgeweken van de werkwijze", "…"),
            Sjabloonveld("pv.reden", "de reden daarvan", "…"),
        ),
    ),
    (
        "Verbalisant",
        (
            Sjabloonveld("verbalisant.naam", "naam van de BOA", "S. de Wit"),
            Sjabloonveld("verbalisant.nummer", "BOA-nummer", "123456"),
            Sjabloonveld("verbalisant.standplaats", "standplaats", "Modelstad"),
        ),
    ),
)
"""What only a template of opsporing may name, in the order of the screen."""

OPSPORING = Velden((*OPSPORINGSGROEPEN, *GROEPEN))
"""All that a template of opsporing may name."""


def velden_voor(kring: str) -> Velden:
    """Give what the templates of a circle may name."""
    return OPSPORING if kring else TEAM
