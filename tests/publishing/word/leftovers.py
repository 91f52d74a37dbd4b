"""Each kind of leftover, planted by itself, with what an officer is told of it."""

from __future__ import annotations

from tests.publishing.word.edited import (
    WHO,
    Leftovers,
    Part,
    cell,
    commented,
    comments,
    field_of,
    line,
    row,
    run,
    struck,
    table,
)

_PLAIN = "http://schemas.microsoft.com/office/2011/relationships"
_PEOPLE = (
    b'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    b'<w15:person w15:author="Bea Secretary"/></w15:people>'
)
_CUSTOM = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Checked by"/></Properties>'
)
HIDING = (
    '<w:style w:type="character" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Off"><w:name w:val="Off"/><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Unseen"><w:name w:val="Unseen"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)
_FOOTNOTES = (
    b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:footnote w:id="2"><w:p><w:r><w:t>Ask Bea.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
_FOOTNOTE_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_BOX = (
    '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:inline>'
    '<wp:extent cx="9" cy="9"/><wp:docPr id="{}" name="{}" {}/></wp:inline></w:drawing></w:r>'
)

# Of each leftover: what is planted, what an officer is told, what is nowhere in the copy, what is still read.
CASES: dict[str, tuple[Leftovers, str, str, str]] = {
    "the author": (
        Leftovers(core="<dc:creator>Ann Officer</dc:creator>"),
        "the author’s name: Ann Officer",
        "Ann Officer",
        "",
    ),
    "who saved it last": (
        Leftovers(core="<cp:lastModifiedBy>Ann Officer</cp:lastModifiedBy>"),
        "the name of who saved it last: Ann Officer",
        "Ann Officer",
        "",
    ),
    "keywords": (
        Leftovers(core="<cp:keywords>cause for concern</cp:keywords>"),
        "keywords in its properties: “cause for concern” (3 words)",
        "cause for",
        "",
    ),
    "the manager": (
        Leftovers(app="<Manager>Bo Head</Manager>"),
        "the manager’s name: Bo Head",
        "Bo Head",
        "",
    ),
    "the company": (Leftovers(app="<Company>Wexcombe</Company>"), "the company: Wexcombe", "Company", ""),
    "editing time": (
        Leftovers(app="<TotalTime>42</TotalTime>"),
        "how long it was worked on: 42 minutes",
        "TotalTime",
        "",
    ),
    "custom properties": (
        Leftovers(of_package=(Part("docProps/custom.xml", _CUSTOM, "custom-properties"),)),
        "1 property of its own: Checked by",
        "Checked by",
        "",
    ),
    "the preview": (
        Leftovers(of_package=(Part("docProps/thumbnail.jpeg", b"small", "thumbnail", "image/jpeg"),)),
        "the small preview of the first page",
        "small",
        "",
    ),
    "a part that nothing refers to": (
        Leftovers(extra=(Part("word/notes.xml", b"<notes>tucked away</notes>"),)),
        "1 part of the file that nothing refers to: word/notes.xml",
        "tucked away",
        "",
    ),
    "comments": (
        Leftovers(body=line(commented(0, "We spoke.")), extra=(comments("Is this fair?"),)),
        "1 comment by Ann Officer: “Is this fair?” (3 words)",
        "comment",
        "We spoke.",
    ),
    "people": (
        Leftovers(extra=(Part("word/people.xml", _PEOPLE, f"{_PLAIN}/people"),)),
        "the names of people noted in the file: Bea Secretary",
        "Bea",
        "",
    ),
    "an insertion": (
        Leftovers(body=line(run("We ") + f'<w:ins w:id="1" {WHO}>{run("met.")}</w:ins>')),
        "1 tracked change by Ann Officer, all accepted",
        "Ann Officer",
        "We met.",
    ),
    "a deletion": (
        Leftovers(body=line(run("We met.") + f'<w:del w:id="1" {WHO}>{struck(" Twice.")}</w:del>')),
        "1 tracked change by Ann Officer, all accepted; struck out: “Twice.” (1 word)",
        "Twice",
        "We met.",
    ),
    "an insertion struck out again": (
        Leftovers(
            body=line(
                f'{run("We met.")}<w:ins w:id="1" {WHO}>'
                f'<w:del w:id="2" {WHO}>{struck("Not so.")}</w:del></w:ins>'
            )
        ),
        "2 tracked changes by Ann Officer, all accepted; struck out: “Not so.” (2 words)",
        "Not so",
        "We met.",
    ),
    "a move": (
        Leftovers(
            body=line(f'<w:moveFrom w:id="1" {WHO}>{run("We left.")}</w:moveFrom>')
            + line(f'<w:moveTo w:id="2" {WHO}>{run("We met.")}</w:moveTo>')
        ),
        "2 tracked changes by Ann Officer, all accepted; struck out: “We left.” (2 words)",
        "We left",
        "We met.",
    ),
    "a paragraph's mark struck out": (
        Leftovers(body=line(run("We "), f'<w:rPr><w:del w:id="1" {WHO}/></w:rPr>') + line(run("met."))),
        "1 tracked change by Ann Officer, all accepted",
        "Ann Officer",
        "We met.",
    ),
    "a row struck out": (
        Leftovers(
            body=table(
                row(cell("kept"), cell("We met.")),
                row(cell("gone"), cell("with it"), properties=f'<w:del w:id="1" {WHO}/>'),
            )
        ),
        "1 tracked change by Ann Officer, all accepted; struck out: “gone with it” (3 words)",
        "with it",
        "We met.",
    ),
    "every row struck out": (
        Leftovers(
            body=table(row(cell("gone"), cell("with it"), properties=f'<w:del w:id="1" {WHO}/>'))
            + line(run("We met."))
        ),
        "1 tracked change by Ann Officer, all accepted; struck out: “gone with it” (3 words)",
        "with it",
        "We met.",
    ),
    "a cell struck out": (
        Leftovers(body=table(row(cell("We met."), cell("gone", f'<w:cellDel w:id="1" {WHO}/>')))),
        "1 tracked change by Ann Officer, all accepted; struck out: “gone” (1 word)",
        "gone",
        "We met.",
    ),
    "cells merged": (
        Leftovers(
            body=table(row(cell("We met.", f'<w:cellMerge w:id="1" {WHO} w:vMerge="rest"/>'), cell("b")))
        ),
        "1 tracked change by Ann Officer, all accepted",
        "cellMerge",
        "We met.",
    ),
    "a change of look": (
        Leftovers(
            body=line(
                run("We met.", f'<w:b/><w:rPrChange w:id="1" {WHO}><w:rPr/></w:rPrChange>'),
                f'<w:jc w:val="left"/><w:pPrChange w:id="2" {WHO}><w:pPr/></w:pPrChange>',
            )
        ),
        "2 tracked changes by Ann Officer, all accepted",
        "PrChange",
        "We met.",
    ),
    "hidden text": (
        Leftovers(body=line(run("We met.") + run("Not told", "<w:vanish/>"))),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "text hidden by a style that rests on another": (
        Leftovers(body=line(run("We met.") + run("Not told", '<w:rStyle w:val="Off"/>')), styles=HIDING),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "text hidden by a paragraph's style": (
        Leftovers(
            body=line(
                run("Not told") + run("We met.", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Unseen"/>'
            ),
            styles=HIDING,
        ),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "text twice hidden, which Word shows": (
        Leftovers(
            body=line(run("We met.", '<w:rStyle w:val="Off"/>'), '<w:pStyle w:val="Unseen"/>')
            + line(run("Not told", "<w:vanish/>")),
            styles=HIDING,
        ),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "a hidden row": (
        Leftovers(body=table(row(cell("We met.")), row(cell("Not told"), properties="<w:hidden/>"))),
        "hidden text: “Not told” (2 words)",
        "Not told",
        "We met.",
    ),
    "a hidden picture": (
        Leftovers(body=line(run("We met.") + _BOX.format(7, "unseen", 'hidden="1"'))),
        "1 hidden picture or shape",
        "unseen",
        "We met.",
    ),
    "a document variable": (
        Leftovers(settings='<w:docVars><w:docVar w:name="who" w:val="Ann"/></w:docVars>'),
        "1 document variable: who",
        "docVar",
        "",
    ),
    "sittings": (
        Leftovers(
            body='<w:p w:rsidR="00AB12CD"><w:r w:rsidRPr="00AB12CE"><w:t>We met.</w:t></w:r></w:p>',
            settings='<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>',
        ),
        "3 marks of which words were typed in one sitting",
        "rsid",
        "We met.",
    ),
    "a misspelling": (
        Leftovers(
            body=line(f'<w:proofErr w:type="spellStart"/>{run("We met.")}<w:proofErr w:type="spellEnd"/>')
        ),
        "2 marks of misspellings",
        "proofErr",
        "We met.",
    ),
    "Word's bookmark": (
        Leftovers(
            body=line(
                f'<w:bookmarkStart w:id="91" w:name="_GoBack"/>{run("We met.")}<w:bookmarkEnd w:id="91"/>'
            )
        ),
        "1 bookmark of Word’s own",
        "_GoBack",
        "We met.",
    ),
    "who may edit": (
        Leftovers(
            body=line(
                f'<w:permStart w:id="5" w:ed="ann@wexcombe.example"/>{run("We met.")}<w:permEnd w:id="5"/>'
            )
        ),
        "2 marks of who may edit where",
        "ann@",
        "We met.",
    ),
    "a smart tag": (
        Leftovers(
            body=line(f'<w:smartTag w:uri="urn:x" w:element="PersonName">{run("We met.")}</w:smartTag>')
        ),
        "1 smart tag",
        "PersonName",
        "We met.",
    ),
    "a note in the XML": (
        Leftovers(body=f"<!-- ask Ann -->{line(run('We met.'))}"),
        "1 note in the file that Word never shows",
        "ask Ann",
        "We met.",
    ),
    "a link to a drive": (
        Leftovers(
            body=line(f'<w:hyperlink r:id="rIdL">{run("We met.")}</w:hyperlink>'),
            external=(("rIdL", "hyperlink", "file:///C:/Users/ann/notes.docx"),),
        ),
        "1 link to a place on a drive or server: file:///C:/Users/ann/notes.docx",
        "ann/notes",
        "We met.",
    ),
    "a link to a server in a field": (
        Leftovers(body=line(field_of(r' HYPERLINK "\\srv01\schools\notes.docx" ', "We met."))),
        "1 field that Word would fill in anew (HYPERLINK), now plain text: “We met.” (2 words)",
        "srv01",
        "We met.",
    ),
    "a field that tells where the file lies": (
        Leftovers(body=line(field_of(r" FILENAME \p ", "We met."))),
        "1 field that Word would fill in anew (FILENAME), now plain text: “We met.” (2 words)",
        "FILENAME",
        "We met.",
    ),
    "a picture kept elsewhere": (
        Leftovers(
            body=line(
                run("We met.") + '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
                '<v:imagedata r:href="rIdP"/></v:shape></w:pict></w:r>'
            ),
            external=(("rIdP", "image", "file:///S:/logos/crest.png"),),
        ),
        "1 link to a picture kept elsewhere: file:///S:/logos/crest.png",
        "crest.png",
        "We met.",
    ),
    "a path behind a picture": (
        Leftovers(body=line(run("We met.") + _BOX.format(8, "box", r'descr="C:\Users\ann\plan.png"'))),
        r"1 path of a file behind a picture: C:\Users\ann\plan.png",
        "plan.png",
        "We met.",
    ),
    "building blocks": (
        Leftovers(extra=(Part("word/glossary/document.xml", b"<g>blocks of text</g>", "glossaryDocument"),)),
        "the building blocks kept with it",
        "blocks of text",
        "",
    ),
    "data beside the text": (
        Leftovers(extra=(Part("customXml/item1.xml", b"<secret>not told</secret>", "customXml"),)),
        "1 set of data beside the text",
        "not told",
        "",
    ),
    "a printer's settings": (
        Leftovers(extra=(Part("word/printer.bin", b"PRN-7", "printerSettings", "application/octet-stream"),)),
        "the settings of a printer",
        "PRN-7",
        "",
    ),
    "ink": (
        Leftovers(
            body=line(
                run("We met.") + '<w:r><w:drawing><w14:contentPart r:id="rIdX0" '
                'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/></w:drawing></w:r>'
            ),
            extra=(Part("word/ink/ink1.xml", b"<ink>by hand</ink>", "customXml", "application/inkml+xml"),),
        ),
        "1 drawing in ink",
        "by hand",
        "We met.",
    ),
    "a sensitivity label": (
        Leftovers(
            of_package=(
                Part(
                    "docMetadata/LabelInfo.xml", b"<label>tenant 7</label>", f"{_PLAIN}/classificationlabels"
                ),
            )
        ),
        "the sensitivity label that the council’s Word put on it",
        "tenant 7",
        "",
    ),
    "a footnote whose place was struck out": (
        Leftovers(
            body=line(
                run("We met.") + f'<w:del w:id="1" {WHO}><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
            ),
            extra=(Part("word/footnotes.xml", _FOOTNOTES, "footnotes", _FOOTNOTE_KIND),),
        ),
        "1 note nothing refers to: “Ask Bea.” (2 words)",
        "Ask Bea",
        "We met.",
    ),
    "a picture no page shows": (
        Leftovers(extra=(Part("word/media/old.gif", b"GIF89a old", "image", "image/gif"),)),
        "1 picture in the file that no page shows",
        "GIF89a old",
        "",
    ),
}
