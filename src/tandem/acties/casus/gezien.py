"""What a list shows, in the log: for each household on it one line per member, as deep as was read."""

from collections.abc import Iterable

from tandem.acties.deur import Sessie
from tandem.models.basis import Item
from tandem.regels.rechten.lagen import Laag


def noteer_gezien(
    sessie: Sessie,
    *,
    huishoudens: Iterable[int],
    leden: Iterable[tuple[int, int]],
    stukken: Iterable[Item] = (),
    laag: Laag = Laag.CONTACT,
) -> None:
    """Note what a list over households showed; a household whose members are not open gets one line for itself.

    ``leden`` are pairs of a member and the household.
    ``laag`` is how deep the list as a whole read; ``stukken`` are the things on it that can lie deeper.

    The name of a household is made of its members' names, so each member gets a line. What was read about somebody
    in a deeper layer makes that line deeper; a thing that is hidden from somebody gets lines of its own, with the same
    exclusions (design, section 3: a log line inherits the exclusions of what was read).
    """
    van_huishouden: dict[int, list[int]] = {nummer: [] for nummer in huishoudens}
    for lid, huishouden in leden:
        van_huishouden[huishouden].append(lid)
    diepste = {lid: int(laag) for groep in van_huishouden.values() for lid in groep}
    for stuk in stukken:
        over = [lid for lid in stuk.betreft if lid in diepste] or van_huishouden[stuk.huishouden_id]
        if stuk.niet_zichtbaar_voor:
            _noteer(sessie, stuk, over)
        else:
            diepste.update({lid: max(diepste[lid], stuk.laag) for lid in over})
    for huishouden, groep in van_huishouden.items():
        if not groep:
            sessie.inzage(laag=laag, huishouden=huishouden)
        for diepte in sorted({diepste[lid] for lid in groep}):
            zo_diep = [lid for lid in groep if diepste[lid] == diepte]
            sessie.inzage(laag=Laag(diepte), leden=zo_diep, huishouden=huishouden)
    if not van_huishouden:
        sessie.geen_huishouddata()


def _noteer(sessie: Sessie, stuk: Item, over: list[int]) -> None:
    sessie.inzage(
        laag=Laag(stuk.laag),
        leden=over,
        huishouden=stuk.huishouden_id,
        niet_zichtbaar_voor=stuk.niet_zichtbaar_voor,
    )
