#!/usr/bin/env bash
# Runs every command that README.md names, as a newcomer would, and stops at one that nobody has a check for. Then
# looks after a server, backs it up while it runs and restores it, by the commands of docs/running.md.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { printf 'README: %s\n' "$*" >&2; [ ! -f "$scratch/out" ] || tail -20 "$scratch/out" >&2; exit 1; }

# Starts a command that serves; sets pid and port.
starts() {
  local waited=0
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
}

# Ends it with Ctrl-C.
ends() {
  local status=0
  kill -INT "$pid"
  wait "$pid" || status=$?
  [ "$status" = 130 ] || [ "$status" = 0 ] || fail "'$*' ended with $status after Ctrl-C"
}

# Starts a command, asks for the page and for the one-time link, and ends it.
serves() {
  export ROWHOUSE_DATA="$scratch/data-$RANDOM"
  starts "$@"
  grep -q "http://localhost:$port/setup?token=" "$scratch/out" || fail "'$*' prints no link that makes the owner"
  python3 -c "import sys, urllib.request as u; sys.exit(b'<base href' not in u.urlopen('http://localhost:$port/', timeout=20).read())" \
    || fail "'$*' shows no page"
  ends "$@"
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

# The commands of docs/running.md below a heading, one block by its number, without remarks.
of_running() {
  awk -v heading="## $1" -v wanted="$2" '
    /^## / { here = $0 == heading }
    /^```/ { inside = here && /^```sh$/; blocks += inside; next }
    inside && blocks == wanted { sub(/  +#.*/, ""); print }' docs/running.md
}

contents() {
  python3 -c "import sys, urllib.request as u; r = u.Request('http://localhost:$port/vault/api/v1/contents', headers={'X-API-Token': 'VS_a-token-for-the-readme'}); sys.stdout.write(u.urlopen(r, timeout=20).read().decode())"
}

share() {
  python3 -c "import urllib.request as u; u.urlopen(u.Request('http://localhost:$port/vault/api/v1/shares', b'{\"url\": \"https://kept.invalid/\"}', {'X-API-Token': 'VS_a-token-for-the-readme', 'Content-Type': 'application/json'}), timeout=20).read()"
}

# In a folder of its own, where the commands find ./rowhouse and ./data as they do in a clone.
looks_after() {
  local care backup restore
  care=$(of_running 'Look after it' 1 | grep -v 'jobs retry')
  backup=$(of_running 'Back up and restore' 2)
  restore=$(of_running 'Back up and restore' 3 | grep -v '^\./run$')
  mkdir "$scratch/clone"
  ln -s "$PWD/rowhouse" "$scratch/clone/rowhouse"
  export ROWHOUSE_DATA=data ROWHOUSE_PORT=0 ROWHOUSE_VAULT_API_TOKEN=VS_a-token-for-the-readme
  cd "$scratch/clone"
  starts ./rowhouse serve
  share
  while read -r command; do
    $command >"$scratch/said" 2>&1 </dev/null || { cat "$scratch/said" >&2; fail "'$command' of docs/running.md failed"; }
  done <<<"$care"
  bash -euo pipefail -c "$backup" || fail "the backup of docs/running.md failed"
  ends ./rowhouse serve
  bash -euo pipefail -c "$restore" || fail "the restore of docs/running.md failed"
  starts ./rowhouse serve
  contents | grep -q kept.invalid || fail "what was backed up is not there after the restore"
  ends ./rowhouse serve
  printf 'docs/running.md: looking after it, backup and restore work\n'
}

if command -v sqlite3 >/dev/null; then looks_after; else printf 'docs/running.md: not tried, sqlite3 is missing\n'; fi
