#!/usr/bin/env bash
# Runs every command that README.md names, as a newcomer would, and stops at one that nobody has a check for.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { printf 'README: %s\n' "$*" >&2; [ ! -f "$scratch/out" ] || tail -20 "$scratch/out" >&2; exit 1; }

# Starts a command, asks for the page and for the one-time link, and ends it with Ctrl-C.
serves() {
  local pid port waited=0 status=0
  export ROWHOUSE_DATA="$scratch/data-$RANDOM"
  : >"$scratch/out"
  # A shell without job control starts background commands deaf to Ctrl-C.
  set -m
  "$@" >"$scratch/out" 2>&1 &
  pid=$!
  set +m
  until grep -q 'is ready' "$scratch/out"; do
    kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 3000 ] || fail "'$*' did not start"
    sleep 0.1
    waited=$((waited + 1))
  done
  port=$(sed -n 's|.*is ready: http://localhost:\([0-9]*\)/.*|\1|p' "$scratch/out")
  grep -q "http://localhost:$port/setup?token=" "$scratch/out" || fail "'$*' prints no link that makes the owner"
  python3 -c "import sys, urllib.request as u; sys.exit(b'<base href' not in u.urlopen('http://localhost:$port/', timeout=20).read())" \
    || fail "'$*' shows no page"
  kill -INT "$pid"
  wait "$pid" || status=$?
  [ "$status" = 130 ] || [ "$status" = 0 ] || fail "'$*' ended with $status after Ctrl-C"
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

check() {
  case $1 in
    './run') ROWHOUSE_PORT=0 serves ./run ;;
    './run --rowhouse.port=9000') serves ./run "--rowhouse.port=$(free_port)" ;;
    './run help') ./run help | grep -q './run test' || fail "./run help does not help" ;;
    './run test') ;; # it runs this script
    *) fail "nobody tries '$1'; add it to server/src/test/sh/readme.sh" ;;
  esac
  printf 'README: %s works\n' "$1"
}

commands=$({ sed -n '/^```sh$/,/^```$/p' README.md | grep '^\./' | sed 's/ *#.*//'; grep -o '`\./run[^`]*`' README.md | tr -d '`'; } | sort -u)
[ -n "$commands" ] || fail "it names no command"
while read -r command; do check "$command"; done <<<"$commands"
