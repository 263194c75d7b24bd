"""An SVG picture → a picture that only draws: no scripts, links, animation, foreign content or outside addresses.

A browser runs and fetches nothing for a picture in an <img> (SVG Integration, secure animated mode), so that little of
this is ever seen to go; but a visitor can open the file by itself. Animation goes since it can write addresses anew.
"""

import re
from base64 import b64decode, b64encode
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from juliste.files import css, jpeg, png
from juliste.files.reading import DamagedError, Picture
from juliste.problems import WrongError, say

_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DEEPEST = 100

_GROUPS = "svg g a switch defs symbol clipPath mask marker pattern linearGradient radialGradient filter"
_SHAPES = "path rect circle ellipse line polyline polygon use image stop text tspan textPath title desc style"
_FILTERS = """feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"""
_ELEMENTS = frozenset(f"{_GROUPS} {_SHAPES} {_FILTERS}".split())
_TEXTS = frozenset({"text", "tspan", "textPath", "title", "desc"})

_WORDS = frozenset({"id", "class", "role", "lang", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden"})
_GEOMETRY = """cx cy d dx dy fr fx fy gradientTransform gradientUnits height lengthAdjust markerHeight markerUnits
    markerWidth maskContentUnits maskUnits method offset orient pathLength patternContentUnits patternTransform
    patternUnits points preserveAspectRatio r refX refY rotate rx ry side spacing spreadMethod startOffset textLength
    transform version viewBox width x x1 x2 y y1 y2 clipPathUnits systemLanguage media type"""
_LOOK = """alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering direction display dominant-baseline enable-background fill fill-opacity
    fill-rule filter flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight image-rendering isolation letter-spacing lighting-color marker marker-end marker-mid
    marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-rendering unicode-bidi vector-effect visibility
    word-spacing writing-mode"""
_EFFECTS = """amplitude azimuth baseFrequency bias diffuseConstant divisor edgeMode elevation exponent filterUnits in
    in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength limitingConeAngle mode numOctaves operator order pointsAtX
    pointsAtY pointsAtZ preserveAlpha primitiveUnits radius result scale seed slope specularConstant specularExponent
    stdDeviation stitchTiles surfaceScale tableValues targetX targetY values xChannelSelector yChannelSelector z"""
_ATTRIBUTES = frozenset(f"{_GEOMETRY} {_LOOK} {_EFFECTS}".split())
_NAMESPACED = frozenset({f"{{{_XML}}}lang", f"{{{_XML}}}space"})

_LENGTH = re.compile(r"\+?([0-9]{1,6}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(px|pt|pc|mm|cm|in)?")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def clean(data: bytes) -> Picture:
    """The picture as published: UTF-8, attributes in the order of their names. Width and height in CSS pixels.

    DamagedError when it cannot be read as SVG in UTF-8; WrongError when it declares a document type.
    """
    root = _parsed(data)
    if _tag(root) != "svg":
        raise DamagedError
    builder = TreeBuilder()
    _copy(root, builder)
    cleaned = builder.close()
    width, height = _size(cleaned)
    cleaned.set("xmlns", _SVG)
    return Picture(ElementTree.tostring(cleaned, encoding="unicode").encode() + b"\n", width, height)


def _parsed(data: bytes) -> Element:
    """The tree. Reading expands nothing and fetches nothing: entities need the declaration that is refused."""
    parser, builder, depth = expat.ParserCreate("utf-8", "}"), TreeBuilder(), 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise DamagedError
        builder.start(_qualified(name), {_qualified(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_qualified(name))

    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, builder.data
    try:
        parser.Parse(data.removeprefix(b"\xef\xbb\xbf"), True)
    except expat.ExpatError:
        raise DamagedError from None
    return builder.close()


def _refuse_document_type(*_declared: object) -> None:
    raise WrongError(
        say('an SVG picture must have no "<!DOCTYPE" or "<!ENTITY" in it'),
        say('save it again as "plain SVG", or delete what stands from "<!DOCTYPE" to the ">" that ends it'),
    )


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name


def _tag(element: Element) -> str:
    """Its name in SVG; some programs leave the namespace out."""
    return element.tag.removeprefix("{" + _SVG + "}")


def _copy(element: Element, builder: TreeBuilder) -> None:
    """Write the element, if it only draws, and what is in it."""
    tag = _tag(element)
    if tag not in _ELEMENTS:
        return
    shown = "g" if tag == "a" else tag  # a link's picture stays without the link
    builder.start(shown, _attributes(element, tag))
    if tag == "style":
        builder.data(css.clean(_written(element.text)))
    else:
        _copy_content(element, builder, is_text=tag in _TEXTS)
    builder.end(shown)


def _copy_content(element: Element, builder: TreeBuilder, *, is_text: bool) -> None:
    builder.data(_written(element.text) if is_text else "")
    for child in element:
        _copy(child, builder)
        builder.data(_written(child.tail) if is_text else "")


def _written(text: str | None) -> str:
    """The text with the line ends that a second reading would give it."""
    return (text or "").replace("\r", "\n")


def _attributes(element: Element, tag: str) -> dict[str, str]:
    """Those that only draw, on one line each, by name. `xlink:href` becomes `href`, which all browsers read."""
    values = {name: _on_one_line(value) for name, value in element.items()}
    kept = {name: value for name, value in values.items() if _is_kept(name, value)}
    if style := _on_one_line(css.clean(values.get("style", ""))):
        kept["style"] = style
    addresses = [values[name] for name in _HREFS if name in values]
    if addresses and (address := _address(addresses[0], tag)):
        kept["href"] = address
    return dict(sorted(kept.items()))


def _on_one_line(value: str) -> str:
    return " ".join(value.split())


def _is_kept(name: str, value: str) -> bool:
    return name in _WORDS or name in _NAMESPACED or (name in _ATTRIBUTES and css.is_safe(value))


def _address(value: str, tag: str) -> str:
    """A part of the same picture, or a picture that it carries, cleaned in its turn; all else is nothing."""
    if tag == "image":
        return _embedded(value)
    return value if value.startswith("#") and tag != "a" else ""


def _embedded(value: str) -> str:
    head, _, content = value.partition(",")
    if head not in ("data:image/png;base64", "data:image/jpeg;base64", "data:image/jpg;base64"):
        return ""
    try:
        data = b64decode("".join(content.split()), validate=True)
    except ValueError:
        raise DamagedError from None
    if data.startswith(png.SIGNATURE):
        return "data:image/png;base64," + b64encode(png.clean(data).data).decode()
    if data.startswith(jpeg.START):
        return "data:image/jpeg;base64," + b64encode(jpeg.clean(data).data).decode()
    return ""


def _size(root: Element) -> tuple[int, int]:
    """Its width and height; where one or both are not given, after the proportions of its viewBox."""
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = [_length(side) for side in re.split(r"[\s,]+", root.get("viewBox", ""))[2:4]]
    if len(box) == 2 and all(box):
        width, height = (
            width or (height * box[0] / box[1] if height else box[0]),
            height or (width * box[1] / box[0] if width else box[1]),
        )
    return (max(1, round(width)), max(1, round(height))) if width and height else (0, 0)


def _length(text: str) -> float:
    """In CSS pixels (CSS Values 4, section 6.2); 0 where it is relative or no length."""
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) * _PIXELS[found[2] or ""] if found else 0.0
