"""The texts of the stories, by kind: families, and adults without children at home."""

from tandem.management.vullen.themas import Thema
from tandem.management.vullen.verhalen.gezinnen import GEZINNEN
from tandem.management.vullen.verhalen.jong import JONG
from tandem.management.vullen.verhalen.volwassenen import VOLWASSENEN

THEMAS: tuple[Thema, ...] = (*GEZINNEN, *JONG, *VOLWASSENEN)
