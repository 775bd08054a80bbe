"""`python -m desktop_app`: the command line without a window."""

from desktop_app.kernel.leaving import leave
from desktop_app.kernel.memory import collecting_later

try:
    with collecting_later():
        from desktop_app.cli import main

    code = main()
except KeyboardInterrupt:  # while the program was still being loaded
    code = 130
leave(code)
