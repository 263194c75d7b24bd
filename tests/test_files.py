"""Files beside an event: what is taken, what is refused and in which words, what is left of a picture."""

import struct
from base64 import b64encode
from io import BytesIO
from zipfile import ZipFile
from zlib import compress, crc32

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from juliste.files import ENDINGS, PICTURES, Published, check_name, label, media_type, publish
from juliste.files.names import nearest
from juliste.problems import WrongError

PLACE = b"60.1699 N 24.9384 E"  # what must not be published


def refusal(data: bytes, name: str) -> str:
    """What an author is told of a file."""
    with pytest.raises(WrongError) as wrong:
        publish(data, name)
    return in_words(wrong.value)


def in_words(wrong: WrongError) -> str:
    return f"{wrong.message}; {wrong.cure}" if wrong.cure else str(wrong.message)


DAMAGED = "'{}' is damaged or cut short; copy it here again and see that it opens"


# Pictures and documents, built by hand


def exif(orientation: int | None, order: str = ">") -> bytes:
    """A block with a description and, perhaps, an orientation."""
    entries = [struct.pack(order + "HHII", 0x010E, 2, len(PLACE), 100)]
    if orientation is not None:
        entries.append(struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0))
    head = (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(order + "I", 8)
    return head + struct.pack(order + "H", len(entries)) + b"".join(entries) + bytes(4) + PLACE


def only_orientation(orientation: int) -> bytes:
    return b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + struct.pack(">HHI", orientation, 0, 0)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


def png(*between: tuple[bytes, bytes], width: int = 3, height: int = 2, after: bytes = b"") -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", compress(bytes((width + 1) * height)))
    told = b"".join(chunk(kind, body) for kind, body in between)
    return b"\x89PNG\r\n\x1a\n" + header + told + pixels + chunk(b"IEND", b"") + after


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


JFIF = segment(0xE0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\0\0")


def jpeg(*told: bytes, width: int = 3, height: int = 2, after: bytes = b"") -> bytes:
    frame = segment(0xC0, struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0))
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56"
    return b"\xff\xd8" + b"".join(told) + segment(0xDB, bytes(65)) + frame + scan + b"\xff\xd9" + after


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    content = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2) for kind, body in chunks
    )
    return b"RIFF" + struct.pack("<I", len(content)) + content


def webp_header(flags: int) -> tuple[bytes, bytes]:
    return b"VP8X", bytes([flags, 0, 0, 0, 2, 0, 0, 1, 0, 0])


LOSSY = (b"VP8 ", b"\x10\x02\0\x9d\x01\x2a" + struct.pack("<HH", 3, 2) + b"pixel")
LOSSLESS = (b"VP8L", b"\x2f" + struct.pack("<I", 2 | 1 << 14) + b"pixel")

