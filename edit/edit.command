#!/bin/sh
# Opens the form of editors on macOS and Linux; needs Python 3.11 or later and nothing else.
folder=$(cd "$(dirname "$0")" && pwd)
for name in python3.13 python3.12 python3.11 python3 python3.14; do
  if command -v "$name" >/dev/null 2>&1 &&
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$name" "$folder/start.py" "$@"
  fi
done
echo "» يلزم بايثون 3.11 أو أحدث · Python 3.11 or later is needed: https://www.python.org/downloads/" >&2
exit 1
