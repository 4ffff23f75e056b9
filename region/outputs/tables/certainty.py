"""What tables of observations say of how sure each value is, and of its places."""

from __future__ import annotations

from region.content.catalogue import Catalogue, Observation
from region.indicators.certainty.views import Standing, Verdicts, verdicts
from region.indicators.certainty.words import rank_note
from region.outputs.tables.table import Cell, Column, field
from region.words.language import gettext
from region.words.text import Language


def standing_of(
    catalogue: Catalogue, indicator_id: str, sex: str, row: Observation, language: Language
) -> tuple[Verdicts, Standing] | None:
    """Return how a municipality's total stands, and what that rests on; None for any other row."""
    municipal = {area.code for area in catalogue.municipalities}
    if sex != "total" or row.area not in municipal or row.value is None:
        return None
    judged = verdicts(catalogue, indicator_id, row.period, language)
    standing = judged.row(row.area)
    return (judged, standing) if standing else None


def certainty_columns(language: Language) -> tuple[str, ...]:
    """Return the names of the columns of `certainty_cells`."""
    _ = gettext(language)
    return (
        _("undre gräns"),
        _("övre gräns"),
        _("mot länet"),
        _("plats, från"),
        _("plats, till"),
        _("jämförelsens grad"),
        _("om platserna"),
    )


def certainty_cells(
    catalogue: Catalogue, indicator_id: str, sex: str, row: Observation, language: Language
) -> tuple[Cell, ...]:
    """Return range, verdict, places, grade and note; only published bounds where none is judged."""
    found = standing_of(catalogue, indicator_id, sex, row, language)
    if found is None:
        return row.lower, row.upper, "", None, None, "", ""
    judged, standing = found
    return (
        standing.lower,
        standing.upper,
        standing.word,
        standing.rank_low,
        standing.rank_high,
        judged.grade_name,
        rank_note(language),
    )


def certainty_fields() -> tuple[Column, ...]:
    """Return the columns of `certainty_values`, for files that programs read."""
    return (
        field("lower", "number"),
        field("upper", "number"),
        field("verdict", "string"),
        field("rank_low", "integer"),
        field("rank_high", "integer"),
        field("grade", "string"),
    )


def certainty_values(
    catalogue: Catalogue, indicator_id: str, sex: str, row: Observation
) -> tuple[float | None, float | None, str | None, int | None, int | None, str | None]:
    """Return `certainty_cells` as ids, without the note."""
    found = standing_of(catalogue, indicator_id, sex, row, "en")
    if found is None:
        return row.lower, row.upper, None, None, None, None
    judged, standing = found
    return (
        standing.lower,
        standing.upper,
        standing.verdict or None,
        standing.rank_low,
        standing.rank_high,
        judged.grade,
    )
