"""Families with children at school: violence between parents, separation, money, a new partner, a grandmother."""

from tandem.management.vullen.handelingen import Belofte
from tandem.management.vullen.themas import Thema, bij_oma, een_ouder, samengesteld, twee_ouders
from tandem.management.vullen.verteller import Zin

GEZINNEN = (
    Thema(
        code="geweld_tussen_ouders",
        gezin=twee_ouders,
        melders=(
            ("politie", "Politie, wijkteam"),
            ("buur_of_omstander", "de bovenbuurvrouw"),
            ("professional", "Basisschool De Regenboogbrug (voorbeeld)"),
        ),
        signaal=(
            Zin(
                "waarneming",
                "Er was geschreeuw te horen en er viel iets kapot. Een kind huilde.",
                "o1 o2 k1",
                "de melder",
            ),
            Zin(
                "feit",
                "De politie was die avond aan de deur. {o2} is een nacht ergens anders gaan slapen.",
                "o1 o2",
                "bericht van de politie",
            ),
        ),
        acuut="{o2} slaapt vannacht bij zijn broer. Morgenochtend bel ik {o1}.",
        eerste=(
            Zin("stem", "Het is al langer mis. Als hij boos wordt, ga ik met de kinderen naar boven.", stem="o1"),
            Zin("stem", "Ik ben te ver gegaan. Zo wil ik niet zijn.", stem="o2"),
            Zin("waarneming", "{k1} bleef dicht bij {o1} zitten en zei weinig.", "k1"),
            Zin("stem", "Ik zet mijn koptelefoon op als ze ruzie maken.", stem="k1"),
        ),
        beloften=(
            Belofte(
                "{o2} gaat naar buiten als hij merkt dat hij boos wordt, en komt pas terug als hij rustig is.", "o2"
            ),
            Belofte("{o1} belt haar zus als zij bang is. Die komt dan meteen.", "o1"),
        ),
        incident=("geweld", "{o2} duwde {o1} tegen de kast. De kinderen waren in de kamer ernaast.", "o1 o2"),
        risico=("geweld_lichamelijk", "Duwen en slaan, een paar keer in het afgelopen half jaar."),
        bescherming=("netwerk_let_op", "De zus van {o1} belt elke avond even."),
        analyse=(
            Zin(
                "oordeel",
                "Sinds {o2} geen werk heeft, zijn er vaker ruzies over geld.",
                "o1 o2",
                aard="zorg",
                domein="geld",
            ),
            Zin(
                "oordeel",
                "Bij ruzie wordt {o2} snel boos en dan is het niet veilig.",
                "o1 o2",
                aard="zorg",
                domein="veiligheid_thuis",
            ),
            Zin(
                "stem",
                "Papa kan ook heel lief zijn. Hij kookt op zondag.",
                stem="k1",
                aard="kracht",
                domein="opgroeien",
            ),
            Zin("oordeel", "De familie van {o1} is dichtbij en helpt.", "o1", aard="kracht", domein="netwerk"),
        ),
        verband="Als het geld op is, loopt de spanning op en wordt het sneller ruzie.",
        doel="Bij ons thuis hoeft niemand bang te zijn.",
        stap="Een gesprek plannen over hoe wij ruzie maken zonder elkaar pijn te doen",
        hulp=("hulp_wie_geweld_gebruikt", "o2", "GGZ Nieuwe Haven (voorbeeld)"),
        gesprekken=(
            Zin("stem", "Deze week was het rustig. Ik slaap nog wel slecht.", stem="o1"),
            Zin("stem", "Ik ben twee keer een blokje om gegaan. Dat werkte.", stem="o2"),
            Zin("waarneming", "{k1} liet een tekening zien en vertelde over school.", "k1"),
        ),
        beter=(
            Zin("stem", "Wij praten nu voordat het ruzie wordt.", stem="o1"),
            Zin("stem", "Het is thuis niet meer eng.", stem="k1"),
        ),
        opnieuw=(
            Zin("waarneming", "Er was weer hard geschreeuw, en {o1} stond buiten zonder jas.", "o1 o2 k1", "de melder"),
        ),
    ),
    Thema(
        code="scheiding",
        gezin=een_ouder,
        melders=(
            ("professional", "Basisschool De Regenboogbrug (voorbeeld)"),
            ("huishouden_zelf", "{o1}"),
            ("professional", "Huisartsenpraktijk Dijkzicht (voorbeeld)"),
        ),
        signaal=(
            Zin("waarneming", "{k1} wil na het weekend vaak niet naar huis en heeft buikpijn.", "k1", "de leerkracht"),
            Zin(
                "oordeel",
                "De ouders maken ruzie op het schoolplein. De kinderen staan erbij.",
                "o1 k1",
                "de leerkracht",
            ),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Bij elke overdracht is er ruzie. Ik durf de telefoon niet meer op te nemen.", stem="o1"),
            Zin("stem", "Ik wil niet kiezen. Ik hou van allebei.", stem="k1"),
            Zin("waarneming", "{o1} had alle berichten van de andere ouder uitgeprint.", "o1"),
        ),
        beloften=(
            Belofte("De kinderen worden overgedragen op school, niet aan de deur.", "o1"),
            Belofte("Berichten over de kinderen gaan alleen per mail, één keer per week.", "o1"),
        ),
        incident=("ruzie", "Bij de overdracht trokken beide ouders aan de tas van {k1}.", "o1 k1"),
        risico=("scheiding_recent", "De scheiding is nog niet rond. Over het huis is geen afspraak."),
        bescherming=("veilige_volwassene", "{k1} gaat op woensdag naar opa en kan daar alles zeggen."),
        analyse=(
            Zin(
                "oordeel",
                "De ouders hebben geen afspraken over de overdracht, en dan wordt het ruzie.",
                "o1",
                aard="zorg",
                domein="relatie",
            ),
            Zin(
                "oordeel", "{k1} krijgt buikpijn van de ruzie en slaapt slecht.", "k1", aard="zorg", domein="opgroeien"
            ),
            Zin("stem", "Wij willen allebei het beste voor de kinderen.", stem="o1", aard="kracht", domein="opvoeden"),
            Zin(
                "oordeel",
                "Op school gaat het goed. De leerkracht let op {k1}.",
                "k1",
                aard="kracht",
                domein="school_opvang",
            ),
        ),
        verband="Zonder afspraken gaat het mis bij de overdracht, en daar heeft {k1} last van.",
        doel="De kinderen hoeven niet te kiezen.",
        stap="Een vast schema maken voor wanneer de kinderen waar zijn",
        hulp=("jeugd_ggz", "k1", "Jeugdhulp De Steiger (voorbeeld)"),
        gesprekken=(
            Zin("stem", "De overdracht op school ging goed.", stem="o1"),
            Zin("stem", "Ik heb nu twee kamers en in allebei een knuffel.", stem="k1"),
            Zin("waarneming", "De schooltassen stonden klaar. Het was rustig in huis.", "o1 k1"),
        ),
        beter=(
            Zin("stem", "Wij kunnen weer samen naar het rapportgesprek.", stem="o1"),
            Zin("stem", "Mijn buik doet geen pijn meer.", stem="k1"),
        ),
        opnieuw=(
            Zin("waarneming", "{k1} kwam huilend op school na een ruzie bij de voordeur.", "o1 k1", "de leerkracht"),
        ),
    ),
    Thema(
        code="te_veel_zorgen",
        gezin=een_ouder,
        melders=(
            ("professional", "Woningcorporatie Thuishaven (voorbeeld)"),
            ("professional", "Centrum voor Jeugd en Gezin De Brug (voorbeeld)"),
            ("familie_of_vriend", "de tante van de kinderen"),
        ),
        signaal=(
            Zin(
                "waarneming",
                "Het huis was koud en er lag weinig eten. De kinderen droegen hun jas binnen.",
                "o1 k1",
                "de melder",
            ),
            Zin("feit", "Er is een huurachterstand van vier maanden.", "o1", "brief van de verhuurder"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Ik weet niet meer welke brief ik eerst moet openen.", stem="o1"),
            Zin("waarneming", "{k1} zorgde voor de kleintjes en smeerde brood.", "k1"),
            Zin("stem", "Ik help mama graag. Maar ik wil ook wel eens buiten spelen.", stem="k1"),
        ),
        beloften=(
            Belofte("{o1} belt dezelfde dag als er geen eten of warmte in huis is.", "o1"),
            Belofte("De tante haalt de kinderen op dinsdag en donderdag uit school.", "de tante van de kinderen"),
        ),
        incident=("verwaarlozing", "De kinderen waren een avond alleen. {k1} belde zelf de tante.", "o1 k1"),
        risico=("verwaarlozing", "De kinderen krijgen niet elke dag warm eten en gaan laat naar bed."),
        bescherming=("veilige_volwassene", "De tante van de kinderen heeft een sleutel."),
        analyse=(
            Zin("oordeel", "Door de schulden is er vaak geen geld voor eten en gas.", "o1", aard="zorg", domein="geld"),
            Zin(
                "oordeel",
                "{o1} is zo moe dat de kinderen te veel zelf moeten doen.",
                "o1 k1",
                aard="zorg",
                domein="opvoeden",
            ),
            Zin(
                "oordeel",
                "{o1} kent de kinderen goed en praat liefdevol over hen.",
                "o1 k1",
                aard="kracht",
                domein="opvoeden",
            ),
            Zin("stem", "Mijn zus laat ons nooit in de steek.", stem="o1", aard="kracht", domein="netwerk"),
        ),
        verband="De schulden geven zoveel spanning dat de zorg voor de kinderen niet lukt.",
        doel="Elke dag warm eten, en brieven waar ik niet bang voor ben.",
        stap="Alle brieven in één map doen en samen openen",
        hulp=("schuldhulp", "o1", "Schuldhulp Balans (voorbeeld)"),
        gesprekken=(
            Zin("stem", "We hebben twaalf brieven geopend. Het viel mee.", stem="o1"),
            Zin("waarneming", "De kachel was aan en er stond eten op het fornuis.", "o1 k1"),
            Zin("stem", "Ik zit nu op voetbal.", stem="k1"),
        ),
        beter=(
            Zin("stem", "De huur wordt weer elke maand betaald.", stem="o1"),
            Zin("waarneming", "{k1} speelde buiten met andere kinderen.", "k1"),
        ),
        opnieuw=(Zin("feit", "Het gas is afgesloten.", "o1 k1", "brief van het energiebedrijf"),),
    ),
    Thema(
        code="nieuw_gezin",
        gezin=samengesteld,
        melders=(
            ("kind_zelf", "{k1}"),
            ("professional", "Basisschool De Regenboogbrug (voorbeeld)"),
            ("familie_of_vriend", "de vader van de kinderen"),
        ),
        signaal=(
            Zin("stem", "Als ik iets fout doe moet ik lang in de gang staan. {o2} schreeuwt dan.", stem="k1"),
            Zin("waarneming", "{k1} schrikt als iemand een harde stem opzet.", "k1", "de leerkracht"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Bij mij thuis was het vroeger ook streng. Ik weet niet hoe het anders moet.", stem="o2"),
            Zin("stem", "Ik sta er tussenin. Ik durf niets te zeggen.", stem="o1"),
            Zin("waarneming", "{k2} kroop bij {o1} op schoot toen {o2} binnenkwam.", "k2"),
        ),
        beloften=(
            Belofte("{o1} zegt wat er mag en niet mag. {o2} straft de kinderen niet.", "o1"),
            Belofte("{k1} mag altijd naar de buurvrouw als het te hard gaat.", "k1"),
        ),
        incident=("ruzie", "{o2} schreeuwde en gooide een bord kapot. {k1} liep naar de buren.", "o2 k1"),
        risico=("geweld_emotioneel", "Schreeuwen, kleineren en lange straffen."),
        bescherming=("plan_bij_gevaar", "De kinderen weten bij wie zij terechtkunnen."),
        analyse=(
            Zin(
                "oordeel",
                "Er zijn geen duidelijke regels over wie de kinderen opvoedt.",
                "o1 o2",
                aard="zorg",
                domein="opvoeden",
            ),
            Zin(
                "oordeel",
                "{o2} wordt hard als hij zich niet serieus genomen voelt.",
                "o2 k1",
                aard="zorg",
                domein="veiligheid_thuis",
            ),
            Zin("stem", "Hij heeft mijn fiets gemaakt.", stem="k2", aard="kracht", domein="opgroeien"),
            Zin(
                "oordeel",
                "Beide volwassenen willen hulp en komen hun afspraken na.",
                "o1 o2",
                aard="kracht",
                domein="relatie",
            ),
        ),
        verband="Omdat niet duidelijk is wie de regels maakt, wordt {o2} hard.",
        doel="Samen eten zonder dat iemand schreeuwt.",
        stap="Samen vijf huisregels opschrijven en ophangen",
        hulp=("opvoedhulp", "o1 o2", "Jeugdhulp De Steiger (voorbeeld)"),
        gesprekken=(
            Zin("stem", "De regels hangen op de koelkast. Wij hebben ze samen gemaakt.", stem="o1"),
            Zin("stem", "Ik hoef niet meer in de gang te staan.", stem="k1"),
            Zin("waarneming", "{o2} ging op zijn hurken zitten om met {k2} te praten.", "o2 k2"),
        ),
        beter=(
            Zin("stem", "Ik tel tot tien en dan zeg ik het rustig.", stem="o2"),
            Zin("stem", "We doen elke vrijdag een spelletje.", stem="k1"),
        ),
        opnieuw=(Zin("stem", "Het schreeuwen is weer begonnen. Ik durf niet naar huis.", stem="k1"),),
    ),
    Thema(
        code="kind_bij_oma",
        gezin=bij_oma,
        melders=(
            ("familie_of_vriend", "een oom"),
            ("professional", "Havencollege (voorbeeld)"),
            ("huishouden_zelf", "{o1}"),
        ),
        signaal=(
            Zin(
                "waarneming",
                "De moeder van {k1} stond 's nachts voor de deur en bonsde op het raam.",
                "o1 k1",
                "de melder",
            ),
            Zin("oordeel", "Het wordt te veel voor {o1}.", "o1", "de melder"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Ik doe het met liefde. Maar ik ben niet meer de jongste.", stem="o1"),
            Zin("stem", "Bij oma is het rustig. Ik wil hier blijven.", stem="k1"),
            Zin("waarneming", "{k1} heeft een eigen kamer. Er hangen foto's van de ouders.", "k1"),
        ),
        beloften=(
            Belofte("De moeder komt alleen op zondagmiddag, en belt van tevoren.", "de moeder van {k1}"),
            Belofte("{o1} doet de deur niet open als de moeder gedronken heeft, en belt de buurman.", "o1"),
        ),
        incident=("politie", "De buren belden de politie omdat de moeder op het raam bonsde.", "o1 k1"),
        risico=("middelen", "De moeder drinkt en komt dan onverwacht langs."),
        bescherming=("rust_dag", "{k1} heeft bij {o1} een vast ritme."),
        analyse=(
            Zin(
                "oordeel",
                "Er is niets geregeld over wie er over {k1} beslist.",
                "o1 k1",
                aard="zorg",
                domein="opvoeden",
            ),
            Zin(
                "oordeel",
                "Daardoor staat {o1} machteloos als de moeder voor de deur staat.",
                "o1",
                aard="zorg",
                domein="veiligheid_thuis",
            ),
            Zin(
                "oordeel",
                "{k1} doet het goed op school sinds het bij {o1} woont.",
                "k1",
                aard="kracht",
                domein="school_opvang",
            ),
            Zin("stem", "De buurman helpt mij altijd.", stem="o1", aard="kracht", domein="netwerk"),
        ),
        verband="Zolang niets geregeld is, weet {o1} niet wat zij mag.",
        doel="Rust in huis, en mijn moeder zien als zij nuchter is.",
        stap="Uitzoeken of pleegzorg binnen de familie kan",
        hulp=("pleegzorg", "k1", "Jeugdhulp De Steiger (voorbeeld)"),
        gesprekken=(
            Zin("stem", "De moeder kwam zondag. Het was gezellig.", stem="o1"),
            Zin("stem", "Ik heb een spreekbeurt gehouden over oma.", stem="k1"),
            Zin("waarneming", "{o1} zag er minder moe uit.", "o1"),
        ),
        beter=(
            Zin("stem", "Nu weet ik wat ik mag beslissen.", stem="o1"),
            Zin("stem", "Mama drinkt niet meer als ze komt.", stem="k1"),
        ),
        opnieuw=(Zin("waarneming", "De moeder stond weer 's nachts voor de deur.", "o1 k1", "de buurman"),),
    ),
)
