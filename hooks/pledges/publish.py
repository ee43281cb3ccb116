"""`python -m pledges.publish [folder]`: how `make verify` builds a commit, old or new."""

import sys

from pledges.site.publish import run

if __name__ == "__main__":
    sys.exit(run())
