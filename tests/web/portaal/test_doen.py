"""What members do arrives: beside the text, in the plan, on the work list; and not with the others at home."""

import uuid

import pytest
from django.urls import reverse

from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid, eigenaar_verbinding, lid_openbaar, word

pytestmark = pytest.mark.usefixtures("db", "inhoud")


@pytest.fixture
def samira(gezin):
    return als_lid(gezin.leden["Samira"])


def _stuur(client, pagina, /, *plek, **velden):
    return client.post(reverse(pagina, args=plek), {"verzoek": str(uuid.uuid4()), **velden})


def _post(rosa, gezin):
    return tekst(ingelogd(rosa).get(reverse("portaalpost", args=[gezin.openbaar])))


def _werk(rosa):
    return tekst(ingelogd(rosa).get(reverse("start")))


def test_my_view_stands_beside_the_text_for_me_and_for_the_professional(samira, gezin, inhoud, rosa):
    regel = inhoud["over_samira"].openbaar
    antwoord = _stuur(samira, "mijn_kant", gezin.openbaar, regel, herken="ja", tekst="Het gaat vooral 's avonds beter.")
    assert antwoord.url == reverse("mijn_geschreven", args=[gezin.openbaar])
    assert "vooral &#x27;s avonds" in tekst(samira.get(antwoord.url))
    assert "vooral &#x27;s avonds" in _post(rosa, gezin)
    casus = tekst(ingelogd(rosa).get(reverse("casus", args=[gezin.openbaar])))
    assert "zegt hierover" in casus
    assert "eigen kant van het verhaal" in _werk(rosa)


def test_i_do_not_recognise_this(samira, gezin, inhoud, rosa):
    _stuur(samira, "mijn_kant", gezin.openbaar, inhoud["over_samira"].openbaar, herken="nee", tekst="")
    assert "Dit herken ik niet" in tekst(samira.get(reverse("mijn_geschreven", args=[gezin.openbaar])))
    assert "herkent dit niet" in _post(rosa, gezin)


def test_the_same_form_sent_twice_happens_once(samira, gezin, inhoud):
    velden = {"verzoek": str(uuid.uuid4()), "herken": "ja", "tekst": "Eén keer."}
    plek = reverse("mijn_kant", args=[gezin.openbaar, inhoud["over_samira"].openbaar])
    for _ in range(2):
        assert samira.post(plek, velden).status_code == 302
    assert tekst(samira.get(reverse("mijn_geschreven", args=[gezin.openbaar]))).count("Eén keer.") == 1


def test_without_words_there_is_a_sentence_and_nothing_typed_is_lost(samira, gezin, inhoud):
    plek = (gezin.openbaar, inhoud["over_samira"].openbaar)
    leeg = _stuur(samira, "mijn_kant", *plek, herken="ja", tekst="  ")
    assert leeg.status_code == 422
    assert "Schrijf hier wat u wilt zeggen." in tekst(leeg)
    lang = _stuur(samira, "mijn_kant", *plek, herken="ja", tekst="a" * 5001)
    assert lang.status_code == 422
    assert "a" * 5001 in tekst(lang)


@pytest.mark.parametrize("naam", ["over_tom", "geheim", "melding"])
def test_a_line_that_is_not_mine_is_not_found(samira, gezin, inhoud, naam):
    plek = (gezin.openbaar, inhoud[naam].openbaar)
    assert samira.get(reverse("mijn_kant", args=plek)).status_code == 404
    assert _stuur(samira, "mijn_kant", *plek, herken="ja", tekst="x").status_code == 404


def test_what_a_child_writes_the_parent_at_home_does_not_read(gezin, inhoud, samira, rosa):
    word(gezin.leden["Tom"], 13)
    with eigenaar_verbinding() as verbinding:
        verbinding.execute(
            "INSERT INTO tandem_gezag (openbaar, huishouden_id, kind_id, drager_id, soort, grond, van, vastgelegd_op) "
            "VALUES (gen_random_uuid(), %s, %s, %s, 'ouderlijk', 'uitspraak', '2020-01-01', now())",
            [gezin.id, gezin.leden["Tom"], gezin.leden["Samira"]],
        )
    tom = als_lid(gezin.leden["Tom"])
    _stuur(tom, "mijn_kant", gezin.openbaar, inhoud["over_tom"].openbaar, herken="ja", tekst="School is fijn.")
    _stuur(tom, "mijn_vraag", gezin.openbaar, tekst="Mag ik bij oma wonen?")
    for naam in ("mijn_begin", "mijn_geschreven", "mijn_plan", "mijn_keken"):
        gelezen = tekst(samira.get(reverse(naam, args=[gezin.openbaar])))
        assert "School is fijn" not in gelezen
        assert "oma" not in gelezen
        assert "Er komt een antwoord op een vraag" not in gelezen
    with eigenaar_verbinding() as verbinding:
        (open_voor_haar,) = verbinding.execute(
            "SELECT count(*) FROM ("
            "SELECT niet_zichtbaar_voor FROM tandem_regel WHERE huishouden_id = %(h)s AND stem_id = %(tom)s UNION ALL "
            "SELECT niet_zichtbaar_voor FROM tandem_termijn WHERE huishouden_id = %(h)s AND soort LIKE 'portaal%%' "
            "UNION ALL SELECT niet_zichtbaar_voor FROM tandem_gebeurtenis WHERE huishouden_id = %(h)s "
            "AND soort LIKE 'portaal%%') r WHERE NOT %(zij)s = ANY (niet_zichtbaar_voor)",
            {"h": gezin.id, "tom": gezin.leden["Tom"], "zij": gezin.leden["Samira"]},
        ).fetchone()
    assert open_voor_haar == 0
    assert "Mag ik bij oma wonen?" in _post(rosa, gezin)


