#!/bin/sh
# Called by Maven: installs what package-lock.json names, then builds or tests, and does neither twice for nothing.
cd "$(dirname "$0")" || exit 1
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "The pages need Node 20.19 or newer with npm to be built, and none was found. Install it, or build with -DskipWeb." >&2
  exit 1
fi
exec node scripts/maven.mjs "$@"