GIF_HEAD = b"GIF89a" + struct.pack("<HHBBB", 3, 2, 0x80, 0, 0) + bytes(6)
GIF_TIMING = b"\x21\xf9\x04\0\0\0\0\0"
GIF_IMAGE = b"\x2c" + struct.pack("<HHHHB", 0, 0, 3, 2, 0x80) + bytes(6) + b"\x02\x02\x84\x51\0"
GIF_REPEATS = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def archive(**parts: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


DOCX = archive(word__document_xml="<w:document/>")
ODT = archive(mimetype="application/vnd.oasis.opendocument.text", content_xml="<office:document-content/>")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
MP4 = box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", box(b"mvhd", b"length")) + box(b"mdat", b"pixels")
MP3 = b"\xff\xfb\x90\x64" + bytes(20)
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nTervetuloa\n"


def svg(content: str, attributes: str = 'width="30" height="20"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>'.encode()


def drawn(content: str) -> str:
    """What is left of it inside the picture."""
    start, end = '<svg height="20" width="30" xmlns="http://www.w3.org/2000/svg"><g />', "</svg>\n"
    published = publish(svg("<g/>" + content), "logo.svg").data.decode()
    assert published.startswith(start)
    return published.removeprefix(start).removesuffix(end)


SAMPLES = {
    "a.pdf": PDF,
    "a.docx": DOCX,
    "a.odt": ODT,
    "a.xlsx": archive(xl__workbook_xml="<workbook/>"),
    "a.ods": archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<x/>"),
    "a.pptx": archive(ppt__presentation_xml="<p:presentation/>"),
    "a.odp": archive(mimetype="application/vnd.oasis.opendocument.presentation", content_xml="<x/>"),
    "a.csv": "\ufeffnimi;määrä\n".encode(),
    "a.txt": "Hei åhörare".encode(),
    "a.png": png((b"eXIf", exif(6)), (b"tEXt", PLACE)),
    "a.jpg": jpeg(JFIF, segment(0xE1, b"Exif\0\0" + exif(6))),
    "a.jpeg": jpeg(),
    "a.webp": riff(webp_header(0x0C), LOSSY, (b"EXIF", exif(8)), (b"XMP ", PLACE)),
    "a.gif": GIF_HEAD + GIF_REPEATS + GIF_TIMING + GIF_IMAGE + b";",
    "a.svg": svg('<style>@import "x";/**/.a{fill:red}</style><text class="a" style="fill:/**/ red">A&#13;B</text>'),
    "a.mp3": MP3,
    "a.mp4": MP4,
    "a.vtt": VTT,
    "a.srt": b"1\n00:00:01,000 --> 00:00:02,000\nTervetuloa\n",
}


# Names


@pytest.mark.parametrize("name", ["ohjelma.pdf", "logo-2_fi.svg", "v1.0.docx", "_a.png", "0.txt"])
def test_name_good_is_accepted(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "Liite Äänestys.PDF",
            'a file\'s name must be of a-z, 0-9, ".", "_" and "-" and not begin with ".", not '
            "'Liite Äänestys.PDF'; rename the file to \"liite-aanestys.pdf\", also here",
        ),
        (
            "Ж.pdf",
            'a file\'s name must be of a-z, 0-9, ".", "_" and "-" and not begin with ".", not \'Ж.pdf\'',
        ),
        (
            "../Esite.pdf",
            "must be the name of a file beside this text, without a folder, not '../Esite.pdf'; "
            'move the file beside this text and write "esite.pdf"',
        ),
        ("kuvat/", "must be the name of a file beside this text, without a folder, not 'kuvat/'"),
        (
            "https://example.org/a.pdf",
            "must be a file that stands beside this text, not the address 'https://example.org/a.pdf'; "
            'save the file here and give its name, or give the address under "links"',
        ),
    ],
)
def test_name_unsafe_is_told_with_the_nearest_good_one(name: str, told: str) -> None:
    with pytest.raises(WrongError) as wrong:
        check_name(name)
    assert in_words(wrong.value) == told


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".kuva.png", "/etc/passwd", "C:\\kuvat\\a.png", "a b.png", "a.png\n", "a/b"]
)
def test_name_unsafe_is_refused(name: str) -> None:
    with pytest.raises(WrongError):
        check_name(name)


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Kutsu – inbjudan (1).PDF", "kutsu-inbjudan-1.pdf"),
        ("A\u0308a\u0308nestys.pdf", "aanestys.pdf"),
        ("Straße Øresund Ŋ.odt", "strasse-oresund-n.odt"),
        ("..esite...pdf", "esite.pdf"),
        ("ohjelma", ""),
    ],
)
def test_name_nearest_good_one_keeps_what_it_can(name: str, good: str) -> None:
    assert nearest(name) == good


@given(st.text())
def test_name_nearest_is_always_good_and_its_own_nearest(name: str) -> None:
    if good := nearest(name):
        check_name(good)
        assert nearest(good) == good


# Types


def test_types_every_ending_has_a_type_and_a_label() -> None:
    assert {ending: label(media_type(f"a.{ending}")) for ending in ENDINGS} == {
        **{ending: ending.upper() for ending in ENDINGS},
        "jpg": "JPEG",
        "jpeg": "JPEG",
        "webp": "WebP",
    }


