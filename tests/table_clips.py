"""What other programs put on the clipboard when cells are copied."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage

BLOCK = [["7", "8"], ["9", "0.5"]]


def html_of(rows):
    """As LibreOffice Calc writes it, in short."""
    cell = '<td height="17" align="right" sdnum="1033;">{}</td>'
    lines = ("".join(cell.format(text or "<br>") for text in row) for row in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    style = '<style type="text/css">td { font-family:"Liberation Sans" }</style>'
    table = f'<table cellspacing="0" border="0"><colgroup width="85"></colgroup>{body}</table>'
    return f"<html><head>{style}</head><body>{table}<!-- *** --></body></html>"


def picture():
    """Of a spreadsheet, on which there is nothing to read."""
    image = QImage(170, 34, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def text_of(rows):
    return "".join("\t".join(row) + "\n" for row in rows)


def spreadsheet(rows=BLOCK):
    """Text, HTML and a picture, as a spreadsheet offers them."""
    mime = QMimeData()
    mime.setText(text_of(rows))
    mime.setHtml(html_of(rows))
    mime.setImageData(picture())
    return mime


def html_alone(rows=BLOCK):
    mime = QMimeData()
    mime.setHtml(html_of(rows))
    return mime
