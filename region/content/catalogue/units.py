"""Give every unit in the content the grammar that `data/units.yaml` has for it."""

from __future__ import annotations

import difflib
from collections import Counter
from typing import Any, TypeVar

from region.content.catalogue.faults import Fault
from region.words.text import Model, Text
from region.words.unit import UnitRegister, units_by_name

FILE = "units.yaml"

Content = TypeVar("Content", bound=Model)


class Units:
    """The register of units; puts them into content that has been read.

    A unit that is not in the register is a fault of the file that names it. Without a register
    (its own faults are told then) all units are left as they are.
    """

    def __init__(self, register: UnitRegister | None, faults: list[Fault]):
        self._known = units_by_name(register) if register else None
        self._faults = faults
        names = Counter(one.name.sv for one in register.units) if register else Counter()
        for name, times in names.items():
            if times > 1:
                faults.append(Fault(FILE, f"name {name}", "the same unit twice", "each unit once"))

    def put_into(self, content: Content, file: str, where: str = "") -> Content:
        """Return the content with every `unit` in it, at any depth, as the register has it."""
        changed: dict[str, Any] = {}
        for name in type(content).model_fields:
            place = f"{where}.{name}" if where else name
            value = getattr(content, name)
            if name == "unit" and isinstance(value, Text):
                changed[name] = self._unit(value, file, place)
            elif isinstance(value, tuple) and any(isinstance(part, Model) for part in value):
                changed[name] = tuple(
                    self.put_into(part, file, f"{place}[{number}]")
                    for number, part in enumerate(value)
                )
        return content.model_copy(update=changed) if changed else content

    def _unit(self, unit: Text, file: str, where: str) -> Text:
        if self._known is None or unit.sv.startswith("%"):
            return unit
        found = self._known.get((unit.sv, unit.en))
        if found is not None:
            return found
        near = difflib.get_close_matches(unit.sv, [sv for sv, _en in self._known], n=1)
        hints = [f"{sv} / {en}" for sv, en in self._known if sv in near]
        hint = f" (did you mean {hints[0]}?)" if hints else ""
        allowed = f"a unit with its forms in data/units.yaml{hint}"
        self._faults.append(Fault(file, where, f"{unit.sv} / {unit.en}", allowed))
        return unit
