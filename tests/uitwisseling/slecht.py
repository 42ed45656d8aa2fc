"""Rows of leerlingen that cannot be right: (row, column, part of the reason)."""

from __future__ import annotations

LEERLING = "sleutel;achternaam;roepnaam;geboortedatum;bsn\n"
FOUTE_LEERLINGEN = [
    ("1;;Emre;09-03-2011;999900377", "achternaam", "niet ingevuld"),
    ("1;Iep;Emre;19-11-2026;999900377", "geboortedatum", "toekomst"),
    ("1;Iep;Emre;31-02-2012;999900377", "geboortedatum", "bestaat niet"),
    ("1;Iep;Emre;2012;999900377", "geboortedatum", "geen datum"),
    ("1;Iep;Emre;09-03-2011;123456789", "bsn", "elfproef"),
    (f"1;{'x' * 1001};Emre;09-03-2011;", "achternaam", "te lang"),
    (";Iep;Emre;09-03-2011;999900377", "sleutel", "niet ingevuld"),
    ("1;Iep;Emre;09-03-2011", "", "4 cellen en de kopregel 5"),
    ("1;Iep;laan;Emre;09-03-2011;999900377", "", "6 cellen en de kopregel 5"),
]
