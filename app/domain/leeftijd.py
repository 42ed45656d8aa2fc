"""Domain: ages and birthdays, the one place where they are computed.

Who is born on 29 February has the birthday on 1 March in a year without that
day (wet-en-praktijk 3.1 rule 6; beslissingen 'Traps found by trying').
"""

from __future__ import annotations

from datetime import date


def verjaardag(geboortedatum: date, leeftijd: int) -> date:
    """Give the day on which someone turns `leeftijd`."""
    try:
        return geboortedatum.replace(year=geboortedatum.year + leeftijd)
    except ValueError:
        return date(geboortedatum.year + leeftijd, 3, 1)


def leeftijd(geboortedatum: date, peildatum: date) -> int:
    """Give the age in whole years; negative before birth."""
    jaren = peildatum.year - geboortedatum.year
    return jaren - (verjaardag(geboortedatum, jaren) > peildatum)
