"""What hangs together with a target: published figures, parts of the strategy, the map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Part, Target
from region.indicators.provenance import DocumentNote, document_note
from region.targets.status import followed_by
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


@dataclass(frozen=True, eq=False)
class PublishedView:
    """A figure that a document gives for the same thing, as published; never drawn as a series."""

    text: str
    when: str
    note: str
    source: DocumentNote


@dataclass(frozen=True, eq=False)
class Named:
    """Something with an id that a target hangs together with; `within` is what it is a part of."""

    id: str
    name: str
    within: str = ""


def published_views(
    catalogue: Catalogue, target: Target, language: Language
) -> tuple[PublishedView, ...]:
    """The figures that documents print for the same thing: baseline, key figures, and others."""
    _ = gettext(language)
    views = []
    if target.baseline and target.unit:
        level = target.baseline
        views.append(
            PublishedView(
                text=fmt.with_unit(level.value, target.decimals, target.unit[language], language),
                when=str(level.year),
                note=level.note[language] if level.note else "",
                source=document_note(level.source or target.source, language),
            )
        )
    followed = followed_by(target)
    place = (followed.indicator, followed.area) if followed else None
    views += [
        PublishedView(
            text=fmt.joined(figure.value_text[language], figure.unit[language], language),
            when=figure.reference_period or _("år inte angivet"),
            note=follow.note[language],
            source=document_note(figure.source, language),
        )
        for figure in catalogue.key_figures.figures
        for follow in figure.follows
        if (follow.indicator, follow.area) == place
    ]
    views += [
        PublishedView(
            text=fmt.with_unit(item.value, item.decimals, item.unit[language], language),
            when=str(item.year),
            note=item.note[language] if item.note else "",
            source=document_note(item.source, language),
        )
        for item in target.published
    ]
    return tuple(views)


def measures_of(catalogue: Catalogue, target: Target, language: Language) -> tuple[Named, ...]:
    """The measures that have the target among theirs."""
    return tuple(
        Named(measure.id, measure.name[language], area.id)
        for area in catalogue.strategy.focus_areas
        for measure in area.measures
        if target.id in measure.targets
    )


def named(parts: Iterable[Part], keys: Iterable[str], language: Language) -> tuple[Named, ...]:
    """Return those parts that the keys name, with their names; unknown keys are passed over."""
    names = {part.id: part.name[language] for part in parts}
    return tuple(Named(key, names[key]) for key in keys if key in names)


def municipal_indicators(
    catalogue: Catalogue, target: Target, language: Language
) -> tuple[Named, ...]:
    """The followed series and those that the target names, where municipalities have values."""
    followed = followed_by(target)
    keys = [*([followed.indicator] if followed else []), *target.municipal]
    return tuple(
        Named(key, catalogue.indicators[key].name[language])
        for key in dict.fromkeys(keys)
        if key in catalogue.indicators and catalogue.observations[key].municipal_periods
    )


def focus_areas_of(catalogue: Catalogue, target: Target) -> tuple[str, ...]:
    """Return the focus areas that the target names, and those whose parts name the target."""
    found = [
        area.id
        for area in catalogue.strategy.focus_areas
        if area.id in target.focus_areas
        or target.id in area.targets
        or any(target.id in measure.targets for measure in area.measures)
    ]
    return tuple(found)


def looked_at(target: Target) -> frozenset[str]:
    """Return the indicators that a target looks at: observed, in conditions, by municipality."""
    conditions = (condition.observed for condition in target.conditions)
    observed = (*target.observed, *(found for found in conditions if found))
    return frozenset((*(item.indicator for item in observed), *target.municipal))
