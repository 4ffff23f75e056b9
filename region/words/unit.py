"""Units, and the grammar of a number with its unit, in both languages.

A unit is written in one way where it stands alone (over a column, at an axis) and in another
after a number: `dwellings`, but `1 dwelling`; `SEK million`, but `SEK 4.2 million`; `index`, but
just `81`. `data/units.yaml` holds both ways of all units; shares in per cent are written by
`region.words.formatting`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from region.words.text import Language, Model, Sentence, Text

Plural = Literal["one", "other"]

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
NUMBER = "{n}"
"""Where the number stands in a form."""


def _form(value: str) -> str:
    """Check a form, and bind the number to the words beside it."""
    if value.count(NUMBER) != 1:
        raise ValueError(f"a form must have {NUMBER} once, where the number stands")
    value = re.sub(r"(?<=\d) (?=\d{3}\b)", NARROW_SPACE, value)
    return value.replace(f"{NUMBER} ", NUMBER + NO_BREAK_SPACE).replace(
        f" {NUMBER}", NO_BREAK_SPACE + NUMBER
    )


Form = Annotated[Sentence, AfterValidator(_form)]


class Forms(Model):
    """A number with its unit in one language, by the plural category of the number."""

    one: Form
    other: Form
    zero: Sentence | None = None
    """Said instead of 0: no net emissions."""


def _same_for_all(value: Any) -> Any:
    return {"one": value, "other": value} if isinstance(value, str) else value


LanguageForms = Annotated[Forms, BeforeValidator(_same_for_all)]
"""Forms, or one text where the unit is written in the same way after every number."""


class Phrase(Model):
    """A number with its unit in both languages."""

    sv: LanguageForms
    en: LanguageForms

    def __getitem__(self, language: Language) -> Forms:
        return self.en if language == "en" else self.sv


class UnitGrammar(Model):
    """How one unit is written alone, with a number, and with a change in it."""

    name: Text = Field(description="as it stands alone, and as `unit` is given in other files")
    number: Phrase = Field(description="with {n} where the number stands")
    change: Phrase | None = Field(None, description="a change, where it has words of its own")


class UnitRegister(Model):
    """All units but those that begin with %."""

    units: tuple[UnitGrammar, ...]


class Unit(str):
    """A unit as it stands alone, which knows how it is written with a number.

    It is a text, and can be used as one; `region.words.formatting` asks it for its forms.
    """

    number: Forms
    change: Unit

    @classmethod
    def of(cls, name: str, number: Forms, change: Forms | None = None) -> Unit:
        """Return the unit `name`; without `change`, a change is written as any number."""
        unit = cls(name)
        unit.number = number
        unit.change = unit if change is None else cls.of(name, change)
        return unit


def units_by_name(register: UnitRegister) -> Mapping[tuple[str, str], Text]:
    """Return the units by their Swedish and English names."""
    return {
        (one.name.sv, one.name.en): Text.model_construct(sv=_unit(one, "sv"), en=_unit(one, "en"))
        for one in register.units
    }


def _unit(grammar: UnitGrammar, language: Language) -> Unit:
    change = grammar.change[language] if grammar.change else None
    return Unit.of(grammar.name[language], grammar.number[language], change)
