"""The site's own three events: every fact of the announcements stands on each page as its readers would write it.

In the lists below · is a no-break space (U+00A0).
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar, Event

from juliste import build
from juliste.model import LANGUAGES, Language
from tests import sites

ACADEMY_1, ACADEMY_2, WORKSHOP = (
    "2020/kansalaisjarjestoakatemia-1",
    "2021/kansalaisjarjestoakatemia-2",
    "2021/vapaa-fri-tyopaja",
)
FACTS: dict[tuple[str, Language], tuple[str, ...]] = {
    (ACADEMY_1, "fi"): (
        "Tapahtuma on päättynyt.",
        "Kansalaisjärjestöakatemia 1. osa",
        "Miina Sillanpään ja kansalaisvaikuttamisen päivänä",
        "torstai 1.10.2020 klo·9.30–15.00 Suomen aikaa",
        "Avoimen hallinnon hanke, Valtiovarainministeriö",
        "rakenteelliseksi ja jatkuvaksi",
        "Monia yhdessä tekemisen tapoja on vielä käyttämättä.",
        "Järjestöjen moninaisuus on ymmärrettävä.",
        "Heikossa asemassa olevia ihmisiä on kuultava.",
        "Tilaisuuden aineistot, tallenteet ja raportti (avoinhallinto.fi)",
        "Kansalaisjärjestöakatemia 2. osa",
    ),
    (ACADEMY_1, "sv"): (
        "Evenemanget är slut.",
        "Medborgarorganisationsakademin, del 1",
        "på Miina Sillanpää-dagen, medborgarinflytandets dag",
        "torsdag 1·oktober 2020 kl.·9.30–15.00 finsk tid",
        "Projektet Öppen förvaltning, Finansministeriet",
        "strukturellt och kontinuerligt",
        "Många sätt att arbeta tillsammans är ännu outnyttjade.",
        "Organisationernas mångfald måste förstås.",
        "Människor i en utsatt ställning måste bli hörda.",
        "Material, inspelningar och rapport från evenemanget (avoinhallinto.fi, på finska)",
        "Medborgarorganisationsakademin, del 2",
    ),
    (ACADEMY_1, "en"): (
        "The event is over.",
        "Civil society academy, part 1",
        "on Miina Sillanpää’s Day, Day of Civic Participation",
        "Thursday 1·October 2020, 9.30–15.00 Finnish time (EEST)",
        "Open government project, Ministry of Finance",
        "structural and continuous",
        "Many ways of working together are still unused.",
        "The variety of organisations must be understood.",
        "People in weak positions must be heard.",
        "Materials, recordings and report of the event (avoinhallinto.fi, in Finnish)",
        "Civil society academy, part 2",
    ),
    (ACADEMY_2, "fi"): (
        "Kansalaisjärjestöakatemia 2. osa",
        "treffitori",
        "torstai 25.3.2021 klo·9.00–11.00 Suomen aikaa",
        "Verkkotapahtuma. Osallistumislinkki lähetetään ilmoittautuneille.",
        "Ilmoittaudu viimeistään torstaina 18.3.2021.",
        "Ilmoittaudu verkkolomakkeella.",
        "Kutsua saa välittää vapaasti eteenpäin.",
        "Ministeriöiden ja valtionhallinnon virkamiehet, järjestöjen edustajat",
        "Tilaisuus on suomeksi.",
        "Avoimen hallinnon hanke, Valtiovarainministeriö",
        "virkamiehet tuntevat järjestöjen toimintaa entistä paremmin",
        "yhteistä ymmärrystä, vuoropuhelua ja verkostoja",
        "seuraavaa valtakunnallista päätapahtumaa, joka järjestetään syksyllä 2021",
        "valtakunnallisten ja alueellisten tilaisuuksien sarja",
        "Miina Sillanpään ja kansalaisvaikuttamisen päivänä 1.10.2020",
        "aineistot, tallenteet ja raportti ovat avoimen hallinnon verkkosivuilla",
        "9.00–9.30 Tervetuloa, päivän tavoitteet ja ensimmäisen osan viestit",
        "Yhteistyön on muututtava rakenteelliseksi ja jatkuvaksi.",
        "Monia yhdessä tekemisen tapoja on vielä käyttämättä.",
        "Järjestöjen moninaisuus on ymmärrettävä.",
        "Heikossa asemassa olevia ihmisiä on kuultava.",
        "9.30–10.30 Dialogit Mitkä ovat kymmenen tärkeintä kysymystä?",
        "Miten hallinto ja järjestöt voisivat toimia paremmin yhdessä?",
        "10.30–11.00 Yhteinen keskustelu Katsomme eteenpäin. Mitä otamme mukaan seuraavaan akatemiaan?",
        "11.00 Tilaisuus päättyy",
        "Yhteistyössä Kansalaisareena Mannerheimin Lastensuojeluliitto Marttaliitto Näkövammaisten liitto "
        "Suomen nuorisoalan kattojärjestö Allianssi Suomen Punainen Risti "
        "Vanhus- ja lähimmäispalvelun liitto VALLI Oikeusministeriö",
        "erityisasiantuntija Valtiovarainministeriö kirjaamo.vm@gov.fi",
    ),
    (ACADEMY_2, "sv"): (
        "Medborgarorganisationsakademin, del 2",
        "En mötesplats för förvaltningen och medborgarorganisationerna",
        "torsdag 25·mars 2021 kl.·9.00–11.00 finsk tid",
        "Webbevenemang. Länken skickas till de anmälda.",
        "Anmäl dig senast torsdagen den 18·mars 2021.",
        "Anmäl dig via webbformuläret.",
        "Inbjudan får fritt skickas vidare.",
        "Tjänstemän vid ministerierna och inom statsförvaltningen, företrädare för organisationer",
        "Evenemanget hålls på finska.",
        "Projektet Öppen förvaltning, Finansministeriet",
        "känna till organisationernas verksamhet bättre",
        "gemensamma förståelsen, dialogen och nätverken",
        "nästa riksomfattande huvudevenemang, som ordnas hösten 2021",
        "en serie riksomfattande och regionala evenemang",
        "den 1 oktober 2020, på Miina Sillanpää-dagen, medborgarinflytandets dag",
        "Material, inspelningar och rapport från den första delen (på finska) finns på webbplatsen för öppen",
        "9.00–9.30 Välkomsthälsning, dagens mål och budskapen från den första delen",
        "Samarbetet måste bli strukturellt och kontinuerligt.",
        "Många sätt att arbeta tillsammans är ännu outnyttjade.",
        "Organisationernas mångfald måste förstås.",
        "Människor i en utsatt ställning måste bli hörda.",
        "9.30–10.30 Dialoger Vilka är de tio viktigaste frågorna?",
        "Hur kan förvaltningen och organisationerna samarbeta bättre?",
        "10.30–11.00 Gemensam diskussion Vi blickar framåt. Vad tar vi med oss till nästa akademi?",
        "11.00 Evenemanget avslutas",
        "I samarbete med Kansalaisareena Mannerheims Barnskyddsförbund Marttaliitto Synskadades förbund "
        "Suomen nuorisoalan kattojärjestö Allianssi Finlands Röda Kors "
        "Vanhus- ja lähimmäispalvelun liitto VALLI Justitieministeriet",
        "specialsakkunnig Finansministeriet kirjaamo.vm@gov.fi",
    ),
    (ACADEMY_2, "en"): (
        "Civil society academy, part 2",
        "A meeting place for public administration and civil society organisations",
        "Thursday 25·March 2021, 9.00–11.00 Finnish time (EET)",
        "Online event. The link will be sent to registered participants.",
        "Register by Thursday 18·March 2021.",
        "Register with the online form.",
        "You are free to pass this invitation on.",
        "Officials of the ministries and the state administration, representatives of organisations",
        "The event is in Finnish.",
        "Open government project, Ministry of Finance",
        "officials to know the work of organisations better",
        "shared understanding, dialogue and networks",
        "next national main event, to be held in autumn 2021",
        "a series of national and regional events",
        "on 1 October 2020, Miina Sillanpää’s Day, Day of Civic Participation",
        "materials, recordings and report (in Finnish) are on the open government website",
        "9.00–9.30 Welcome, aims of the day and messages from the first part",
        "Cooperation must become structural and continuous.",
        "Many ways of working together are still unused.",
        "The variety of organisations must be understood.",
        "People in weak positions must be heard.",
        "9.30–10.30 Dialogues What are the ten most important questions?",
        "How could public administration and organisations work better together?",
        "10.30–11.00 Joint discussion We look ahead. What do we take with us to the next academy?",
        "11.00 Event ends",
        "In cooperation with Kansalaisareena Mannerheim League for Child Welfare Marttaliitto "
        "Finnish Federation of the Visually Impaired Suomen nuorisoalan kattojärjestö Allianssi Finnish Red Cross "
        "Vanhus- ja lähimmäispalvelun liitto VALLI Ministry of Justice",
        "senior specialist Ministry of Finance kirjaamo.vm@gov.fi",
    ),
    (WORKSHOP, "fi"): (
        "Vapaa!-Fri!-työpaja",
        "Järjestöjen näkemys kuntien ja kansalaisyhteiskunnan yhteistyöstä",
        "tiistai 14.9.2021 klo·13.00–15.00 Suomen aikaa",
        "Verkkotapahtuma (Teams ja Howspace).",
        "pienryhmissä",
        "Ilmoittaudu viimeistään keskiviikkona 8.9.2021.",
        "Ilmoittaudu sähköpostitse oikeusministeriön hankepäällikölle.",
        "Ilmoittaudu sähköpostitse: oikeusministerio@om.fi",
        "Enintään 50 osallistujaa",
        "mistä päin Suomea tahansa",
        "eri alueet ovat mahdollisimman laajasti edustettuina",
        "Järjestäjä Oikeusministeriö",
        "Yhteistyössä Kanssala",
        "Järjestöjen ja vapaan kansalaistoiminnan edustajat",
        "yhteistyön nykytilasta ja tulevaisuudennäkymistä",
        "oikeusministeriön hankepäällikkö ja Diakonissalaitoksen Kanssalan projektipäällikkö",
        "pilottien suunnittelussa ja hankkeen loppuraportissa",
        "Kaksivuotinen hanke edistää vapaaehtoistoimintaa ikääntyvässä yhteiskunnassa.",
        "Sitä koordinoi oikeusministeriö.",
        "löytää ja levittää rakenteita ja malleja, jotka tukevat paikallista yhteistyötä",
        "Hanke alkoi haastatteluilla. Syksyllä 2021 se käynnistää klinikat pilottikunnille.",
        "hankepäällikkö Oikeusministeriö oikeusministerio@om.fi",
        "projektipäällikkö Kanssala",
    ),
    (WORKSHOP, "sv"): (
        "Verkstaden Vapaa!-Fri!",
        "Organisationernas syn på samarbetet mellan kommunerna och det civila samhället",
        "tisdag 14·september 2021 kl.·13.00–15.00 finsk tid",
        "Webbevenemang (Teams och Howspace).",
        "smågrupper",
        "Anmäl dig senast onsdagen den 8·september 2021.",
        "Anmäl dig per e-post till projektchefen vid justitieministeriet.",
        "Anmäl dig per e-post: oikeusministerio@om.fi",
        "Högst 50 deltagare",
        "Deltagare från hela Finland",
        "olika regioner blir representerade så brett som möjligt",
        "Arrangör Justitieministeriet",
        "I samarbete med Kanssala",
        "Företrädare för organisationer och fri medborgarverksamhet",
        "hurdant samarbetet är i dag och vilka framtidsutsikter det har",
        "projektchefen vid justitieministeriet och projektchefen vid Diakonissanstaltens Kanssala",
        "när pilotförsöken planeras och i projektets slutrapport",
        "Det tvååriga projektet främjar frivilligverksamhet i ett åldrande samhälle. Det samordnas av "
        "justitieministeriet.",
        "hitta och sprida strukturer och modeller som stöder det lokala samarbetet",
        "Projektet började med intervjuer. Hösten 2021 startar projektet kliniker för pilotkommuner.",
        "projektchef Justitieministeriet oikeusministerio@om.fi",
        "projektchef Kanssala",
    ),
    (WORKSHOP, "en"): (
        "Vapaa!-Fri! workshop",
        "How organisations see cooperation between municipalities and civil society",
        "Tuesday 14·September 2021, 13.00–15.00 Finnish time (EEST)",
        "Online event (Teams and Howspace).",
        "small groups",
        "Register by Wednesday 8·September 2021.",
        "Register by email to the project manager at the Ministry of Justice.",
        "Register by email: oikeusministerio@om.fi",
        "At most 50 participants",
        "from all over Finland",
        "the regions are represented as widely as possible",
        "Organiser Ministry of Justice",
        "In cooperation with Kanssala",
        "Representatives of organisations and of free civic activity",
        "the state of the cooperation now and its prospects",
        "the project manager of Kanssala, which is part of the Deaconess Foundation",
        "planning the pilots and in the project’s final report",
        "The two-year project advances volunteering in an ageing society.",
        "It is coordinated by the Ministry of Justice.",
        "find and spread structures and models that support local cooperation",
        "The project began with interviews. In autumn 2021 it starts clinics for pilot municipalities.",
        "project manager Ministry of Justice oikeusministerio@om.fi",
        "project manager Kanssala",
    ),
}
LETTERHEAD = (
    "Oikeusministeriö Postiosoite PL 25, 00023 Valtioneuvosto Käyntiosoite Eteläesplanadi 10, Helsinki "
    "Puhelin 0295·16001 +358·295·16001 Faksi 09·1606·7730 +358·9·1606·7730 Sähköposti oikeusministerio@om.fi "
    "Verkkosivut oikeusministerio.fi",
    "Justitieministeriet Postadress PB 25, 00023 Statsrådet Besöksadress Södra esplanaden 10, Helsingfors "
    "Telefon 0295·16001 +358·295·16001 Fax 09·1606·7730 +358·9·1606·7730 E-post oikeusministerio@om.fi "
    "Webbplats oikeusministerio.fi/sv",
    "Ministry of Justice Postal address P.O. Box 25, FI-00023 Government, Finland "
    "Visiting address Eteläesplanadi 10, Helsinki "
    "Telephone 0295·16001 +358·295·16001 Fax 09·1606·7730 +358·9·1606·7730 Email oikeusministerio@om.fi "
    "Website oikeusministerio.fi/en",
)
TIMES = {
    ACADEMY_1: (datetime(2020, 10, 1, 6, 30, tzinfo=UTC), datetime(2020, 10, 1, 12, 0, tzinfo=UTC)),
    ACADEMY_2: (datetime(2021, 3, 25, 7, 0, tzinfo=UTC), datetime(2021, 3, 25, 9, 0, tzinfo=UTC)),
    WORKSHOP: (datetime(2021, 9, 14, 10, 0, tzinfo=UTC), datetime(2021, 9, 14, 12, 0, tzinfo=UTC)),
}
EVERYTHING = [(event, language) for event in TIMES for language in LANGUAGES]


def read(html: Path, part: str) -> str:
    """What a part of a page says without its style, each no-break space as ·."""
    found = BeautifulSoup(html.read_bytes(), "html.parser").find(part)
    assert found
    return re.sub(r"[ \n]+", " ", found.get_text()).replace("\N{NO-BREAK SPACE}", "·")


def entry(site: Path, event: str, language: Language) -> Event:
    """The only entry of an event's calendar."""
    name = event.partition("/")[2]
    content = (site / language / event / f"{name}-{language}.ics").read_bytes()
    (found,) = Calendar.from_ical(content).events
    return found


