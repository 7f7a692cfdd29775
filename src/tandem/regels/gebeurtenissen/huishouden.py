"""Events about who lives in a household, and about its file."""

from tandem.regels.gebeurtenissen.zin import Gebeurtenissoort as S
from tandem.regels.gebeurtenissen.zin import Groep

_H, _R = Groep.HUISHOUDEN, Groep.RECHT

HUISHOUDEN = {
    "afgeschermd_geopend": S("{wie} opende een afgeschermd gegeven[ ({gegeven:woord})].", _R),
    "bekende_gemeld": S("Vastgelegd wie dit dossier niet mag zien, omdat het om familie of een collega gaat.", _R),
    "bsn_bekeken": S("{wie} bekeek het BSN van {leden}[. Grond: {grond:woord}].", _R),
    "bsn_vastgelegd": S("Het BSN van {leden} is {handeling:woord}.", _H),
    "contactgegeven_gewijzigd": S("{soort:woord} is gewijzigd[ ({leden})].", _H),
    "contactgegeven_vastgelegd": S("{soort:woord} is vastgelegd[ ({leden})].", _H),
    "contactgegeven_vervallen": S("{soort:woord} is vervallen[ ({leden})].", _H),
    "datalekcheck_afgerond": S("Nagegaan of gegevens bij de verkeerde kwamen. Uitkomst: {uitkomst:woord}.", _R),
    "datalekcheck_begonnen": S("Nagaan of gegevens bij de verkeerde kwamen is begonnen ({aantal} zagen ze).", _R),
    "dossier_afgeschermd": S("Dit dossier is afgeschermd voor wie ernaar zoekt.", _R),
    "dossier_gesloten": S("Dit dossier is gesloten voor {team}.", _R),
    "dossier_heropend": S("Dit dossier is weer open voor {team}.", _R),
    "dossier_niet_meer_afgeschermd": S("Dit dossier is niet meer afgeschermd voor wie ernaar zoekt.", _R),
    "dossier_niet_meer_publiek": S("Er is geen extra toezicht meer op wie dit dossier opent.[ Reden: {reden}]", _R),
    "dossier_publiek": S(
        "Er is extra toezicht op wie dit dossier opent: veel mensen kennen iemand uit dit huishouden.[ Reden: {reden}]",
        _R,
    ),
    "gezag_beeindigd": S(
        "Het gezag over {leden} is veranderd: {houder} heeft geen gezag meer[ sinds {tot:datum}].", _H
    ),
    "gezag_vastgelegd": S("{houder} heeft gezag over {leden} ({soort:woord})[, sinds {van:datum}].", _H, mijlpaal=True),
    "huishouden_aangemaakt": S("Dit dossier is begonnen[: {reden}].", _H, mijlpaal=True),
    "huishouden_genoemd": S("Het huishouden wil zo heten: {naam}.", _H),
    "huishouden_gesplitst": S("Dit huishouden is in tweeën gegaan. {leden} hoort nu bij een ander dossier.", _H, True),
    "huishouden_ontstaan": S(
        "Dit dossier is begonnen na een splitsing of samenvoeging. Het oude dossier blijft.", _H, True
    ),
    "huishouden_samengevoegd": S("Dit huishouden is samengegaan met een ander. Het werk gaat daar verder.", _H, True),
    "huishouden_uitgebreid": S("Een ander huishouden is met dit huishouden samengegaan.", _H, True),
    "kind_in_twee_huishoudens": S("Vastgelegd dat {leden} ook in een ander huishouden bekend is.", _R),
    "koppelcode_gegeven": S("Een code gegeven om {leden} ook in een ander huishouden te herkennen.", _R),
    "lid_geboren": S("{leden} is geboren[ op {op:datum}].", _H, mijlpaal=True),
    "lid_gewijzigd": S("De gegevens van {leden} zijn gewijzigd[ ({velden})].", _H),
    "lid_overleden": S("{leden} is overleden[ op {op:datum}].", _H, mijlpaal=True),
    "lid_terug": S("{leden} hoort weer bij dit huishouden.", _H),
    "lid_toegevoegd": S("{leden} hoort bij dit huishouden[ ({rol:woord})].", _H),
    "lid_vertrokken": S("{leden} hoort niet meer bij dit huishouden[ sinds {tot:datum}].", _H),
    "relatie_beeindigd": S("{van:lid} is niet meer {soort} {naar:lid}.", _H),
    "relatie_vastgelegd": S("{van:lid} is {soort} {naar:lid}.", _H),
    "verblijf_beeindigd": S("Het verblijf van {leden} is veranderd[ ({soort:woord})].", _H),
    "verblijf_vastgelegd": S("{leden} verblijft hier: {soort:woord}.", _H),
    "verplaatsing_gevraagd": S("Gevraagd om iets dat hier verkeerd stond te verplaatsen.", _R),
    "verplaatst_hierheen": S("Iets dat in een verkeerd dossier stond, is hierheen verplaatst.", _R),
    "verplaatst_hiervandaan": S("Iets dat hier verkeerd stond, is verplaatst[ ({wat:woord})].", _R),
}
