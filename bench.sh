#!/usr/bin/env bash
# Measures the product against its quality bars; exit code 1 when one does not hold. docs/operations/benches.md explains the figures.
#   ./bench.sh NAME [--json] [--quick] [--seconds N] [--rounds N] [--cases N] [--rows N]
# NAME: intake, cases, visible, inbox, households, page-weight, start, crash, all. --quick: smaller sizes, for a first look.
# Figures are appended to bench/results/NAME.jsonl.
set -euo pipefail
cd "$(dirname "$0")"
usage() { sed -n '3,5p' "$0" | cut -c3-; }
case "${1:-}" in ''|-h|--help) usage; exit 0 ;; esac
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
command -v dotnet >/dev/null || { echo "BinhYen needs the .NET SDK 10: https://dotnet.microsoft.com/download" >&2; exit 1; }

if ! ls /usr/lib/postgresql/*/bin/pgbench >/dev/null 2>&1; then
  sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
  echo "Installing postgresql ..." >&2
  $sudo env DEBIAN_FRONTEND=noninteractive sh -c "apt-get -q update && apt-get -q install -y --no-install-recommends postgresql" >/tmp/binhyen-install.$$ 2>&1 \
    || { cat /tmp/binhyen-install.$$ >&2; echo "Could not install postgresql." >&2; exit 1; }
fi

case "$1" in
  start|page-weight|all)
    echo "Publishing ..." >&2
    dotnet publish src/BinhYen -c Release -r linux-x64 --self-contained -o artifacts/publish/binhyen -v q --nologo >&2 ;;
esac
echo "Building ..." >&2
dotnet build bench/BinhYen.Bench/BinhYen.Bench.csproj -c Release -v q --nologo >&2
exec dotnet artifacts/bin/BinhYen.Bench/release/BinhYen.Bench.dll "$@"