def test_three_events_have_nine_pages_and_nine_calendars(own_site: Path) -> None:
    pages = [path for event in TIMES for path in own_site.glob(f"*/{event}/index.html")]

    assert len(pages) == 9
    assert len([path for event in TIMES for path in own_site.glob(f"*/{event}/*.ics")]) == 9


@pytest.mark.parametrize(("event", "language"), EVERYTHING)
def test_page_tells_every_fact_in_its_language(own_site: Path, event: str, language: Language) -> None:
    text = read(own_site / language / event / "index.html", "main")

    assert [fact for fact in FACTS[event, language] if fact not in text] == []


@pytest.mark.parametrize(("event", "language"), EVERYTHING)
def test_page_ends_with_the_letterhead_in_three_languages(own_site: Path, event: str, language: Language) -> None:
    text = read(own_site / language / event / "index.html", "footer")

    assert [column for column in LETTERHEAD if column not in text] == []


@pytest.mark.parametrize(("language", "number"), [("fi", "0295·16001"), ("sv", "0295·16001"), ("en", "+358·295·16001")])
@pytest.mark.parametrize("event", [ACADEMY_2, WORKSHOP])
def test_numbers_are_whole_and_in_the_form_of_the_page(
    own_site: Path, event: str, language: Language, number: str
) -> None:
    numbers = re.findall(
        r"\+?[0-9]+(?:·[0-9]+)+(?![^ ]*[a-z])", read(own_site / language / event / "index.html", "main")
    )

    assert numbers == [number]


