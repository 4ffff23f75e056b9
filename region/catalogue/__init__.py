"""The catalogue: the whole content under `data/`, read and checked once, then immutable."""

from region.catalogue.catalogue import Area, Catalogue, Place, PostalCode, Site
from region.catalogue.faults import CatalogueError, Fault
from region.catalogue.loading import DATA, fingerprint, load
from region.catalogue.observations import COUNTRY, COUNTY, Observation, Observations
from region.catalogue.store import CatalogueStore

__all__ = [
    "COUNTRY",
    "COUNTY",
    "DATA",
    "Area",
    "Catalogue",
    "CatalogueError",
    "CatalogueStore",
    "Fault",
    "Observation",
    "Observations",
    "Place",
    "PostalCode",
    "Site",
    "fingerprint",
    "load",
]
