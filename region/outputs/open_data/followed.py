"""What a feed or a calendar is about: everything, or one indicator, theme, target or area."""

from __future__ import annotations

from typing import NamedTuple

from region.content.catalogue import Catalogue
from region.targets.links import looked_at
from region.words import pages
from region.words.language import gettext
from region.words.text import Language


class Followed(NamedTuple):
    """What is followed; parts that are empty leave nothing out."""

    indicator: str = ""
    theme: str = ""
    target: str = ""
    area: str = ""

    @property
    def query(self) -> dict[str, str]:
        """The parameters of its address."""
        return {name: value for name, value in self._asdict().items() if value}

    def indicators(self, catalogue: Catalogue) -> frozenset[str]:
        """Return the indicators that are followed: those that fit all that is given."""
        found = set(catalogue.indicators)
        if self.indicator:
            found &= {self.indicator}
        if self.theme:
            found = {key for key in found if catalogue.indicators[key].theme == self.theme}
        if self.target:
            found &= looked_at(catalogue.targets[self.target])
        if self.area:
            found = {key for key in found if catalogue.observations[key].series(self.area)}
        return frozenset(found)

    def name(self, catalogue: Catalogue, language: Language) -> str:
        """Return what is followed, in words; "" if it is everything."""
        names = []
        if self.indicator:
            names.append(catalogue.indicators[self.indicator].name[language])
        if self.theme:
            names.append(catalogue.themes[self.theme].name[language])
        if self.target:
            names.append(catalogue.targets[self.target].name[language])
        if self.area:
            names.append(catalogue.areas[self.area].name[language])
        return ", ".join(names)

    def title(self, catalogue: Catalogue, language: Language) -> str:
        """Return the site's name, and what is followed."""
        _ = gettext(language)
        site = _(pages.SITE_NAME)
        return ", ".join(filter(None, (site, self.name(catalogue, language))))


EVERYTHING = Followed()