def test_addresses_of_the_announcements_are_linked(own_site: Path) -> None:
    for event, addresses in (
        (ACADEMY_2, {"https://avoinhallinto.fi/", "https://avoinhallinto.fi/kansalaisjarjestoakatemian-materiaalit/"}),
        (WORKSHOP, {"mailto:oikeusministerio@om.fi", "https://oikeusministerio.fi/hanke?tunnus=OM011:00/2021"}),
    ):
        page = BeautifulSoup((own_site / "fi" / event / "index.html").read_bytes(), "html.parser")
        assert addresses <= {str(link["href"]) for link in page.find_all("a")}
        assert {"tel:+35829516001"} == {str(link["href"]) for link in page.select("a[href^=tel]")}


@pytest.mark.parametrize(("event", "alt"), [(ACADEMY_2, "Kansalaisjärjestöakatemian tunnus"), (WORKSHOP, "Piirros")])
def test_pictures_have_their_text_alternatives(own_site: Path, event: str, alt: str) -> None:
    page = BeautifulSoup((own_site / "fi" / event / "index.html").read_bytes(), "html.parser")

    (picture,) = page.select("main img")
    assert str(picture["alt"]).startswith(alt)


@pytest.mark.parametrize("event", TIMES)
def test_calendars_have_one_identity_and_the_announced_time(own_site: Path, event: str) -> None:
    entries = [entry(own_site, event, language) for language in LANGUAGES]

    assert {str(each["UID"]) for each in entries} == {f"{event.replace('/', '-')}@example.org"}
    assert {(each.DTSTART, each.DTEND) for each in entries} == {TIMES[event]}
    assert len({each.DTSTAMP for each in entries}) == 1
    assert [each["DTSTART"].params["TZID"] for each in entries] == ["Europe/Helsinki"] * 3


