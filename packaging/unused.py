"""What libraries bring along although the program never uses it; left out of every package."""

from __future__ import annotations

import re
from pathlib import PurePath

_UNUSED = re.compile(
    r"babel/locale-data/(?!(id|en|root)(_ID|_GB|_001)?\.dat|LICENSE)"
    # Qt: other languages, screens that no office has, networks, databases, QML and its tools.
    r"|PySide6/(Qt/)?(translations|qml|typesystems|include|glue|metatypes|resources|doc)/"
    r"|plugins/(egldeviceintegrations|generic|networkinformation|tls|platformthemes|sqldrivers"
    r"|xcbglintegrations|wayland-graphics-integration-\w+|designer|qmltooling|qmllint|qmlls)/"
    r"|plugins/platforms/\w*(eglfs|linuxfb|vnc|vkkhrdisplay|minimal|direct2d|brcm)"
    r"|plugins/imageformats/\w*(gif|icns|tga|tiff|wbmp|webp|pdf)"
    r"|plugins/platforminputcontexts/\w*(ibus|virtualkeyboard)"
    r"|(lib)?Qt6(Qml|Quick|Network|VirtualKeyboard|Pdf|EglFS|OpenGLWidgets|Designer|Help|Labs"
    r"|Sql|Test|UiTools|Concurrent|Xml)\w*[.]"
    r"|PySide6/Qt(Qml|Quick|Network|DBus|Sql|Test|UiTools|Concurrent|Xml|Help|Designer|OpenGL"
    r"|ExampleIcons|Asyncio)\w*[./]"
    r"|PySide6/(scripts|\w+[.](exe|lib|pyi)|\w+[.]pyi)"
    r"|opengl32sw[.]dll|d3dcompiler"
    # What the target has newer than the machine that packs: the screen's driver asks for it.
    r"|lib(gtk|gdk|atk|pango|cairo|gdk_pixbuf|harfbuzz|thai|datrie|epoxy|rsvg)[-_\w]*[.]"
    r"|lib(stdc[+][+]|gcc_s)[.]"
    # Pictures that nobody prints, and fonts that no paper of ours uses.
    r"|libavif|PIL/_avif|reportlab/fonts/(DarkGarden|00readme|callig)"
    r"|/(tests?|__pycache__)/|[.](pyi|lib|c|h|pyx|pxd)$",
    re.IGNORECASE,
)
# A name ending like a source of C may be a module's own table; Qt's binding lies there compiled.
_KEPT = re.compile(r"^desktop_app/|^ui/|^resources/|^shiboken6/files[.]dir/|dist-info/")


def is_unused(path: str) -> bool:
    """Tell whether a file, named from the folder of libraries, can be left out."""
    name = PurePath(path).as_posix().replace("\\", "/")
    return _UNUSED.search(name) is not None and _KEPT.search(name) is None