def test_types_pictures_are_images() -> None:
    assert {ending for ending in ENDINGS if media_type(f"a.{ending}").startswith("image/")} == {
        ending.removeprefix(".") for ending in PICTURES
    }


ALLOWED = "pdf, docx, odt, xlsx, ods, pptx, odp, csv, txt, png, jpg, jpeg, webp, gif, svg, mp3, mp4, vtt, srt"


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("kutsu.doc", '; save it as DOCX: "kutsu.docx"'),
        ("img_1.heic", '; save it as JPEG: "img_1.jpg"'),
        ("liitteet.zip", "; put what is in it here, each file by itself"),
        ("ohjelma.exe", ""),
        ("ohjelma", ""),
    ],
)
def test_types_others_are_refused_with_the_list(name: str, cure: str) -> None:
    with pytest.raises(WrongError) as wrong:
        media_type(name)
    assert in_words(wrong.value) == f"must be a file of these kinds: {ALLOWED}; not '{name}'{cure}"


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (
            jpeg(),
            "logo.png",
            "the content of 'logo.png' must be PNG, as its ending says; "
            'it is JPEG: name the file "logo.jpg", here too',
        ),
        (
            ODT,
            "kutsu.docx",
            "the content of 'kutsu.docx' must be DOCX, as its ending says; "
            'it is ODT: name the file "kutsu.odt", here too',
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "kutsu.docx",
            "the content of 'kutsu.docx' must be DOCX, as its ending says; "
            "open it in its program, save it as DOCX without a password, and copy it here",
        ),
        (
            archive(a_txt="a"),
            "kutsu.docx",
            "the content of 'kutsu.docx' must be DOCX, as its ending says; "
            "open it in its program, save it as DOCX without a password, and copy it here",
        ),
        (
            b"\0\0\0\x18ftypheic" + bytes(16),
            "film.mp4",
            "the content of 'film.mp4' must be MP4, as its ending says; "
            "open it in its program, save it as MP4 without a password, and copy it here",
        ),
        (b"", "logo.png", "'logo.png' is empty; save it again, or remove it"),
        (
            "määrä".encode("cp1252"),
            "luvut.csv",
            "'luvut.csv' must be text in UTF-8; "
            'save it with the encoding "UTF-8", which spreadsheets call "CSV UTF-8"',
        ),
        (
            b"a\0b",
            "luvut.txt",
            "'luvut.txt' must be text in UTF-8; "
            'save it with the encoding "UTF-8", which spreadsheets call "CSV UTF-8"',
        ),
        (
            SAMPLES["a.srt"],
            "puhe.vtt",
            "'puhe.vtt' must begin with the line WEBVTT; "
            'save the subtitles as WebVTT, or name them "puhe.srt" if they are SubRip',
        ),
    ],
)
def test_content_of_another_kind_is_refused_with_a_cure(data: bytes, name: str, told: str) -> None:
    assert refusal(data, name) == told


@pytest.mark.parametrize(
    "name", ["a.pdf", "a.docx", "a.odt", "a.xlsx", "a.csv", "a.txt", "a.mp3", "a.mp4", "a.vtt", "a.srt"]
)
def test_document_stays_as_it_is(name: str) -> None:
    assert publish(SAMPLES[name], name) == Published(media_type(name), SAMPLES[name])


def test_pdf_with_bytes_before_its_mark_is_accepted() -> None:
    assert publish(b"\n\n" + PDF, "a.pdf") == Published("application/pdf", b"\n\n" + PDF)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.png", "a.jpg", "a.webp", "a.gif", "a.svg", "a.mp4"])
def test_file_cut_short_is_told(name: str) -> None:
    assert refusal(SAMPLES[name][:-9], name) == DAMAGED.format(name)


# PNG


