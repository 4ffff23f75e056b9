"""A page, declared once and drawn on two surfaces: the document and the application.

A module of `pages/` declares its page as a `Declaration`: what can be chosen (`Parameter`), and one
function that draws it. The address alone says what is chosen. `Chosen` is what it says, checked;
`control` draws a choice where it stands: as a form or links in the document, as a widget in the
application, whose only effect is to write the address.
"""

from components.page.controls import control, write
from components.page.declaration import FOUND, Chosen, Declaration, Parameter, Reading, read

__all__ = ["FOUND", "Chosen", "Declaration", "Parameter", "Reading", "control", "read", "write"]
