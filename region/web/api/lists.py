"""Lists are given in parts; each part says where the next one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel

from region.content.catalogue import Catalogue
from region.web.api.answer import Answer
from region.web.api.endpoint import JSON
from region.web.api.models.base import ListOf
from region.web.api.query import Query

Item = TypeVar("Item", bound=BaseModel)


def next_address(address: str, query: Query, total: int) -> str | None:
    """Return the address of the part after this one, with the same choices."""
    given: dict[str, Any] = query.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    limit, offset = getattr(query, "limit", total), getattr(query, "offset", 0)
    if offset + limit >= total:
        return None
    given |= {"lang": query.lang, "limit": limit, "offset": offset + limit}
    listed = {k: ",".join(v) if isinstance(v, list) else v for k, v in given.items()}
    return f"{address}?{urlencode(listed, safe=',')}"


def list_of(
    catalogue: Catalogue,
    model: type[ListOf[Item]],
    items: Sequence[Item],
    query: Any,
    address: str,
) -> Answer:
    """Return one part of a list as an answer, with a Link header to the next."""
    following = next_address(address, query, len(items))
    part = model.model_construct(
        items=tuple(items[query.offset : query.offset + query.limit]),
        total=len(items),
        limit=query.limit,
        offset=query.offset,
        next=following,
        language=query.lang,
        data_version=catalogue.version,
    )
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    body = part.model_dump_json().encode()
    return Answer(body, JSON, catalogue.version, query.lang, headers=headers)
