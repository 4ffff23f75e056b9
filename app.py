"""The application object: own routes and documents around the Streamlit pages. Nothing else."""

from __future__ import annotations

import gc

gc.disable()  # all that is imported stays; the collector would walk through it again and again

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from components import application
from components.assets import ASSETS
from components.current import content, store
from components.embed import embed_routes
from components.first_document import answer
from components.map_values import map_values_routes
from components.og import picture_routes
from components.search_page import search_routes
from components.stage.routes import routes as stage_routes
from components.warm_up import READY, warm_up
from region.outputs.publication import engine
from region.outputs.workers import Workers
from region.web import api, guard, memory
from region.web.admission import Admission, Load
from region.web.api.exports import export_routes
from region.web.health import health_routes
from region.web.indicator_address import indicator_routes
from region.web.middleware import Documents, SecurityHeaders
from region.web.pinned import Pinned
from region.web.settings import settings
from region.web.wire.precompressed import Precompressed

# Until the first visit has called st.navigation, Streamlit takes the folder pages/ for an older
# kind of app and answers a deep link with "page not found". The pages here are always navigated.
PagesManager.uses_pages_directory = False

memory.settle()
SETTINGS = settings()
FILES = Workers()
LOAD = Load(SETTINGS.most_sessions, SETTINGS.longest_lag)


@asynccontextmanager
async def ready(app: st.App) -> AsyncIterator[None]:
    """Read and check the content before the first visitor comes; a faulty one stops the start."""
    store().current()
    application.prepare_in_background()
    tasks = [asyncio.create_task(LOAD.watch())]
    if SETTINGS.warm_up:
        tasks.append(asyncio.create_task(warm_up()))
    else:
        READY.set()
    yield
    for task in tasks:
        task.cancel()
    engine.stop()
    FILES.stop()


ROUTES = [
    *api.routes(content, ASSETS, SETTINGS.site_address),
    *export_routes(content, FILES.run, SETTINGS.site_address),
    *embed_routes(content, SETTINGS),
    *stage_routes(content),
    *indicator_routes(content),
    *health_routes(READY.is_set, lambda: LOAD.full),
    *search_routes(content),
    *map_values_routes(content),
    *picture_routes(content),
]

app = st.App(
    Path(__file__).parent / "main.py",
    routes=ROUTES,
    middleware=[
        Middleware(SecurityHeaders, frame_ancestors=SETTINGS.frame_ancestors),
        *guard.middleware(SETTINGS, ROUTES),
        Middleware(Admission, load=LOAD),
        Middleware(Pinned, current=lambda: store().current().catalogue),
        Middleware(Documents, answer=answer, load=LOAD, routes=ROUTES),
        Middleware(Precompressed, source=application.FILES, target=application.COMPRESSED),
    ],
    lifespan=ready,
)
gc.enable()
