"""Families with a baby, a child on the way, or a teenager."""

from tandem.management.vullen.handelingen import Belofte
from tandem.management.vullen.themas import Thema, met_baby, met_tiener, zwanger
from tandem.management.vullen.verteller import Zin

JONG = (
    Thema(
        code="baby_en_somber",
        gezin=met_baby,
        melders=(
            ("professional", "Centrum voor Jeugd en Gezin De Brug (voorbeeld)"),
            ("professional", "Ziekenhuis Maasmond (voorbeeld)"),
            ("familie_of_vriend", "een vriendin"),
        ),
        signaal=(
            Zin(
                "waarneming",
                "De baby huilde lang. {o1} bleef op de bank zitten en keek weg.",
                "o1 k1",
                "de wijkverpleegkundige",
            ),
            Zin("feit", "De baby is in twee maanden weinig gegroeid.", "k1", "meting op het consultatiebureau"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Ik voel niets. Ik ben bang dat ik een slechte moeder ben.", stem="o1"),
            Zin("stem", "Ik werk 's nachts en slaap overdag. Ik zie het niet goed.", stem="o2"),
            Zin("waarneming", "{o1} gaf de fles terwijl ik erbij was. De baby dronk goed.", "o1 k1"),
        ),
        beloften=(
            Belofte("{o2} neemt de nacht van vrijdag en zaterdag.", "o2"),
            Belofte("De moeder van {o1} komt elke ochtend tot de middag.", "de moeder van {o1}"),
        ),
        incident=("verwaarlozing", "De baby lag lang alleen te huilen. De buurvrouw heeft aangebeld.", "o1 k1"),
        risico=("jong_of_kwetsbaar", "Een baby die helemaal van anderen afhangt."),
        bescherming=("netwerk_let_op", "De moeder van {o1} is er elke ochtend."),
        analyse=(
            Zin("oordeel", "{o1} is somber sinds de bevalling.", "o1", aard="zorg", domein="psychisch"),
            Zin(
                "oordeel",
                "Daardoor merkt zij soms niet wat de baby nodig heeft.",
                "o1 k1",
                aard="zorg",
                domein="opgroeien",
            ),
            Zin("oordeel", "{o1} vraagt om hulp en houdt zich aan afspraken.", "o1", aard="kracht", domein="psychisch"),
            Zin("stem", "Als ik haar in bad doe, lacht ze.", stem="o2", aard="kracht", domein="opvoeden"),
        ),
        verband="Wie zo somber is, ziet moeilijk wat een baby vraagt.",
        doel="Genieten van ons kind.",
        stap="Elke dag samen een half uur wandelen met de kinderwagen",
        hulp=("vggz", "o1", "GGZ Nieuwe Haven (voorbeeld)"),
        gesprekken=(
            Zin("stem", "Ik heb vannacht zes uur geslapen.", stem="o1"),
            Zin("waarneming", "{o1} praatte tegen de baby tijdens het verschonen.", "o1 k1"),
            Zin("feit", "De baby is goed gegroeid.", "k1", "meting op het consultatiebureau"),
        ),
        beter=(
            Zin("stem", "Ik merk dat ik haar mis als ze slaapt.", stem="o1"),
            Zin("feit", "De groei is weer zoals die hoort.", "k1", "meting op het consultatiebureau"),
        ),
        opnieuw=(
            Zin(
                "waarneming", "{o1} heeft drie afspraken afgezegd en neemt niet op.", "o1 k1", "de wijkverpleegkundige"
            ),
        ),
    ),
    Thema(
        code="kind_op_komst",
        gezin=zwanger,
        melders=(
            ("professional", "Ziekenhuis Maasmond (voorbeeld)"),
            ("professional", "Huisartsenpraktijk Dijkzicht (voorbeeld)"),
        ),
        signaal=(
            Zin("stem", "Ik ben bang voor hem als hij gedronken heeft.", stem="o1"),
            Zin("waarneming", "{o1} had een blauwe plek op haar arm.", "o1", "de verloskundige"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Ik wil dat mijn kind in rust opgroeit.", stem="o1"),
            Zin("stem", "Ik drink te veel. Dat moet stoppen voordat het kind er is.", stem="o2"),
            Zin("waarneming", "De babykamer is klaar. Er staat een wieg van de buren.", "o1 o2"),
        ),
        beloften=(
            Belofte("{o2} slaapt bij zijn ouders als hij gedronken heeft.", "o2"),
            Belofte("{o1} belt haar verloskundige bij pijn of angst, ook 's nachts.", "o1"),
        ),
        incident=("bedreiging", "{o2} dreigde de deur in te trappen.", "o1 o2"),
        risico=("zwanger", "{o1} is zwanger en {o2} drinkt."),
        bescherming=("veilige_plek", "{o1} kan altijd naar haar ouders."),
        analyse=(
            Zin("oordeel", "{o2} drinkt als hij spanning voelt.", "o2", aard="zorg", domein="middelen"),
            Zin("oordeel", "Als hij gedronken heeft, is {o1} bang.", "o1 o2", aard="zorg", domein="veiligheid_thuis"),
            Zin(
                "oordeel",
                "Beide ouders komen samen naar de verloskundige.",
                "o1 o2",
                aard="kracht",
                domein="gezondheid",
            ),
            Zin("stem", "Mijn ouders staan voor ons klaar.", stem="o1", aard="kracht", domein="netwerk"),
        ),
        verband="Zonder drank is er veel minder ruzie.",
        doel="Een veilig thuis voordat ons kind er is.",
        stap="De eerste afspraak bij de verslavingszorg maken",
        hulp=("verslaving", "o2", "Verslavingszorg Helder (voorbeeld)"),
        gesprekken=(
            Zin("stem", "Hij heeft drie weken niet gedronken.", stem="o1"),
            Zin("stem", "Ik ga elke dinsdag naar de groep.", stem="o2"),
            Zin("waarneming", "Zij hadden samen boodschappen gedaan.", "o1 o2"),
        ),
        beter=(
            Zin("stem", "Ik ben niet bang meer.", stem="o1"),
            Zin("stem", "Ik drink al maanden niet en ik mis het niet.", stem="o2"),
        ),
        opnieuw=(Zin("waarneming", "{o2} was dronken en sloeg op de deur.", "o1 o2", "de buren"),),
    ),
    Thema(
        code="tiener_weg",
        gezin=met_tiener,
        melders=(("professional", "Havencollege (voorbeeld)"), ("politie", "Politie, wijkteam"), ("kind_zelf", "{k1}")),
        signaal=(
            Zin("feit", "{k1} is zes weken bijna niet op school geweest.", "k1", "de verzuimlijst van school"),
            Zin("stem", "Thuis word ik gek. Ik slaap liever bij vrienden.", stem="k1"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Ik krijg geen contact meer. Alles wat ik zeg is fout.", stem="o1"),
            Zin("stem", "Er wordt alleen tegen mij geschreeuwd. Nooit gevraagd hoe het gaat.", stem="k1"),
            Zin("waarneming", "{k1} zat met de jas aan bij de deur.", "k1"),
        ),
        beloften=(
            Belofte("{k1} stuurt elke avond voor tien uur een bericht met waar die slaapt.", "k1"),
            Belofte("{o1} schreeuwt niet en slaat niet. Bij ruzie gaat {o1} naar de keuken.", "o1"),
        ),
        incident=("weggelopen", "{k1} was twee nachten weg. Niemand wist waar.", "k1"),
        risico=("alleen_staan", "{k1} vertelt volwassenen niets en slaapt op wisselende plekken."),
        bescherming=("veilige_volwassene", "{k1} praat wel met de mentor."),
        analyse=(
            Zin(
                "oordeel",
                "Sinds het overlijden van opa praten {o1} en {k1} niet meer.",
                "o1 k1",
                aard="zorg",
                domein="relatie",
            ),
            Zin(
                "oordeel", "{k1} loopt weg als de spanning te hoog wordt.", "k1", aard="zorg", domein="veiligheid_thuis"
            ),
            Zin("stem", "Met mijn mentor kan ik lachen.", stem="k1", aard="kracht", domein="school_opvang"),
            Zin("oordeel", "{o1} geeft niet op.", "o1", aard="kracht", domein="opvoeden"),
        ),
        verband="Het verdriet om opa zit tussen hen in, en dan loopt {k1} weg.",
        doel="Weer samen aan tafel zitten.",
        stap="Samen naar het graf van opa gaan",
        hulp=("gezinshulp_thuis", "o1 k1", "Enver, team gezinshulp (voorbeeld)"),
        gesprekken=(
            Zin("stem", "Ik ben drie dagen naar school gegaan.", stem="k1"),
            Zin("stem", "We hebben gepraat zonder te schreeuwen.", stem="o1"),
            Zin("waarneming", "{k1} deed zelf open en zette thee.", "k1"),
        ),
        beter=(
            Zin("stem", "Ik heb een bijbaan en ik slaap thuis.", stem="k1"),
            Zin("stem", "Ik vraag nu eerst hoe het was.", stem="o1"),
        ),
        opnieuw=(Zin("feit", "{k1} is opnieuw een nacht niet thuisgekomen.", "o1 k1", "bericht van de politie"),),
    ),
)