def test_a_question_is_answered_and_leaves_the_work_list(samira, gezin, rosa):
    _stuur(samira, "mijn_vraag", gezin.openbaar, tekst="Wanneer komt de rechter?")
    assert "Er is een vraag gesteld in Mijn Tandem" in _werk(rosa)
    with eigenaar_verbinding() as verbinding:
        (vraag,) = verbinding.execute(
            "SELECT openbaar FROM tandem_regel WHERE huishouden_id = %s AND bij_soort = 'portaalvraag'", [gezin.id]
        ).fetchone()
    client = ingelogd(rosa)
    leeg = _stuur(client, "portaalpost_antwoord", gezin.openbaar, vraag, tekst=" ")
    assert leeg.status_code == 422
    _stuur(client, "portaalpost_antwoord", gezin.openbaar, vraag, tekst="Op 3 december.")
    assert "Op 3 december." in tekst(samira.get(reverse("mijn_begin", args=[gezin.openbaar])))
    assert "Er is een vraag gesteld" not in _werk(rosa)


def test_my_figure_and_my_step(samira, gezin, inhoud, rosa):
    _stuur(samira, "mijn_cijfer", gezin.openbaar, inhoud["doel"].openbaar, score="6", tekst="Iets meer rust.")
    _stuur(samira, "mijn_stap", gezin.openbaar, inhoud["stap"].openbaar)
    plan = tekst(samira.get(reverse("mijn_plan", args=[gezin.openbaar])))
    assert "laatste cijfer: <strong>6</strong>" in plan
    assert "Klaar." in plan
    assert "Iets meer rust." in tekst(ingelogd(rosa).get(reverse("plan", args=[gezin.openbaar])))
    with eigenaar_verbinding() as verbinding:
        (uitkomst,) = verbinding.execute(
            "SELECT uitkomst FROM tandem_termijn WHERE id = %s", [inhoud["termijn"].pk]
        ).fetchone()
    assert uitkomst == "gedaan"


@pytest.mark.parametrize(("naam", "wat"), [("mijn_cijfer", "doel_tom"), ("mijn_stap", "doel_tom")])
def test_the_goal_of_another_is_not_found(samira, gezin, inhoud, naam, wat):
    assert _stuur(samira, naam, gezin.openbaar, inhoud[wat].openbaar, score="6").status_code == 404


def test_my_support_person(samira, gezin, rosa):
    _stuur(samira, "mijn_steun", gezin.openbaar, naam="mijn zus Karima", bereikbaar="06 1111 2222")
    post = _post(rosa, gezin)
    assert "mijn zus Karima, 06 1111 2222" in post
    assert "noemt een steunpersoon" in post


def test_from_invitation_to_the_first_page(rosa, gezin, client, settings):
    settings.DEMO = True  # without a second factor, as in the demo
    lid, prof = lid_openbaar(rosa, gezin, "Samira"), ingelogd(rosa)
    bereiken = _stuur(prof, "contactwijze", gezin.openbaar, lid, hoe="sms overdag", wanneer="", voicemail="")
    assert bereiken.status_code == 302
    assert "sms overdag" in tekst(prof.get(reverse("lid", args=[gezin.openbaar, lid])))
    assert "sms overdag" in tekst(prof.get(reverse("contact_nieuw", args=[gezin.openbaar])))
    velden = {"link_via": "persoonlijk", "code_via": "persoonlijk"}
    gemaakt = _stuur(prof, "portaaltoegang", gezin.openbaar, lid, **velden)
    link = tekst(gemaakt).split("http://testserver")[1].split("<")[0]
    code = tekst(gemaakt).split('tandem-geheim--code">')[1][:6]
    assert "Vul de code in" in tekst(client.get(link))
    fout = client.post(link, {"code": f"{(int(code) + 1) % 10**6:06d}"})
    assert fout.status_code == 422
    assert "Deze code klopt niet" in tekst(fout)
    assert client.post(link, {"code": code}).status_code == 302
    naam = f"paard{uuid.uuid4().hex[:8]}"
    wachtwoord = "een zin die niemand raadt"
    client.post(link, {"naam": naam, "wachtwoord": wachtwoord, "nog_een_keer": wachtwoord})
    assert client.get(link).status_code == 410
    binnen = client.post(reverse("mijn_inloggen"), {"login": naam, "password": wachtwoord}, follow=True)
    assert "Hallo <bdi>Samira</bdi>" in tekst(binnen)


def test_a_link_that_never_was_is_one_plain_sentence(client):
    antwoord = client.get(reverse("mijn_uitnodiging", args=["bestaat-niet"]))
    assert antwoord.status_code == 410
    assert "Deze link werkt niet meer. Vraag een nieuwe aan wie u de link gaf." in tekst(antwoord)
