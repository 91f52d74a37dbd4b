"""The styles part of the template, from the table of styles."""

from __future__ import annotations

from reportkit.publishing.word.markup import NAMESPACES
from reportkit.publishing.word.template.styles import STYLES, TEXT, Style

LANGUAGE = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    f'<w:color w:val="{TEXT}"/><w:sz w:val="24"/><w:szCs w:val="24"/>{LANGUAGE}'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
    '<w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
_DEFAULT_STYLES = ("Normal", "Default Paragraph Font", "Normal Table")
_HIDDEN = ("Default Paragraph Font", "Normal Table")


def render_styles() -> str:
    """The whole of word/styles.xml."""
    styles = "".join(_style(style) for style in STYLES)
    return f"<w:styles {NAMESPACES}>{_DEFAULTS}{styles}</w:styles>"


def _style(style: Style) -> str:
    default = ' w:default="1"' if style.name in _DEFAULT_STYLES else ""
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    shown = "<w:semiHidden/><w:unhideWhenUsed/>" if style.name in _HIDDEN else "<w:qFormat/>"
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    name = "Normal Table" if style.name == "Normal Table" else style.name
    return (
        f'<w:style w:type="{style.kind}"{default} w:styleId="{style.id}"><w:name w:val="{name}"/>'
        f"{based}{following}{shown}{paragraph}{run}{style.extra}</w:style>"
    )
