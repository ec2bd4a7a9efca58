#!/usr/bin/env bash
# Builds with warnings as errors, checks the formatting, runs every test, prints the coverage of the requirements.
#   ./test.sh          everything: SQLite and PostgreSQL, browser, kill -9 (some twenty minutes on 2 cores)
#   ./test.sh --fast   without browser, kill -9, the second database, analyzers and what is long: sweeps, whole stories (about three minutes)
# Services that tests need are started by the tests themselves, on free ports and in temporary folders.
set -uo pipefail
cd "$(dirname "$0")"
fast=; [ "${1:-}" = --fast ] && fast=yes
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

command -v dotnet >/dev/null || { echo "BinhYen needs the .NET SDK 10: https://dotnet.microsoft.com/download" >&2; exit 1; }

install_missing() {
  local missing=()
  [ -n "$fast" ] || command -v chromium >/dev/null || missing+=(chromium fonts-noto-core)
  [ -n "$fast" ] || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing+=(postgresql)
  [ -n "$fast" ] || command -v redis-server >/dev/null || missing+=(redis-server)
  command -v flock >/dev/null || missing+=(util-linux)
  [ ${#missing[@]} -gt 0 ] || return 0
  local sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
  echo "Installing ${missing[*]} ..."
  # Packages start their own services where systemd runs; tests use their own, so nobody needs these.
  $sudo env DEBIAN_FRONTEND=noninteractive sh -c "apt-get -q update && apt-get -q install -y --no-install-recommends ${missing[*]}" >/tmp/binhyen-install.$$ 2>&1 \
    || { cat /tmp/binhyen-install.$$; echo "Could not install ${missing[*]}." >&2; return 1; }
}
install_missing || exit 1

echo "Building ..."
solution=BinhYen.slnx; [ -z "$fast" ] || solution=tests/Fast.slnf
dotnet restore "$solution" -v q || exit 1
dotnet build "$solution" --no-restore -v q --nologo ${fast:+-p:RunAnalyzers=false} || exit 1
results=artifacts/test-results; rm -rf "$results"; mkdir -p "$results"
echo "Checking the formatting beside the first tests ..."
dotnet format whitespace BinhYen.slnx --verify-no-changes --no-restore >"$results/format.log" 2>&1 & format=$!
# Tests make and drop hundreds of small databases: where memory has room for them, nobody waits for the disk.
room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)
if [ "${room:-0}" -gt 6000000 ] && [ "$(awk '/MemAvailable/ { print $2 }' /proc/meminfo)" -gt 10000000 ]; then
  TMPDIR=$(mktemp -d /dev/shm/binhyen-tests-XXXXXX); export TMPDIR; chmod 711 "$TMPDIR"
  trap 'rm -rf "$TMPDIR"' EXIT
fi
# Programs that tests start live for seconds: counting what is worth a second compilation would cost more than it brings.
export DOTNET_TieredPGO=0
# Hosts come and go by the hundred: with a large nursery the collector runs a tenth as often, and a third of the time is not spent waiting for it.
export DOTNET_GCgen0size=0x8000000
filter=(); [ -z "$fast" ] || filter=(-trait- "Speed=Slow")
[ -z "$fast" ] || export BINHYEN_TEST_ENGINES=Sqlite
code=0
run() { # PROJECT [COMMAND BEFORE IT]: runs the tests of one project into its log
  local project=$1; shift
  "$@" dotnet "artifacts/bin/$project/debug/$project.dll" -noLogo -noColor -reporter quiet ${threads:+-maxThreads "$threads"} -result-xml "$results/$project.xml" ${filter[@]+"${filter[@]}"} >"$results/$project.log" 2>&1 || true
}
judge() { # PROJECT: says what went wrong
  [ -s "$results/$1.xml" ] || { echo "$1 did not finish:"; tail -40 "$results/$1.log"; code=1; }
  grep -aE '\[FAIL\]' "$results/$1.log" | head -40
}
for project in BinhYen.Vault.Tests BinhYen.Zalo.Tests; do
  echo "Running $project ..."
  run "$project"; judge "$project"
done
wait "$format" || { cat "$results/format.log"; echo "Run: dotnet format whitespace BinhYen.slnx" >&2; exit 1; }
# A browser waits more than it works: its tests run beside the others and go first where both want the processor.
browser=
if [ -z "$fast" ]; then
  echo "Running BinhYen.Acceptance beside ..."
  run BinhYen.Acceptance & browser=$!
fi
echo "Running BinhYen.Tests ..."
# They wait for disks and each other's locks: one more than there are processors keeps two of them busy.
threads=$(($(nproc) + 1))
run BinhYen.Tests nice -n 10; judge BinhYen.Tests
[ -z "$browser" ] || { wait "$browser"; judge BinhYen.Acceptance; }

report=(); [ -n "$fast" ] || report=(docs/requirements.md)
dotnet artifacts/bin/BinhYen.Coverage/debug/BinhYen.Coverage.dll "$results" docs/requirements.csv ${report[@]+"${report[@]}"} >"$results/summary.txt" || code=1
[ $code = 0 ] || grep -a -A25 '\[FAIL\]' "$results"/*.log | head -300
cat "$results/summary.txt"
exit $code
