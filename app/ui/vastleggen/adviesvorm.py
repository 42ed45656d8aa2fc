"""UI: an advice about belastbaarheid has one form: the answer that counts, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.belastbaarheid import (
    JEUGDARTS_ADVIES,
    SOCIAAL_MEDISCH,
    Belastbaarheid,
    Uitspraakvan,
)


def als_belastbaarheid(
    code: str, vooraf: Mapping[str, Any] | None
) -> tuple[str, Mapping[str, Any] | None]:
    """Turn the asking for such an event of a protocol into that form; all else stays as it is.

    The answer that is recorded there is that event too (domain.belastbaarheid), so the step of
    the protocol is done by it.
    """
    soort = (vooraf or {}).get("soort")
    if soort == JEUGDARTS_ADVIES:
        return Belastbaarheid.SOORT, {"van": Uitspraakvan.JEUGDARTS}
    if soort == SOCIAAL_MEDISCH:
        return Belastbaarheid.SOORT, {"van": Uitspraakvan.PSYCHOLOOG}
    return code, vooraf
