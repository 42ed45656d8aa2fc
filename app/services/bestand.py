"""Services: write a file that somebody asked for, with a Dutch reason when that cannot be."""

from __future__ import annotations

from pathlib import Path

from app.domain.fouten import KnownError


def schrijf_bytes(naar: str | Path, inhoud: bytes) -> None:
    """Write bytes to a file; KnownError when it cannot be written there."""
    try:
        Path(naar).write_bytes(inhoud)
    except OSError as fout:
        raise KnownError(
            f"{Path(naar).name} kan hier niet worden opgeslagen.",
            "Kies een andere map, of sluit het bestand in het andere programma.",
        ) from fout
