"""The follow-up's two pictures as tables: which way indicators have gone, and what is new."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.outputs.exhibits.model import Exhibit
from region.outputs.presentations.contents import ChangesContent, OutcomesContent
from region.outputs.tables.sources import indicator_origins, retrieved
from region.outputs.tables.table import Column, Table
from region.strategy.follow_up.outcomes import Outcome, outcome_label
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language


def outcomes_exhibit(
    catalogue: Catalogue, content: OutcomesContent, line: str, page: str, language: Language
) -> Exhibit:
    """Return how many indicators of each dimension have gone which way."""
    _ = gettext(language)
    view = content.outcomes
    columns = (
        Column(_("dimension"), wide=2),
        *(Column(outcome_label(outcome, language).lower(), 0) for outcome in Outcome),
    )
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (
            group.name,
            *(sum(item.outcome is outcome for item in group.outcomes) for outcome in Outcome),
        )
        for group in view.dimensions
    )
    keys = [
        item.indicator
        for group in view.dimensions
        for lead in group.outcomes
        for item in (lead, *lead.same)
    ]
    return Exhibit(
        key="outcomes",
        name=slug(_("hållbarhet")),
        title=_("Länets mått efter riktning"),
        subtitle="",
        message=view.sentence,
        alternative=view.sentence,
        table=Table(columns, rows),
        line=line,
        dated="",
        retrieved=retrieved(catalogue, keys),
        origins=tuple(o for key in keys for o in indicator_origins(catalogue, key, language)),
        notes=(view.left_out,),
        page=page,
        slide_table=True,
    )


def changes_exhibit(
    catalogue: Catalogue, content: ChangesContent, line: str, page: str, language: Language
) -> Exhibit:
    """Return what is new: targets, rankings, and the values that follow a target."""
    _ = gettext(language)
    view = content.changes
    values = [value for value in view.values if value.feeds_target]
    columns = (
        Column(_("vad"), wide=0.8),
        Column(_("namn"), wide=2),
        Column(_("nytt"), wide=2),
        Column(_("före"), wide=1),
    )
    rows = (
        *((_("mål"), t.name, t.after.label, t.before.label) for t in view.targets),
        *((_("insats"), m.name, m.after.label, m.before.label) for m in view.measures),
        *((_("rankning"), e.name, f"{e.edition}: {e.place}", "") for e in view.editions),
        *((_("mått"), v.name, v.latest or f"{v.periods}: {v.areas}", "") for v in values),
    )
    keys = [value.indicator for value in values]
    return Exhibit(
        key="changes",
        name=slug(_("nytt")),
        title=view.heading,
        subtitle="",
        message=view.sentence,
        alternative=view.sentence,
        table=Table(columns, rows),
        line=line,
        dated="",
        retrieved=retrieved(catalogue, keys),
        origins=tuple(o for key in keys for o in indicator_origins(catalogue, key, language)),
        notes=(view.note,),
        page=page,
        slide_table=True,
    )
