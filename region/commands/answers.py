"""What `--json` prints: the interface's own answers, so that both are written in one form."""

from __future__ import annotations

import json
import re
from typing import Any

from region.content.catalogue import Catalogue
from region.web.api.endpoint import check_ids
from region.web.api.problem import ProblemError
from region.web.api.query import MOST_ITEMS, ListQuery, checked
from region.web.api.routes import ENDPOINTS
from region.words.text import Language
from region.words.views import UnknownIdError

_QUOTED = re.compile(r"found '([^']*)'")
BY_OPERATION = {endpoint.operation: endpoint for endpoint in ENDPOINTS}


def answered(catalogue: Catalogue, operation: str, language: Language, **given: Any) -> Any:
    """Return what the interface answers to an operation, as plain values; of a list, all items.

    `given` are the parts of its address and its parameters; an empty one is not asked for.

    Raises
    ------
    UnknownIdError
        if one of them names something that there is not, or is written wrong.
    """
    endpoint = BY_OPERATION[operation]
    parts = {name: str(given.pop(name)) for name in endpoint.parts or {}}
    listed = issubclass(endpoint.query, ListQuery)
    asked = {"lang": language, **({"limit": MOST_ITEMS} if listed else {}), **given}
    try:
        query = checked(endpoint.query, {key: one for key, one in asked.items() if one != ""})
        check_ids(catalogue, endpoint, parts, query)
        answer = endpoint.make(catalogue, parts, query)
    except ProblemError as error:
        problem = error.problem
        name = problem.parameter or problem.title
        said = _QUOTED.search(problem.detail)
        raise UnknownIdError(name, said[1] if said else problem.detail, problem.allowed) from None
    found = json.loads(answer.body)
    return found["items"] if listed else found
