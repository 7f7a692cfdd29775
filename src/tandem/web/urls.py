"""All addresses: every module of this floor is imported, and what declares a page has one (``web/pagina.py``)."""

from importlib import import_module
from pkgutil import walk_packages

from tandem import web
from tandem.web.pagina import paden

for module in walk_packages(web.__path__, "tandem.web."):
    if module.name != __name__:
        import_module(module.name)

urlpatterns = paden()

handler400 = "tandem.web.fouten.onleesbaar"
handler403 = "tandem.web.fouten.geen_toegang"
handler404 = "tandem.web.fouten.niet_gevonden"
handler500 = "tandem.web.fouten.fout"
