"""A browser for the journeys: Chromium on PATH, else Playwright's own, else the system's package."""

import os
import shutil
from pathlib import Path

from tandem.management.lanceer.omgeving import kind_env, pad_omgeving, python_van
from tandem.management.lanceer.verslag import Storing, stap, voer_uit

NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
GEEN_BROWSER = (
    "Er is geen Chromium voor de browserproeven en ophalen lukte niet. "
    "Installeer die (op Debian: apt-get install chromium) of wijs hem aan met TANDEM_BROWSER=/pad/naar/chromium."
)


def zorg_voor_browser() -> str:
    """The path of a browser that the journeys can drive; fetched when there is none. Raises `Storing` if that fails."""
    aangewezen = os.environ.get("TANDEM_BROWSER")
    if aangewezen:
        return aangewezen
    return _op_pad() or _van_playwright() or _van_systeem()


def _op_pad() -> str | None:
    return next((pad for naam in NAMEN if (pad := shutil.which(naam))), None)


def _van_playwright() -> str | None:
    """The Chromium that Playwright installs, if it is there or can be fetched; None where its host is out of reach."""
    python = python_van(pad_omgeving())
    vraag = "from playwright.sync_api import sync_playwright as p\nwith p() as pw: print(pw.chromium.executable_path)"
    pad = voer_uit([python, "-c", vraag], zin=GEEN_BROWSER, env=kind_env()).strip()
    if not Path(pad).exists():
        try:
            with stap("Browser ophalen met Playwright") as lopend:
                voer_uit(
                    [python, "-m", "playwright", "install", "chromium"],
                    zin=GEEN_BROWSER,
                    env=kind_env(),
                    bij_regel=lambda regel: setattr(lopend, "detail", regel),
                )
        except Storing:
            return None
    return pad if Path(pad).exists() else None


def _van_systeem() -> str:
    """The system's own package, when we are root and the system has apt."""
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or not apt:
        raise Storing(GEEN_BROWSER)
    env = kind_env(DEBIAN_FRONTEND="noninteractive")
    with stap("Browser plaatsen met apt"):
        voer_uit([apt, "update"], zin=GEEN_BROWSER, env=env)
        voer_uit([apt, "install", "-y", "--no-install-recommends", "chromium"], zin=GEEN_BROWSER, env=env)
    pad = _op_pad()
    if pad is None:
        raise Storing(GEEN_BROWSER)
    return pad
