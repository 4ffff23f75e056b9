"""A presentation: a sequence of the pages' views, one message on each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from region.words.text import Identifier, Model, Sentence, Text

Shown = Literal[
    "figures",
    "figure",
    "goals",
    "target",
    "rankings",
    "ranking",
    "map",
    "bars",
    "series",
    "profile",
    "strategy",
    "outcomes",
    "changes",
    "text",
    "view",
]
"""What a step can show of a page."""

PLACES: dict[Shown, tuple[str, ...]] = {
    "figures": ("count", "followed", "year"),
    "figure": ("name", "value", "year", "latest", "period"),
    "goals": ("answer", "counted", "assessed", "outside"),
    "target": ("answer", "name", "level", "latest", "period", "status"),
    "rankings": ("answer", "count", "ranked", "outside", "best", "worst", "years"),
    "ranking": ("name", "edition", "stockholm", "field", "publisher", "printed"),
    "map": ("name", "period", "highest", "high", "lowest", "low", "county", "ratio"),
    "bars": ("name", "period", "highest", "high", "lowest", "low", "county", "ratio"),
    "series": ("name", "area", "first", "start", "latest", "end", "moved"),
    "profile": ("municipality", "population", "period"),
    "strategy": ("answer", "name", "focus_areas", "measures"),
    "outcomes": ("total", "favourable", "unfavourable", "unchanged", "rest", "first", "last"),
    "changes": ("start", "end", "targets", "values", "editions", "measures"),
    "text": ("page",),
    "view": ("title",),
}
"""The places that a headline may have, by what is shown; the views fill them in."""

SHOWN_OF: dict[str, tuple[Shown, ...]] = {
    "overview": ("figures", "figure", "goals", "rankings", "view"),
    "rankings": ("rankings", "ranking", "view"),
    "compare": ("view",),
    "map": ("map", "bars", "series", "view"),
    "profile": ("profile", "view"),
    "within": ("view",),
    "matrix": ("view",),
    "goals": ("goals", "target", "view"),
    "follow_up": ("outcomes", "changes", "view"),
    "strategy": ("strategy", "view"),
    "data": ("series",),
}
"""What a step can show of each page, besides text; the first is what the page is about, and `view`
is what its address shows, with the page's own sentence as `{title}`."""


class Step(Model):
    """One step: a page with the choices of its address, what of it is shown, and the words."""

    page: Identifier = Field(description="key of the page in code: overview, map, goals …")
    parameters: dict[str, str] = Field(
        default_factory=dict, description="the choices as they stand in the page's address"
    )
    show: Shown | None = Field(None, description="what of the page is shown; else what it is about")
    item: Identifier | None = Field(
        None, description="which figure or ranking of the page, where one is shown"
    )
    headline: Text = Field(description="the message, with places like {value} for the figures")
    note: Text | None = Field(None, description="what the speaker may say")
    text: tuple[Text, ...] = Field((), description="paragraphs, for a step that shows text")

    @property
    def shown(self) -> Shown:
        """What the step shows: as it says, else what its page and choices are about."""
        if self.show:
            return self.show
        if self.page == "goals" and "target" in self.parameters:
            return "target"
        if self.page == "rankings" and "ranking" in self.parameters:
            return "ranking"
        if self.page == "follow_up" and self.parameters.get("view"):
            return "changes" if self.parameters["view"] == "changes" else "text"
        if self.page == "profile" and "kommun" not in self.parameters:
            return "text"
        if self.page == "data" and "indicator" not in self.parameters:
            return "text"
        return SHOWN_OF.get(self.page, ("text",))[0]


class Presentation(Model):
    """A sequence of steps. The file is named after its id."""

    id: Identifier
    order: Annotated[int, Field(ge=1, description="place in the list")] = 1
    title: Text
    about: Text
    author: Sentence | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=60)]