def test_png_loses_texts_times_and_what_follows_the_end() -> None:
    colours = ((b"sRGB", b"\0"), (b"pHYs", bytes(9)))
    told = ((b"tEXt", PLACE), (b"tIME", bytes(7)), (b"iTXt", PLACE), (b"eXIf", exif(1)), (b"prVt", PLACE))
    assert publish(png(*colours, *told, after=png()), "a.png") == Published("image/png", png(*colours), 3, 2)


def test_png_lying_on_its_side_keeps_its_orientation_only() -> None:
    expected = png((b"eXIf", only_orientation(6)))
    assert publish(png((b"eXIf", exif(6, "<"))), "a.png") == Published("image/png", expected, 2, 3)


@pytest.mark.parametrize(
    "data",
    [
        png()[:40] + b"\xff" + png()[41:],  # a wrong checksum
        png()[:8] + chunk(b"IDAT", b"") + png()[8:],  # does not begin with its size
        png()[:33] + chunk(b"IEND", b""),  # no pixels
        png(width=0),
        png()[:8],
    ],
)
def test_png_damaged_is_told(data: bytes) -> None:
    assert refusal(data, "a.png") == DAMAGED.format("a.png")


# JPEG


def test_jpeg_loses_everything_but_pixels_and_colours() -> None:
    colours = (segment(0xE2, b"ICC_PROFILE\0\x01\x01abc"), segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01"))
    told = (
        segment(0xE1, b"Exif\0\0" + exif(1)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
        segment(0xE0, b"JFXX\0\x10" + PLACE),
        segment(0xE2, b"MPF\0" + PLACE),
        segment(0xED, b"Photoshop 3.0\0" + PLACE),
        segment(0xFE, PLACE),
    )
    published = publish(jpeg(JFIF, *told, *colours, after=jpeg()), "a.jpg")
    assert published == Published("image/jpeg", jpeg(JFIF, *colours), 3, 2)


def test_jpeg_thumbnail_in_its_header_is_dropped() -> None:
    header = segment(0xE0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01" + b"RGB")
    assert publish(jpeg(header), "a.jpg") == Published("image/jpeg", jpeg(JFIF), 3, 2)


@pytest.mark.parametrize(("orientation", "size"), [(3, (3, 2)), (6, (2, 3)), (8, (2, 3))])
@pytest.mark.parametrize("order", ["<", ">"])
def test_jpeg_not_upright_keeps_its_orientation_only(orientation: int, size: tuple[int, int], order: str) -> None:
    told = segment(0xE1, b"Exif\0\0" + exif(orientation, order))
    expected = jpeg(JFIF, segment(0xE1, b"Exif\0\0" + only_orientation(orientation)))
    assert publish(jpeg(JFIF, told), "a.jpg") == Published("image/jpeg", expected, *size)


def test_jpeg_first_exif_block_decides() -> None:
    told = (segment(0xE1, b"Exif\0\0" + exif(1)), segment(0xE1, b"Exif\0\0" + exif(6)))
    assert publish(jpeg(*told), "a.jpg") == Published("image/jpeg", jpeg(), 3, 2)


@pytest.mark.parametrize("block", [b"", b"XX*\0", exif(None), exif(9), exif(6)[:20], b"MM\0*\xff\xff\xff\xff"])
def test_jpeg_unreadable_orientation_is_upright(block: bytes) -> None:
    told = segment(0xE1, b"Exif\0\0" + block)
    assert publish(jpeg(told), "a.jpg") == Published("image/jpeg", jpeg(), 3, 2)


def test_jpeg_fill_bytes_before_a_marker_are_skipped() -> None:
    assert publish(b"\xff\xd8\xff\xff" + jpeg()[2:], "a.jpg") == Published("image/jpeg", jpeg(), 3, 2)


@pytest.mark.parametrize("data", [jpeg()[:-2], b"\xff\xd8\xff\xd9", jpeg(height=0), b"\xff\xd8\xff\xe0\0\x02xx"])
def test_jpeg_damaged_is_told(data: bytes) -> None:
    assert refusal(data, "a.jpg") == DAMAGED.format("a.jpg")


# WebP


@pytest.mark.parametrize("pixels", [LOSSY, LOSSLESS])
def test_webp_simple_stays_as_it_is(pixels: tuple[bytes, bytes]) -> None:
    assert publish(riff(pixels), "a.webp") == Published("image/webp", riff(pixels), 3, 2)


def test_webp_loses_exif_and_xmp_and_says_so_in_its_header() -> None:
    colours = (b"ICCP", b"abc")
    told = riff(webp_header(0x2C), colours, LOSSY, (b"EXIF", exif(6)), (b"XMP ", PLACE), (b"priv", PLACE))
    assert publish(told + b"more", "a.webp") == Published("image/webp", riff(webp_header(0x20), colours, LOSSY), 3, 2)


@pytest.mark.parametrize(
    "data",
    [
        riff(),
        riff(webp_header(0)),
        riff((b"ALPH", b"abc"), LOSSY),
        riff((b"VP8X", b""), LOSSY),
        riff(LOSSY)[:-4],
        b"RIFX" + riff(LOSSY)[4:],
    ],
)
def test_webp_damaged_is_told(data: bytes) -> None:
    assert refusal(data, "a.webp") == DAMAGED.format("a.webp")


# GIF


def test_gif_loses_comments_and_xmp() -> None:
    told = b"\x21\xfe\x05secre\0" + b"\x21\xff\x0bXMP DataXMP\x03abc\0"
    shown = GIF_HEAD + GIF_REPEATS + GIF_TIMING + GIF_IMAGE + b";"
    data = GIF_HEAD + GIF_REPEATS + told + GIF_TIMING + GIF_IMAGE + b";" + PLACE
    assert publish(data, "a.gif") == Published("image/gif", shown, 3, 2)


def test_gif_without_a_colour_table_of_its_own_is_read() -> None:
    data = b"GIF87a" + struct.pack("<HHBBB", 3, 2, 0, 0, 0) + GIF_IMAGE + b";"
    assert publish(data, "a.gif") == Published("image/gif", data, 3, 2)


def test_gif_with_an_unknown_block_is_damaged() -> None:
    assert refusal(GIF_HEAD + b"\x01" + GIF_IMAGE + b";", "a.gif") == DAMAGED.format("a.gif")


# MP4


def test_mp4_loses_place_and_camera_without_moving_anything() -> None:
    def film(notes: bytes, kind: bytes) -> bytes:
        track = box(b"trak", box(b"tkhd", b"a") + box(kind, notes))
        index = box(b"moov", box(b"mvhd", b"length") + track + box(kind, notes))
        return box(b"ftyp", b"mp42\0\0\0\0") + index + box(kind, notes) + box(b"mdat", b"pixels")

    blanked = film(bytes(len(PLACE)), b"free")
    assert publish(film(PLACE, b"udta"), "a.mp4") == Published("video/mp4", blanked)
    assert publish(film(PLACE, b"meta"), "a.mp4") == Published("video/mp4", blanked)


def test_mp4_boxes_of_great_or_open_length_are_read() -> None:
    head = box(b"ftyp", b"isom\0\0\0\0")
    notes = b"\0\0\0\x01%s" + struct.pack(">Q", 20)
    rest = box(b"moov", b"") + struct.pack(">I", 0) + b"mdat" + b"pixels"
    told = head + notes % b"udta" + b"1234" + rest
    assert publish(told, "a.mp4") == Published("video/mp4", head + notes % b"free" + bytes(4) + rest)


@pytest.mark.parametrize(
    "rest", [b"", box(b"mdat", b"a"), struct.pack(">I", 4) + b"moov", struct.pack(">I", 99) + b"moov"]
)
def test_mp4_damaged_is_told(rest: bytes) -> None:
    assert refusal(box(b"ftyp", b"isom\0\0\0\0") + rest, "a.mp4") == DAMAGED.format("a.mp4")


# SVG


def test_svg_drawing_stays_with_attributes_by_name() -> None:
    data = svg('<g id="a" fill="#003580"><path stroke="none" d="M0 0\n  h30"/></g><use href="#a" x="1"/>')
    expected = (
        '<svg height="20" width="30" xmlns="http://www.w3.org/2000/svg"><g fill="#003580" id="a">'
        '<path d="M0 0 h30" stroke="none" /></g><use href="#a" x="1" /></svg>\n'
    )
    assert publish(data, "logo.svg") == Published("image/svg+xml", expected.encode(), 30, 20)


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("<script>alert(1)</script>", ""),
        ('<rect onclick="alert(1)" width="1"/>', '<rect width="1" />'),
        ("<foreignObject><p>a</p></foreignObject>", ""),
        ('<a href="javascript:alert(1)"><rect/></a>', "<g><rect /></g>"),
        ('<a href="#a"><rect/></a>', "<g><rect /></g>"),
        ('<use href="https://example.org/a.svg#a"/>', "<use />"),
        ('<image href="https://example.org/a.png"/>', "<image />"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "<image />"),
        ('<image href="data:image/png;base64,AAAA"/>', "<image />"),
        ('<rect><set attributeName="href" to="javascript:a"/></rect>', "<rect />"),
        ('<metadata xmlns:x="urn:x"><x:who>Virkkunen</x:who></metadata>', ""),
        ('<g xmlns:x="urn:x" x:label="Virkkunen"/>', "<g />"),
        ("<g>astray<!-- Virkkunen --><?php a?></g>", "<g />"),
        ('<rect fill="url(https://example.org/a)"/>', "<rect />"),
        ('<rect fill="url(#a)"/>', '<rect fill="url(#a)" />'),
        (r'<rect fill="\75rl(https:a)"/>', "<rect />"),
        ("<rect style=\"fill: red; mask: url( 'https://example.org' )\"/>", '<rect style="fill: red; mask: none" />'),
        ("<rect style=\"fill:image-set('a')\"/>", "<rect />"),
        ("<style>@import url(https://example.org/a;b);\n.a{fill:red}</style>", "<style>.a{fill:red}</style>"),
        ("<style>@font-face{src:url(a)}.a{fill:url( #b )}</style>", "<style>.a{fill:url( #b )}</style>"),
        ("<style>/* Virkkunen */.a{fill:red}</style>", "<style>.a{fill:red}</style>"),
        ("<style>.a{fill:u\\72l(a)}</style>", "<style />"),
        ("<style>.a{}<g/>@import 'https:a';</style>", "<style>.a{}</style>"),
        (
            '<text xml:space="preserve"> a<b/>b<tspan>c</tspan>d </text>',
            '<text xml:space="preserve"> ab<tspan>c</tspan>d </text>',
        ),
        ('<title lang="sv">Kanssala &amp; Co</title>', '<title lang="sv">Kanssala &amp; Co</title>'),
    ],
)
def test_svg_keeps_only_what_draws(content: str, left: str) -> None:
    assert drawn(content) == left


def test_svg_carried_pictures_are_cleaned() -> None:
    def carried(kind: str, data: bytes) -> str:
        return f"data:image/{kind};base64,{b64encode(data).decode()}"

    told = carried("png", png((b"tEXt", PLACE))) + " "
    photo = carried("jpg", jpeg(segment(0xFE, PLACE)))
    content = f'<image xmlns:l="http://www.w3.org/1999/xlink" l:href="{told}"/><image href="{photo}"/>'
    assert drawn(content) == f'<image href="{carried("png", png())}" /><image href="{carried("jpeg", jpeg())}" />'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30mm" height="1in"', (113, 96)),
        ('viewBox="0 0 210.4,297"', (210, 297)),
        ('width="100%" height="100%" viewBox="-5 -5 10 20"', (10, 20)),
        ('width="100" viewBox="0 0 10 20"', (100, 200)),
        ('height="100px" viewBox="0 0 10 20"', (50, 100)),
        ('width=".4" height="1e99" viewBox="0 0 0.1 0.1"', (1, 1)),
        ('width="10em" viewBox="0 0 0 10"', (0, 0)),
        ('width="10"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_svg_size_is_given_or_follows_the_view(attributes: str, size: tuple[int, int]) -> None:
    published = publish(svg("", attributes), "a.svg")
    assert (published.width, published.height) == size


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><svg/>',
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"></s:svg>',
    ],
)
def test_svg_written_otherwise_is_the_same_picture(data: bytes) -> None:
    assert publish(data, "a.svg").data == b'<svg xmlns="http://www.w3.org/2000/svg" />\n'


