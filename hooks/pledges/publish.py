"""`python -m pledges.publish [folder]`: how `make verify` builds a commit, old or new."""

import sys

from pledges.__main__ import start

if __name__ == "__main__":
    start(["publish", *sys.argv[1:]])
