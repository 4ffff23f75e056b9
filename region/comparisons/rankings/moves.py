"""Why a place may have moved: what differs between an edition and the one known before it."""

from __future__ import annotations

from region.comparisons.rankings.editions import EditionView
from region.comparisons.rankings.history import Fact, RankingHistory
from region.content.catalogue import Catalogue
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


def _field(edition: EditionView, language: Language) -> str:
    """Return what an edition ranks: how many and of what kind, and which of them."""
    _ = gettext(language)
    said = ", ".join(dict.fromkeys(text for text in (edition.field, edition.scope) if text))
    return said or _("inte känt")


def _fields(before: EditionView, now: EditionView, language: Language) -> Fact:
    _ = gettext(language)
    then, here = _field(before, language), _field(now, language)
    text = _("{field}, samma som {year}").format(field=here, year=before.label)
    if then != here:
        text = _("{earlier}: {then}. {year}: {here}.").format(
            then=then, earlier=before.label, here=here, year=now.label
        )
    return Fact(_("Fältet"), text, bool(before.field and now.field))


def _score(
    catalogue: Catalogue, history: RankingHistory, before: EditionView, language: Language
) -> Fact | None:
    """Return how the published value has changed, where the two editions can be compared."""
    _ = gettext(language)
    score, now = catalogue.rankings[history.id].score, history.latest
    if score is None or not (before.score and now.score) or history.standing.method_break:
        return None
    text = _("{earlier}: {then}. {year}: {here}.").format(
        then=before.score, earlier=before.label, here=now.score, year=now.label
    )
    return Fact(score.name[language], text, True)


@view
def why_moved(
    catalogue: Catalogue, history: RankingHistory, language: Language
) -> tuple[Fact, ...]:
    """Return what differs between the history's edition and the one before: place, method, field.

    Nothing where no edition is known before, or if the ranking is an award. No part of an index is
    in the content, which is said.
    """
    _ = gettext(language)
    now, before = history.latest, history.standing.before
    if before is None or history.is_award:
        return ()
    places = _("{earlier}: {then}. {year}: {here}.").format(
        then=before.place, earlier=before.label, here=now.place, year=now.label
    )
    broken = history.standing.method_break
    found = [
        Fact(_("Platsen"), places, True),
        Fact(
            _("Metoden"),
            broken or _("Inget byte av metod är känt mellan utgåvorna."),
            bool(broken),
        ),
        _fields(before, now, language),
    ]
    score = _score(catalogue, history, before, language)
    if score:
        found.append(score)
    if catalogue.rankings[history.id].kind == "composite_index":
        parts = _(
            "Underlaget här har bara totalen, inte indexets delar. Vilka av dem som har flyttat "
            "platsen går därför inte att säga."
        )
        found.append(Fact(_("Delarna"), parts, False))
    return tuple(found)
