"""The catalogue: the whole content under `data/`, read and checked once, then immutable."""

from region.catalogue.catalogue import Area, Catalogue, Place, PostalCode, Site
from region.catalogue.comparison import SCOPES, ComparedArea, Comparison, Reading, ScopeName
from region.catalogue.comparison_tables import RankedPlace
from region.catalogue.faults import CatalogueError, Fault
from region.catalogue.loading import DATA, fingerprint, load
from region.catalogue.observations import COUNTRY, COUNTY, Observation, Observations
from region.catalogue.store import CatalogueStore

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
