"""The parts of the program and their licences, for whoever wants to know what runs here."""

from desktop_app.files.parts import Part, parts, text_of

__all__ = ["Part", "parts", "text_of"]
