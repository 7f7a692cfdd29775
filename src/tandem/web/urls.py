"""All addresses: collected from the views that declare them (``web/pagina.py``)."""

from importlib import import_module

from tandem.web.pagina import paden

MODULES = ("tandem.web.start",)
for naam in MODULES:
    import_module(naam)

urlpatterns = paden()
