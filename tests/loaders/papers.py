"""Files that the tests make: a web page as a newspaper has it, and a PDF of lines of text."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

PAGE = """<!doctype html>
<html lang="fr-FR"><head><meta charset="{charset}"><title>Lima appelle à l'aide | La Gazette</title>
<meta property="og:site_name" content="La Gazette">
<meta property="article:published_time" content="1995-02-14T08:12:00+01:00">
<link rel="canonical" href="https://gazette.example/monde/lima">
<script>var title = "Le Chili attaque le Brésil";</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/a">Accueil</a></li><li><a href="/b">Le Chili menace le Brésil</a></li></ul></nav>
<div class="cookie">Nous utilisons des cookies. <button>Accepter</button></div>
<article><h1>Lima appelle à l'aide</h1><p class="byline">Par Jeanne Dupont</p>
<p>Le P&eacute;rou a demandé mardi l'aide de <a href="/x">l'Organisation des États américains</a>. Le président
<b>Alberto Fujimori</b> a accusé <i>l'Équateur</i> d'avoir violé le traité de Rio.</p>
<figure><img src="data:image/png;base64,{picture}">
<figcaption>Le Chili attaque le Brésil. Photo AFP</figcaption></figure>
<p>«&nbsp;Nous demandons à nos alliés de tenir parole&nbsp;», a-t-il déclaré devant la presse de la capitale.</p>
<aside class="related"><h3>À lire aussi</h3><ul><li><a href="/z">Le Chili envahit le Brésil</a></li></ul></aside>
<h2>Ce que dit Quito</h2><ul><li>L'Équateur a refusé de retirer ses troupes.</li>
<li>Quito a appelé les garants du traité à se réunir.</li></ul>
<table><tr><th>Date</th><th>Fait</th></tr><tr><td>17 février</td><td>Une trêve est signée.</td></tr></table>
<p>Le Brésil, garant du traité, a reçu les deux ministres dans sa capitale, selon son ministère des Affaires
étrangères, qui n'a pas voulu dire si des observateurs seraient envoyés à la frontière.</p>
</article><div class="comments"><p>Un lecteur : le Chili a attaqué le Brésil hier soir.</p></div>
<footer>© La Gazette. Mentions légales</footer></body></html>"""


def page(charset: str = "utf-8", encoding: str = "utf-8", picture: str = "AAAA") -> bytes:
    """The page, which says that it is in one encoding and is in another."""
    return PAGE.format(charset=charset, picture=picture).encode(encoding)


def pdf(pages: Sequence[Sequence[str]], title: str = "", language: str = "") -> bytes:
    """A PDF with a page for each list of lines."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {f'/Lang ({language})' if language else ''} >>".encode()]
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(b"<< /Title (" + title.encode("utf-16") + b") >>" if title else b"<< >>")
    for i, lines in enumerate(pages):
        content = zlib.compress(_content(lines))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * i} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _content(lines: Sequence[str]) -> bytes:
    shown = []
    for line in lines:
        text = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown.append(b"(" + text + b") Tj T*")
    return b"BT /F1 11 Tf 14 TL 60 780 Td\n" + b"\n".join(shown) + b"\nET"


def _file(objects: Sequence[bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(made),
    )
    return made + head + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(made)
