"""What people call a key → the key, and where a key that stands at the wrong place belongs."""

ALSO_CALLED: dict[str, str] = {
    **dict.fromkeys(("otsikko", "rubrik", "name", "nimi", "namn", "heading"), "title"),
    **dict.fromkeys(("alaotsikko", "underrubrik"), "subtitle"),
    **dict.fromkeys(("tiivistelmä", "kuvaus", "ingressi", "sammanfattning", "ingress", "description"), "summary"),
    **dict.fromkeys(("aika", "ajankohta", "päivä", "milloin", "tid", "datum", "när", "date", "when", "start"), "time"),
    **dict.fromkeys(("paikka", "missä", "plats", "var", "location", "venue", "where"), "place"),
    **dict.fromkeys(("verkossa", "etänä", "webben", "distans"), "online"),
    **dict.fromkeys(("ilmoittautuminen", "anmälan", "register", "signup"), "registration"),
    **dict.fromkeys(("kohderyhmä", "kenelle", "målgrupp", "target"), "audience"),
    **dict.fromkeys(("kieli", "kielet", "språk", "language"), "languages"),
    **dict.fromkeys(("tulkkaus", "tolkning"), "interpretation"),
    **dict.fromkeys(("ohjelma", "program", "agenda", "schedule"), "programme"),
    **dict.fromkeys(("järjestäjä", "järjestäjät", "arrangör", "arrangörer", "organizer", "organizers"), "organisers"),
    **dict.fromkeys(("kumppanit", "yhteistyössä", "samarbetspartner"), "partners"),
    **dict.fromkeys(("yhteystiedot", "lisätietoja", "kontakt", "kontaktuppgifter", "mer information"), "contacts"),
    **dict.fromkeys(("aiheet", "aihe", "teman", "ämnen", "tags", "category"), "topics"),
    **dict.fromkeys(("sarja", "serie"), "series"),
    **dict.fromkeys(("liitteet", "liite", "bilagor", "bilaga", "files"), "attachments"),
    **dict.fromkeys(("linkit", "länkar"), "links"),
    **dict.fromkeys(("kuva", "bild", "picture", "logo"), "image"),
    **dict.fromkeys(("esteettömyys", "tillgänglighet"), "accessibility"),
    **dict.fromkeys(("hinta", "pris", "maksu", "avgift"), "price"),
    **dict.fromkeys(("paikkoja", "platser"), "capacity"),
    **dict.fromkeys(("puhujat", "puhuja", "talare", "speaker"), "speakers"),
}

BELONGS: dict[str, str] = {
    **dict.fromkeys(
        ("price", "capacity", "closes", "opens", "full", "selection", "instructions", "privacy"), "registration"
    ),
    **dict.fromkeys(("street", "postcode", "city", "room", "map", "directions"), "place"),
    **dict.fromkeys(("platform", "link"), "online"),
    **dict.fromkeys(("step_free", "hearing_loop", "captions", "ask_by"), "accessibility"),
    "reason": "status",
}
"""Keys that people write at the margin, and the key below which they stand."""

STATES: dict[str, str] = {
    **dict.fromkeys(("cancelled", "canceled", "peruttu", "inställt"), "cancelled"),
    **dict.fromkeys(("postponed", "siirretty", "lykätty", "uppskjutet"), "postponed"),
}
"""What people write as a key, or as a status, and the status."""