@pytest.mark.parametrize(("event", "language"), EVERYTHING)
def test_calendar_says_how_to_take_part_and_names_nobody(own_site: Path, event: str, language: Language) -> None:
    found = entry(own_site, event, language)
    description = str(found["DESCRIPTION"]).replace("\N{NO-BREAK SPACE}", "·")
    deadlines = [fact for fact in FACTS[event, language] if fact.startswith(("Ilmoittaudu viim", "Anmäl dig senast"))]

    assert str(found["SUMMARY"]) in FACTS[event, language]
    assert found["SUMMARY"].params["LANGUAGE"] == language
    assert [deadline for deadline in deadlines if not description.startswith(deadline)] == []
    assert str(found["URL"]) == f"https://example.org/{language}/{event}/"
    assert description.endswith(str(found["URL"]))
    assert not {"ORGANIZER", "ATTENDEE"} & found.keys()
    assert not re.search(
        "asiantuntija|päällikkö|specialsakkunnig|projektchef|manager|specialist", str(found["CONTACT"])
    )


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("fi/kalenteri", "https://example.org/fi/om-tapahtumat-fi.ics"),
        ("sv/kalender", "https://example.org/sv/om-evenemang-sv.ics"),
        ("en/calendar", "https://example.org/en/om-events-en.ics"),
    ],
)
def test_instructions_for_calendar_users_name_the_five_commonest_and_lead_to_every_calendar(
    own_site: Path, path: str, address: str
) -> None:
    page = BeautifulSoup((own_site / path / "index.html").read_bytes(), "html.parser")
    headings = [heading.get_text() for heading in page.select(".prose h2")]
    lists = [str(link["href"]) for link in page.select(".prose li > a[href$='index.html#subscribe']")]

    assert [name.split()[0].strip(",") for name in headings[:5]] == [
        *("Outlook", "Google", "iPhone", "Thunderbird", "Nextcloud")
    ]
    assert [code.get_text() for code in page.select(".prose code")] == [address]
    assert len(lists) == 6  # three topics, a series, two organisers


def test_nothing_is_told_of_the_real_announcements(tmp_path: Path) -> None:
    """Their texts name deadlines, parts of a series and hours, and are right: each warning would be a false alarm."""
    root = sites.repository(tmp_path)
    sites.commit(root, "2021-03-01T12:00:00+02:00", "content")

    assert build.check(sites.of(root, sites.repository_settings(), JULISTE_NOW="2021-03-01T12:00")).problems == ()
