"""`python -m desktop_app`: the command line without a window."""

import sys

from desktop_app.cli import main

sys.exit(main())
