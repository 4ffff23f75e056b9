"""What a page is: its key, what can be chosen on it, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from components.current import Page
from region.words import pages
from region.words.language import Gettext

Shape = Literal["menu", "place", "buttons", "slider", "many", "text"]
Reading = str | tuple[str, str] | None
"""What a text means: a value, none, or of a list what is known and the first part that is not."""

Words = Mapping[str, str]
"""What can be chosen: each value as it stands in the address, and how it is called."""


class Chosen(Mapping[str, str]):
    """What is chosen on a page: each parameter with its value, its default if none is given.

    Attributes
    ----------
    page
        The key of the page.
    resets
        For each parameter those that lose their meaning when it changes.
    address
        The parameters that differ from their defaults: what the address of this view holds.
    unknown
        Names and values that the address gave and that do not exist, in the page's order.
    """

    def __init__(self, page: str, resets: Mapping[str, tuple[str, ...]]) -> None:
        self.page = page
        self.resets = resets
        self.address: dict[str, str] = {}
        self.unknown: list[tuple[str, str]] = []
        self._values: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def put(self, name: str, value: str, default: str) -> None:
        """Take a value in; one that is the default leaves no trace in the address."""
        self._values[name] = value
        if value != default:
            self.address[name] = value

    def many(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter that holds several."""
        return tuple(filter(None, self[name].split(",")))

    def kept(self, name: str) -> dict[str, str]:
        """Return the parameters that stay in the address when this one changes."""
        gone = {name, *self.resets.get(name, ())}
        return {one: value for one, value in self.address.items() if one not in gone}

    def link(self, page: Page, **values: str) -> str:
        """Return the address of the same view with other values; "" is a parameter's default."""
        kept = self.address
        for name in values:
            kept = {one: kept[one] for one in self.kept(name) if one in kept}
        return pages.link(self.page, page.language, **{**kept, **values})


FOUND = "*"
"""In an address: the municipality that a search is going to find."""


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One choice of a page.

    Attributes
    ----------
    name
        As it stands in the address.
    options
        The values that exist, and how they are called, for the content, the language and what is
        chosen before it. None at all means that there is nothing to choose now.
    label
        What the choice is called; a parameter without one has no control (the map's script or a
        link sets it).
    unit
        What the values are counted in, said after the label.
    default
        The value that is meant when the address gives none; the first option unless this says
        otherwise.
    shape
        How it is drawn: a menu, a menu of municipalities with a field for localities and postal
        codes, a few buttons, a slider, several values at once, or free text.
    resets
        Parameters that lose their meaning when this one changes.
    reading
        Reads what an address gives, where the options alone do not say what is allowed (names,
        several values, text).
    most
        How many values a parameter of several may hold.
    presets
        For several values: ready sets that a menu offers, and how they are called.
    presets_label
        What that menu is called.
    members
        The single values that a given value stands for, where it is the name of a preset.
    hint
        What an empty field says.
    shown
        Whether the label can be seen, or only heard.
    places
        Whether the several values are municipalities, which a field finds by locality too.
    """

    name: str
    options: Callable[[Page, Chosen], Words] = lambda _page, _chosen: {}
    label: Callable[[Gettext], str] | None = None
    unit: Callable[[Page, Chosen], str] | None = None
    default: Callable[[Page, Chosen], str] | None = None
    shape: Shape = "menu"
    resets: tuple[str, ...] = ()
    reading: Callable[[Page, Chosen, str], Reading] | None = None
    most: int = 1
    presets: Callable[[Page, Chosen], Words] | None = None
    presets_label: Callable[[Gettext], str] | None = None
    members: Callable[[Page, Chosen, str], tuple[str, ...]] | None = None
    hint: Callable[[Gettext], str] | None = None
    shown: bool = True
    places: bool = False

    @property
    def finds(self) -> bool:
        """Whether a municipality can be asked for by its localities and postal codes too."""
        return self.places or self.shape == "place"

    def usual(self, page: Page, chosen: Chosen) -> str:
        """Return the value that is meant when the address gives none."""
        if self.default is not None:
            return self.default(page, chosen)
        if self.shape in ("many", "text"):
            return ""
        return next(iter(self.options(page, chosen)), "")

    def read(self, page: Page, chosen: Chosen, text: str) -> Reading:
        """Return what a text of the address means."""
        if self.reading is not None:
            return self.reading(page, chosen, text)
        return text if text in self.options(page, chosen) else None


def _untitled(_page: Page, _chosen: Chosen) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """One page.

    Attributes
    ----------
    key
        The page's key in `region.words.pages`, which holds address, names and menu place.
    draw
        Draws the page with `frame`, `charts` and `control`, which know both surfaces.
    parameters
        What can be chosen, in the order in which one depends on the other.
    title
        The title of a view, where it is not the page's usual one.
    answer
        The sentence that the page begins with, where the document's title holds it too.
    beside
        What the application alone draws beside the page, unseen, and not again with it.
    """

    key: str
    draw: Callable[[Page, Chosen], None]
    parameters: tuple[Parameter, ...] = ()
    title: Callable[[Page, Chosen], str] = _untitled
    answer: Callable[[Page, Chosen], str] = _untitled
    beside: Callable[[], None] | None = None

    def parameter(self, name: str) -> Parameter:
        """Return one of the parameters.

        Raises
        ------
        KeyError
            if the page has none of that name.
        """
        for one in self.parameters:
            if one.name == name:
                return one
        raise KeyError(name)

    def title_of(self, page: Page, chosen: Chosen) -> str:
        """Return the document title of a view."""
        own = (self.answer(page, chosen), self.title(page, chosen))
        return " – ".join((*filter(None, own), pages.title(self.key, page.language)))


def read(declared: Declaration, page: Page, given: Mapping[str, str]) -> Chosen:
    """Return what an address asks for, with defaults where it asks for what does not exist.

    Parameters
    ----------
    given
        The address' parameters as text; those that the page does not know are passed over.
    """
    chosen = Chosen(declared.key, {one.name: one.resets for one in declared.parameters})
    for one in declared.parameters:
        default = one.usual(page, chosen)
        text = given.get(one.name, "")
        value = one.read(page, chosen, text) if text else None
        if isinstance(value, tuple):
            value, lost = value
            chosen.unknown.append((one.name, lost))
        elif text and value is None and (one.reading or one.options(page, chosen)):
            chosen.unknown.append((one.name, text))
        chosen.put(one.name, default if value is None else value, default)
    return chosen
