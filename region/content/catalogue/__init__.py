"""The catalogue: the whole content under `data/`, read and checked once, then immutable."""

from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.comparison import (
    SCOPES,
    ComparedArea,
    Comparison,
    RankedPlace,
    Reading,
    ScopeName,
)
from region.content.catalogue.contents import Area, Place, PostalCode, Site
from region.content.catalogue.faults import CatalogueError, Fault
from region.content.catalogue.files import DATA, fingerprint
from region.content.catalogue.loading import load
from region.content.catalogue.observations import COUNTRY, COUNTY, Observation, Observations
from region.content.catalogue.store import CatalogueStore

__all__ = [
    "COUNTRY",
    "COUNTY",
    "DATA",
    "SCOPES",
    "Area",
    "Catalogue",
    "CatalogueError",
    "CatalogueStore",
    "ComparedArea",
    "Comparison",
    "Fault",
    "Observation",
    "Observations",
    "Place",
    "PostalCode",
    "RankedPlace",
    "Reading",
    "ScopeName",
    "Site",
    "fingerprint",
    "load",
]
