"""Adults without children at home: partners, a parent with a grown-up child, an old couple."""

from tandem.management.vullen.handelingen import Belofte
from tandem.management.vullen.themas import Thema, oud_stel, ouder_met_zoon, stel
from tandem.management.vullen.verteller import Zin

VOLWASSENEN = (
    Thema(
        code="alles_bepalen",
        gezin=stel,
        melders=(
            ("huishouden_zelf", "{o1}"),
            ("familie_of_vriend", "een collega van het werk"),
            ("politie", "Politie, wijkteam"),
        ),
        signaal=(
            Zin("stem", "Ik mag geen geld uitgeven zonder het te vragen. Mijn telefoon wordt gelezen.", stem="o1"),
            Zin("waarneming", "{o1} keek steeds naar de deur tijdens het gesprek.", "o1", "de melder"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Ik dacht dat het aan mij lag.", stem="o1"),
            Zin("stem", "Ik maak me gewoon zorgen. Ik wil weten waar {o1} is.", stem="o2"),
            Zin("waarneming", "{o1} sprak vrijer toen wij alleen waren.", "o1"),
        ),
        beloften=(
            Belofte("{o1} houdt een tweede telefoon bij een vriendin.", "o1"),
            Belofte("{o2} leest de telefoon van {o1} niet meer.", "o2"),
        ),
        incident=("bedreiging", "{o2} zei dat er iets ergs zou gebeuren als {o1} wegging.", "o1 o2"),
        risico=("dwingende_controle", "Geld, telefoon en bezoek worden gecontroleerd."),
        bescherming=("veilige_plek", "{o1} kan naar een vriendin. {o2} weet niet waar die woont."),
        analyse=(
            Zin(
                "oordeel",
                "{o2} is bang om alleen te zijn en gaat dan controleren.",
                "o2",
                aard="zorg",
                domein="relatie",
            ),
            Zin("oordeel", "{o1} durft daardoor bijna niemand meer te zien.", "o1", aard="zorg", domein="netwerk"),
            Zin("stem", "Ik heb weer met mijn zus gebeld.", stem="o1", aard="kracht", domein="netwerk"),
            Zin("oordeel", "{o1} heeft werk en eigen inkomen.", "o1", aard="kracht", domein="werk_dag"),
        ),
        verband="Hoe meer {o2} controleert, hoe alleniger {o1} wordt.",
        doel="Zelf beslissen over mijn eigen dag.",
        stap="Een eigen bankrekening openen",
        hulp=("hulp_na_geweld", "o1", "Opvang De Luwte (voorbeeld)"),
        gesprekken=(
            Zin("stem", "Ik ben een avond weg geweest zonder ruzie.", stem="o1"),
            Zin("stem", "Ik merk dat ik het moeilijk vind. Ik praat erover in de groep.", stem="o2"),
            Zin("waarneming", "{o1} lachte en vertelde over het werk.", "o1"),
        ),
        beter=(
            Zin("stem", "Ik beslis zelf. Dat voelt als lucht.", stem="o1"),
            Zin("stem", "Ik vertrouw erop dat {o1} terugkomt.", stem="o2"),
        ),
        opnieuw=(Zin("stem", "{o2} staat weer bij mijn werk te wachten.", stem="o1"),),
    ),
    Thema(
        code="zoon_weer_thuis",
        gezin=ouder_met_zoon,
        melders=(
            ("professional", "Thuisbegeleiding Maasoever (voorbeeld)"),
            ("familie_of_vriend", "een nicht"),
            ("buur_of_omstander", "de buurman"),
        ),
        signaal=(
            Zin("waarneming", "{o1} had geen geld voor boodschappen. {o2} beheert de bankpas.", "o1 o2", "de melder"),
            Zin("waarneming", "Er werd geschreeuwd en {o1} huilde.", "o1 o2", "de melder"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Het is mijn kind. Ik wil geen problemen voor hem.", stem="o1"),
            Zin("stem", "Ik kan nergens anders heen. Ik doe hier alles.", stem="o2"),
            Zin("waarneming", "De koelkast was bijna leeg. {o1} had schone kleren aan.", "o1"),
        ),
        beloften=(
            Belofte("{o1} heeft de bankpas zelf. De nicht doet op vrijdag de boodschappen.", "o1"),
            Belofte("{o2} schreeuwt niet tegen {o1} en gaat bij spanning naar buiten.", "o2"),
        ),
        incident=("ruzie", "{o2} pakte de portemonnee uit de hand van {o1}.", "o1 o2"),
        risico=("alleen_staan", "{o1} komt bijna niet buiten en ziet weinig mensen."),
        bescherming=("netwerk_let_op", "De nicht komt elke vrijdag en let op."),
        analyse=(
            Zin("oordeel", "{o2} heeft schulden en gebruikt het geld van {o1}.", "o1 o2", aard="zorg", domein="geld"),
            Zin(
                "oordeel",
                "{o1} durft niets te zeggen en eet daardoor minder goed.",
                "o1",
                aard="zorg",
                domein="gezondheid",
            ),
            Zin("oordeel", "{o2} helpt {o1} elke dag met aankleden.", "o1 o2", aard="kracht", domein="werk_dag"),
            Zin("stem", "Wij houden van elkaar.", stem="o1", aard="kracht", domein="relatie"),
        ),
        verband="De schulden van {o2} maken dat {o1} geld tekortkomt.",
        doel="Mijn eigen geld, en mijn kind dat gewoon langskomt.",
        stap="Samen naar de bank om de rekening op naam te zetten",
        hulp=("begeleiding_thuis", "o1", "Thuisbegeleiding Maasoever (voorbeeld)"),
        gesprekken=(
            Zin("stem", "Ik heb zelf brood gekocht.", stem="o1"),
            Zin("stem", "Ik sta op de lijst voor een kamer.", stem="o2"),
            Zin("waarneming", "Er stond eten in de koelkast. De post lag open op tafel.", "o1"),
        ),
        beter=(
            Zin("stem", "Mijn zoon komt nu op zondag eten. Dat is fijn.", stem="o1"),
            Zin("stem", "Ik heb een eigen kamer en rust.", stem="o2"),
        ),
        opnieuw=(Zin("waarneming", "{o2} woont weer bij {o1} in en de bankpas is weg.", "o1 o2", "de nicht"),),
    ),
    Thema(
        code="zorg_te_zwaar",
        gezin=oud_stel,
        melders=(
            ("professional", "Huisartsenpraktijk Dijkzicht (voorbeeld)"),
            ("familie_of_vriend", "de dochter"),
            ("professional", "Welzijn Aan de Dijk (voorbeeld)"),
        ),
        signaal=(
            Zin("waarneming", "{o2} had blauwe plekken op zijn polsen.", "o2", "de huisarts"),
            Zin("stem", "Hij luistert niet meer. Soms pak ik hem hard vast.", stem="o1"),
        ),
        acuut="",
        eerste=(
            Zin("stem", "Ik ben dag en nacht bezig. Ik kan niet meer.", stem="o1"),
            Zin("waarneming", "{o2} wist niet welke dag het was en zocht zijn jas.", "o2"),
            Zin("stem", "Zij is lief. Soms boos.", stem="o2"),
        ),
        beloften=(
            Belofte("{o1} belt de dochter als het haar te veel wordt, voordat zij boos wordt.", "o1"),
            Belofte("De dochter slaapt op zaterdag bij {o2}.", "de dochter"),
        ),
        incident=("geweld", "{o1} trok {o2} aan zijn armen uit de stoel. Hij viel.", "o1 o2"),
        risico=("jong_of_kwetsbaar", "{o2} vergeet veel en kan niet voor zichzelf zorgen."),
        bescherming=("hulp_aanvaard", "{o1} wil dat er iemand komt helpen."),
        analyse=(
            Zin("oordeel", "{o2} vergeet steeds meer en is 's nachts wakker.", "o2", aard="zorg", domein="gezondheid"),
            Zin(
                "oordeel",
                "{o1} slaapt te weinig en verliest haar geduld.",
                "o1 o2",
                aard="zorg",
                domein="veiligheid_thuis",
            ),
            Zin("stem", "Wij zijn al meer dan vijftig jaar samen.", stem="o1", aard="kracht", domein="relatie"),
            Zin("oordeel", "De dochter woont dichtbij.", "o1 o2", aard="kracht", domein="netwerk"),
        ),
        verband="Zonder slaap raakt het geduld op, en dan wordt {o1} ruw.",
        doel="Samen oud worden, zonder dat ik boos hoef te zijn.",
        stap="Kijken bij de dagopvang",
        hulp=("begeleiding_thuis", "o2", "Thuisbegeleiding Maasoever (voorbeeld)"),
        gesprekken=(
            Zin("stem", "Op dinsdag gaat hij naar de dagopvang. Dan slaap ik.", stem="o1"),
            Zin("waarneming", "Zij luisterden samen naar muziek.", "o1 o2"),
            Zin("stem", "Ik heb gezongen.", stem="o2"),
        ),
        beter=(
            Zin("stem", "Ik ben weer zijn vrouw, niet alleen zijn verpleegster.", stem="o1"),
            Zin("waarneming", "{o2} was rustig en had geen plekken.", "o2"),
        ),
        opnieuw=(Zin("waarneming", "{o1} had de deur op slot gedaan en was weg.", "o1 o2", "de dochter"),),
    ),
)
