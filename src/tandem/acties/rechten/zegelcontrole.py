"""Checking seals: the files outside against themselves, the rows of the database against the files, and nothing else.

Needs no household's key and no signing key: hashes are over what is stored. The files outside are believed, as far as
they are signed; what the database says about its own seals is only compared with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connections

from tandem.acties.rechten.zegel import Bron, zelfde_rijen
from tandem.acties.rechten.zegelrijen import bladen, hoogste, multireeks
from tandem.models import Grafsteen, Zegel, Zegeldeel
from tandem.models.muren.zegel import functies
from tandem.regels.rechten.zegel import (
    TABELLEN,
    Akte,
    Blad,
    Onleesbaar,
    Zegelkop,
    lees_akte,
    lees_hoofd,
    lees_kop,
    lees_stuk,
    reeksen,
    samen,
)
from tandem.regels.rechten.zegelvergelijk import (
    Bevinding,
    Gevonden,
    Graf,
    Verschil,
    draagt,
    is_teruggedateerd,
    sluit_aan,
    vergelijk,
    vervallen,
)

Plek = tuple[str, int]


@dataclass
class Uitslag:
    """What a check found. ``meldingen``: Dutch sentences about what is no fault but should be known."""

    bevindingen: list[Bevinding] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    zegels: int = 0
    rijen: int = 0
    vernietigd: int = 0
    wacht: int = 0


def controleer(*, bron: Bron, using: str = "default") -> Uitslag:
    """Compare everything under a seal with the database; every difference is named by table, row and seal."""
    return _Controle(bron, using).doe()


class _Controle:
    """One check; what earlier steps learned is needed by later ones."""

    def __init__(self, bron: Bron, using: str) -> None:
        self.bron, self.using = bron, using
        self.uit = Uitslag()
        self.koppen: dict[int, Zegelkop] = {}
        self.onder_zegel: dict[str, list[tuple[int, int]]] = {tabel: [] for tabel in TABELLEN}
        self.hoogste: dict[str, int | None] = {}
        self._aktes: dict[str, dict[Plek, bytes]] = {}

    def doe(self) -> Uitslag:
        """Run every step."""
        if not self._functies():
            self.uit.meldingen.append(
                "De rijen zijn niet vergeleken. Leg de functies opnieuw: ./tandem manage opbouwen"
            )
            return self.uit
        binnen = self._binnen()
        buiten = self.bron.map.zegels()
        self._koppen(buiten, binnen)
        self._onbekend(buiten, self._binnen())
        self.hoogste = {tabel: hoogste(self.using, tabel) for tabel in TABELLEN}
        weg = vervallen(self.koppen.values())
        for nummer in buiten:
            if nummer not in weg:
                self._rijen(nummer)
        for nummer, kop in sorted(weg.items()):
            reden = kop.herstel.reden if kop.herstel else ""
            self.uit.meldingen.append(f"Zegel {nummer} ging verloren bij herstel, zegt zegel {kop.nummer}: {reden}")
        self._buiten_zegels()
        self._teruggekeerd()
        return self.uit

    def _meld(self, verschil: Verschil, zegel: int | None = None, toe: str = "") -> None:
        self.uit.bevindingen.append(Bevinding(verschil, zegel, toe=toe))

    def _functies(self) -> bool:
        """The database makes the hashes: whether its functions are the ones that were laid. With others it could say
        anything."""
        bekend = functies()
        with connections[self.using].cursor() as cursor:
            cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE proname = ANY(%s)", [list(bekend)])
            staat = cursor.fetchall()
        for naam, (_, _, lijf) in bekend.items():
            if [bron for eigen, bron in staat if eigen == naam] != [lijf]:
                self._meld(Verschil.FUNCTIE, toe=f"de functie {naam}")
        return not self.uit.bevindingen

    def _binnen(self) -> dict[int, bytes]:
        rijen = Zegel.objects.using(self.using).values_list("nummer", "kop")
        return {nummer: kop.encode() for nummer, kop in rijen}

    # -- the seals themselves ----------------------------------------------------------------------------------------

    def _koppen(self, buiten: list[int], binnen: dict[int, bytes]) -> None:
        """Judge every heading by its signature, its place in the chain, and what the database has of it."""
        vorige: bytes | None = None
        for nummer in range(1, max([*buiten, *binnen], default=0) + 1):
            if nummer not in buiten:
                self._meld(Verschil.ONTBREEKT, nummer)
                self._neem_over(nummer)
                vorige = binnen.get(nummer)
                continue
            vorige = self._kop(nummer, vorige, binnen.get(nummer))
        self.uit.zegels = len(buiten)

    def _kop(self, nummer: int, vorige: bytes | None, binnen: bytes | None) -> bytes:
        inhoud = b""
        try:
            inhoud, handtekening, _ = lees_hoofd(self.bron.map.lees_zegel(nummer) or b"")
            if not self.bron.vertrouwd.klopt(inhoud, handtekening):
                raise Onleesbaar("handtekening")
            kop = lees_kop(inhoud)
        except Onleesbaar:
            self._meld(Verschil.BESTAND, nummer)
            return binnen if binnen is not None else inhoud
        if kop.nummer != nummer or not sluit_aan(vorige, kop):
            self._meld(Verschil.KETEN, nummer)
        if binnen is not None and binnen != inhoud:
            self._meld(Verschil.DATABASE, nummer)
        self.koppen[nummer] = kop
        return inhoud

    def _onbekend(self, buiten: list[int], binnen: dict[int, bytes]) -> None:
        """Seals that lie outside and that the database does not know: a run that was killed, or an older database."""
        weg = vervallen(self.koppen.values())
        los = [nummer for nummer in buiten if nummer not in binnen and nummer not in weg and nummer in self.koppen]
        if los and los == buiten[-1:] and self._onaf(los[0]):
            self.uit.meldingen.append(
                f"Zegel {los[0]} is nog niet ingeschreven in de database; dat doet: ./tandem zegel maak"
            )
            return
        laatste = max(binnen, default=0)
        for nummer in los:
            self._meld(Verschil.OUDER if nummer > laatste else Verschil.DATABASE, nummer)

    def _onaf(self, nummer: int) -> bool:
        try:
            return zelfde_rijen(lees_stuk(self.bron.map.lees_zegel(nummer) or b""), self.using)
        except Onleesbaar:
            return False

    # -- the rows ----------------------------------------------------------------------------------------------------

    def _rijen(self, nummer: int) -> None:
        """Compare the rows of one seal. Of leaves that cannot be believed only the numbers count, as the database has
        them: those rows are no insertions."""
        kop = self.koppen.get(nummer)
        try:
            stuk = lees_stuk(self.bron.map.lees_zegel(nummer) or b"")
        except Onleesbaar:
            stuk = None
        if kop is None or stuk is None or not draagt(kop, stuk.bladen):
            if kop is not None:
                self._meld(Verschil.BESTAND, nummer)
            self._neem_over(nummer)
            return
        gevonden, graven = self._gevonden(stuk.bladen), self._graven(stuk.bladen)
        self.uit.rijen += len(stuk.bladen)
        self.uit.vernietigd += sum(graf.gedekt for graf in graven.values())
        self.uit.bevindingen += vergelijk(
            kop=kop, bladen=stuk.bladen, vorige=self._vorige(nummer), gevonden=gevonden, graven=graven,
            hoogste=self.hoogste,
        )  # fmt: skip

    def _vorige(self, nummer: int) -> Zegelkop | None:
        herstel = self.koppen[nummer].herstel
        return self.koppen.get(herstel.na if herstel else nummer - 1)

    def _neem_over(self, nummer: int) -> None:
        for deel in Zegeldeel.objects.using(self.using).filter(zegel_id=nummer):
            self.onder_zegel[deel.tabel] += zip(deel.van, deel.tot, strict=True)

    def _gevonden(self, alle: tuple[Blad, ...]) -> dict[Plek, Gevonden]:
        uit: dict[Plek, Gevonden] = {}
        for tabel, nummers in _per_tabel(alle):
            delen = reeksen(nummers)
            self.onder_zegel[tabel] += delen
            rijen = bladen(self.using, tabel, na=nummers[0] - 1, tot=nummers[-1], alleen=multireeks(delen))
            uit |= {(tabel, rij): Gevonden(hash_, op) for rij, op, hash_ in rijen}
        return uit

    def _graven(self, alle: tuple[Blad, ...]) -> dict[Plek, Graf]:
        uit: dict[Plek, Graf] = {}
        for tabel, nummers in _per_tabel(alle):
            eigen = set(nummers)
            stenen = Grafsteen.objects.using(self.using).filter(tabel=tabel, rij__range=(nummers[0], nummers[-1]))
            for steen in stenen:
                if steen.rij in eigen:
                    akte, hash_ = str(steen.akte), bytes(steen.blad)
                    uit[tabel, steen.rij] = Graf(hash_, akte, self._in_akte(akte).get((tabel, steen.rij)) == hash_)
        return uit

    def _buiten_zegels(self) -> None:
        """Rows under no seal: new ones wait; one in a closed part of its table, or one that claims to be older, not."""
        laatste = self.koppen.get(max(self.koppen, default=0))
        if laatste is None and not self.uit.zegels:
            self.uit.meldingen.append("Er is nog geen zegel. Maak er een met: ./tandem zegel maak")
            return
        for tabel in TABELLEN:
            dicht = laatste.gesloten.get(tabel) if laatste else None
            for rij, op, _ in bladen(self.using, tabel, zonder=multireeks(samen(self.onder_zegel[tabel]))):
                if dicht is not None and rij <= dicht:
                    self.uit.bevindingen.append(Bevinding(Verschil.INGEVOEGD, None, tabel, rij))
                elif laatste and is_teruggedateerd(op, laatste.bij(tabel)):
                    self.uit.bevindingen.append(Bevinding(Verschil.TERUGGEDATEERD, None, tabel, rij))
                else:
                    self.uit.wacht += 1

    # -- destruction certificates ------------------------------------------------------------------------------------

    def _in_akte(self, akte: str) -> dict[Plek, bytes]:
        """The leaves of a certificate that we believe; none of another."""
        if akte not in self._aktes:
            gelezen = self._lees_akte(akte)
            self._aktes[akte] = {(b.tabel, b.rij): b.hash for b in gelezen.bladen} if gelezen else {}
        return self._aktes[akte]

    def _lees_akte(self, akte: str) -> Akte | None:
        try:
            stuk = lees_stuk(self.bron.map.lees_akte(akte) or b"")
            gelezen = lees_akte(stuk)
        except Onleesbaar:
            return None
        echt = gelezen.akte == akte and self.bron.vertrouwd.klopt(stuk.kop, stuk.handtekening)
        return gelezen if echt else None

    def _teruggekeerd(self) -> None:
        """What a certificate says is gone must be gone: a backup that was put back brings it home."""
        al_gemeld = {(een.tabel, een.rij) for een in self.uit.bevindingen if een.verschil is Verschil.TERUG}
        for akte in self.bron.map.aktes():
            gelezen = self._lees_akte(akte)
            if gelezen is None:
                self._meld(Verschil.AKTE, toe=f"akte {akte}")
                continue
            for tabel, nummers in _per_tabel(gelezen.bladen):
                rijen = bladen(
                    self.using, tabel, na=nummers[0] - 1, tot=nummers[-1], alleen=multireeks(reeksen(nummers))
                )
                self.uit.bevindingen += [
                    Bevinding(Verschil.TERUG, None, tabel, rij, f"akte {akte}")
                    for rij, _, _ in rijen
                    if (tabel, rij) not in al_gemeld
                ]


def _per_tabel(alle: tuple[Blad, ...]) -> Iterator[tuple[str, list[int]]]:
    """The numbers of leaves per table, in order; tables without any are left out."""
    for tabel in TABELLEN:
        nummers = sorted(blad.rij for blad in alle if blad.tabel == tabel)
        if nummers:
            yield tabel, nummers
