"""A municipality's profile as a table that leaves the dashboard, whatever the file format."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.municipalities.profile.rows import ProfileRow, ThemeRows
from region.municipalities.profile.view import ProfileView
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


def profile_columns(language: Language) -> tuple[str, ...]:
    """Return the names of the columns of `profile_cells`."""
    _ = gettext(language)
    return (
        _("områdeskod"),
        _("område"),
        _("tema"),
        _("mått"),
        _("värde"),
        _("enhet"),
        _("period"),
        _("anmärkning"),
        _("förändring"),
        _("förändringens enhet"),
        _("jämfört med"),
        _("plats, högst först"),
        _("antal kommuner"),
        _("länet, samma period"),
        _("riket, samma period"),
        _("mått-id"),
        _("definition"),
        _("källa"),
    )


def profile_cells(
    profile: ProfileView, theme: ThemeRows, row: ProfileRow
) -> tuple[float | str | None, ...]:
    """Return one indicator as cells: numbers not rounded, None where there is no value."""
    return (
        profile.code,
        profile.name,
        theme.name,
        row.name,
        row.value.value,
        row.unit,
        row.period_label,
        "; ".join(text for text in (row.value.note, row.missing, row.change.remark) if text),
        row.change.value,
        row.change.unit,
        row.change.base_label,
        row.rank,
        row.count,
        row.county.value,
        row.country.value,
        row.indicator,
        row.provenance.definition,
        row.provenance.line,
    )


def source_columns(language: Language) -> tuple[str, ...]:
    """Return the names of the columns of `source_cells`, and of the fields of an `Origin`."""
    _ = gettext(language)
    return (
        _("mått"),
        _("enhet"),
        _("definition"),
        _("så är det räknat"),
        _("brott i serien"),
        _("kommentar"),
        _("källa"),
        _("källans titel"),
        _("adress"),
        _("källans gränssnitt"),
        _("licens"),
        _("hämtad"),
        _("mått-id"),
    )


def source_cells(catalogue: Catalogue, row: ProfileRow, language: Language) -> list[list[str]]:
    """Return definition and sources of one indicator, one line for each source."""
    indicator = catalogue.indicators[row.indicator]
    origin = row.provenance
    comments = [indicator.missing[language] if indicator.missing else "", origin.notes]
    return [
        [
            row.name,
            row.unit,
            origin.definition,
            origin.calculation,
            " ".join(origin.breaks),
            " ".join(text for text in comments if text),
            origin.line,
            item.title,
            item.url,
            item.interface,
            item.licence,
            fmt.date(source.retrieved, language),
            row.indicator,
        ]
        for item, source in zip(origin.items, indicator.sources, strict=True)
    ]
