"""The telephone of a member of a household: narrow, logged in, with or without script, in a language of its own."""

from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.portaal.hulp import als_lid

TELEFOON = {"width": 360, "height": 740}


def telefoon(browser: Browser, adres: str, lid: int, *, taal: str = "nl-NL", script: bool = True) -> Page:
    """The telephone of a member who is logged in, with a browser that asks for a language."""
    context: BrowserContext = browser.new_context(
        viewport=TELEFOON,  # type: ignore[arg-type]
        locale=taal,
        java_script_enabled=script,
    )
    koekje = als_lid(lid).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": koekje, "url": adres}])
    return context.new_page()