@pytest.mark.parametrize(
    "declared", ["<!DOCTYPE svg>", '<!DOCTYPE svg [<!ENTITY a "aaaa">]>', '<!DOCTYPE svg SYSTEM "file:///etc/passwd">']
)
def test_svg_with_a_document_type_is_refused(declared: str) -> None:
    assert refusal(declared.encode() + svg("<text>&a;</text>"), "a.svg") == (
        'an SVG picture must have no "<!DOCTYPE" or "<!ENTITY" in it; '
        'save it again as "plain SVG", or delete what stands from "<!DOCTYPE" to the ">" that ends it'
    )


@pytest.mark.parametrize(
    "data",
    [
        svg("<g>"),
        svg("<text>&nbsp;</text>"),
        svg("<g>" * 200 + "</g>" * 200),
        svg("<title>ä</title>").decode().encode("latin-1"),
        svg('<image href="data:image/png;base64,ä"/>'),
        b'<svg xmlns="urn:other"/>',
    ],
)
def test_svg_damaged_is_told(data: bytes) -> None:
    assert refusal(data, "a.svg") == DAMAGED.format("a.svg")


# What holds of every file


@pytest.mark.parametrize("name", [f"a.{ending}" for ending in ENDINGS])
def test_publishing_twice_changes_nothing(name: str) -> None:
    once = publish(SAMPLES[name], name)
    assert publish(once.data, name) == once


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good file with some bytes changed, taken out or put in, under its name or another."""
    name = draw(st.sampled_from(sorted(SAMPLES)))
    data = SAMPLES[name]
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        data = data[:start] + draw(st.binary(max_size=9)) + data[start + draw(st.integers(0, 9)) :]
    return draw(st.sampled_from([name, "a.svg", "a.docx"])), data


@given(spoilt())
@example(("a.docx", b"PK\x03\x04" + bytes(40)))
def test_spoilt_file_is_published_for_good_or_told(spoilt_file: tuple[str, bytes]) -> None:
    name, data = spoilt_file
    try:
        once = publish(data, name)
    except WrongError:
        return
    assert publish(once.data, name) == once


@given(st.binary(), st.sampled_from(ENDINGS))
def test_any_bytes_are_published_for_good_or_told(data: bytes, ending: str) -> None:
    try:
        once = publish(data, f"a.{ending}")
    except WrongError:
        return
    assert publish(once.data, f"a.{ending}") == once


DRAWN = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="<&\ufffe\uffff")),
    lambda inner: st.builds(
        lambda tag, name, value, parts: f'<{tag} {name}="{value}">{"".join(parts)}</{tag}>',
        st.sampled_from(["g", "text", "tspan", "style", "a", "script", "use", "image"]),
        st.sampled_from(["style", "href", "fill", "class", "onload", "xml:space"]),
        st.sampled_from(["", "#a", "url(#a)", "url(a)", "a/**/ b", "@import 'a';", "&#13; &#10;", "a\\b", "//a"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)


@given(DRAWN)
def test_svg_any_drawing_is_published_for_good(content: str) -> None:
    once = publish(svg(content), "a.svg")
    assert publish(once.data, "a.svg") == once
    assert b"<script" not in once.data
    assert b"onload=" not in once.data
