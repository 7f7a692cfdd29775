"""Which content files there are, which lists each of them holds, and the form of the items in each list."""

from __future__ import annotations

from . import vormen_bewaren as bewaren
from . import vormen_bouwstenen as bouwstenen
from . import vormen_casus as casus
from . import vormen_impact as impact
from . import vormen_kennis as kennis
from . import vormen_klacht as klacht
from . import vormen_leren as leren
from . import vormen_rechten as rechten
from . import vormen_regio as regio
from . import vormen_rollen as rollen
from . import vormen_toezicht as toezicht
from . import vormen_veiligheid as veiligheid
from . import vormen_verzoek as verzoek
from . import vormen_zelfscan as zelfscan

#: file -> list in that file -> form of its items. `bronnen` comes first: everything else refers to it.
BESTANDEN: dict[str, dict[str, type]] = {
    "bronnen.yaml": {"bronnen": regio.Brondocument},
    "regio.yaml": {
        "gemeenten": regio.Gemeente,
        "verbanden": regio.Verband,
        "tegenspraken": regio.Tegenspraak,
        "open_punten": regio.OpenPunt,
    },
    "organisaties.yaml": {
        "organisatiesoorten": regio.Organisatiesoortnaam,
        "organisaties": regio.Organisatie,
        "teams": regio.Team,
    },
    "rollen.yaml": {
        "lagen": rollen.Laag,
        "doelen": rollen.Doel,
        "rollen": rollen.Rol,
        "rechten": rollen.Rolrecht,
    },
    "organisatierechten.yaml": {
        "werklagen": rollen.Werklaag,
        "organisatierechten": rollen.Organisatierecht,
    },
    "taken.yaml": {"taken": rollen.Taak},
    "grondslagen.yaml": {"grondslagen": rollen.Grondslag},
    "termijnen.yaml": {"termijnen": casus.TermijnVorm},
    "melders.yaml": {"melders": casus.MelderVorm, "terugkoppelplichten": casus.TerugkoppelplichtVorm},
    "triage.yaml": {"triage_uitkomsten": casus.Triageuitkomst},
    "fasen.yaml": {"fasen": casus.Fasenaam},
    "leefdomeinen.yaml": {"leefdomeinen": casus.LeefdomeinVorm},
    "afronden.yaml": {"afrondsoorten": casus.AfrondVorm},
    "maatregelen.yaml": {"maatregelen": veiligheid.MaatregelVorm},
    "bevoegdheden.yaml": {"bevoegdheden": veiligheid.BevoegdheidVorm},
    "waarborgen.yaml": {"waarborgen": veiligheid.WaarborgVorm},
    "uitleg.yaml": {"uitlegteksten": rechten.Uitleg, "rechtsmiddelen": rechten.Rechtsmiddel},
    "zeggenschap.yaml": {"zeggenschap": rechten.ZeggenschapVorm},
    "bewaartermijnen.yaml": {
        "dossierdelen": bewaren.DossierdeelVorm,
        "bewaartermijnen": bewaren.BewaartermijnVorm,
    },
    "veiligheidskaart.yaml": {
        "oordeelwoorden": veiligheid.Oordeelwoord,
        "factoren": veiligheid.Factor,
        "incidentsoorten": veiligheid.Incidentsoort,
    },
    "klachtroutes.yaml": {"klachtroutes": klacht.KlachtrouteVorm},
    "verzoeken.yaml": {"verzoeksoorten": verzoek.VerzoeksoortVorm, "weigergronden": verzoek.WeigergrondVorm},
    "toezicht.yaml": {"toezichtregels": toezicht.ToezichtregelVorm},
    "documentsoorten.yaml": {"documentsoorten": casus.Documentsoort},
    "hulpvormen.yaml": {"hulpvormen": casus.Hulpvorm},
    "bouwstenen.yaml": {"bouwstenen": bouwstenen.BouwsteenVorm},
    "impact.yaml": {
        "impactonderdelen": impact.ImpactonderdeelVorm,
        "impactfuncties": impact.ImpactfunctieVorm,
        "impactcompetenties": impact.ImpactcompetentieVorm,
    },
    "leren.yaml": {
        "belemmersoorten": leren.BelemmersoortVorm,
        "terugkoppeltermijnen": leren.TerugkoppeltermijnVorm,
        "voornamenlijsten": leren.Voornamenlijst,
    },
    "cijfers.yaml": {
        "cijferthemas": kennis.CijferthemaVorm,
        "soortgelijkregels": kennis.SoortgelijkregelVorm,
        "verhalen": kennis.VerhaalVorm,
    },
}

#: folder -> lists in each file of that folder -> form of their items. Such a file may have any name.
MAPPEN: dict[str, dict[str, type]] = {
    "instrumenten": {"instrumenten": zelfscan.InstrumentVorm},
}
