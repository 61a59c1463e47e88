"""`python -m resdiff` is `resdiff`."""

import sys

from resdiff.cli import main

sys.exit(main())
