#!/usr/bin/env bash
# Starts BinhYen with the fictional commune on the embedded database, and the Zalo simulator beside it.
#   ./run.sh [--data DIR] [--port N] [--reset] [--no-browser]
# Environment: BINHYEN_DATA, BINHYEN_PORT. The product listens on N, the simulator on N+1.
set -euo pipefail
cd "$(dirname "$0")"
data=${BINHYEN_DATA:-.run/demo}; port=${BINHYEN_PORT:-5080}; reset=; browser=yes
usage() { sed -n '2,4p' "$0" | cut -c3-; }
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data=${2:?--data needs a folder}; shift 2 ;;
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --reset) reset=yes; shift ;;
    --no-browser) browser=; shift ;;
    -h|--help) usage; exit 0 ;;
    *) echo "run.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
  esac
done
case "$port" in ''|*[!0-9]*) echo "run.sh: --port needs a number" >&2; exit 2 ;; esac

command -v dotnet >/dev/null || { echo "BinhYen needs the .NET SDK 10: https://dotnet.microsoft.com/download" >&2; exit 1; }
# .NET speaks Vietnamese through libicu, which a small system may lack.
if PATH=$PATH:/usr/sbin:/sbin command -v ldconfig >/dev/null && ! PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null | grep libicuuc >/dev/null; then
  sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
  echo "Installing libicu ..." >&2
  $sudo env DEBIAN_FRONTEND=noninteractive sh -c "apt-get -q update && apt-get -q install -y --no-install-recommends '^libicu[0-9]+$'" >/tmp/binhyen-install.$$ 2>&1 \
    || { cat /tmp/binhyen-install.$$ >&2; echo "Could not install libicu. Install it by hand and start again." >&2; exit 1; }
fi
[ -z "$reset" ] || rm -rf "$data"
mkdir -p "$data"; data=$(cd "$data" && pwd)

echo "Building..." >&2
# Several copies may start from one checkout: they take turns at building.
build() { dotnet build src/BinhYen/BinhYen.csproj -c Release -v q --nologo && dotnet build src/BinhYen.Zalo.Simulator/BinhYen.Zalo.Simulator.csproj -c Release -v q --nologo; }
mkdir -p artifacts
if command -v flock >/dev/null; then (flock 9; build) 9>artifacts/.build.lock >&2; else build >&2; fi

pids=()
stop() { trap - EXIT INT TERM; [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; }
trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM

dotnet artifacts/bin/BinhYen.Zalo.Simulator/release/binhyen-zalo-simulator.dll \
  --urls "http://127.0.0.1:$((port + 1))" --Sim:WebhookUrl="http://127.0.0.1:$port/zalo/webhook" >"$data/simulator.log" 2>&1 &
pids+=($!)
dotnet artifacts/bin/BinhYen/release/binhyen.dll demo --data "$data" --port "$port" --simulator "http://127.0.0.1:$((port + 1))" >"$data/binhyen.log" 2>&1 &
pids+=($!)

ready() { (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 && head -1 <&3 | grep -q ' 200 ') 2>/dev/null; }
for _ in $(seq 240); do
  kill -0 "${pids[@]}" 2>/dev/null || { echo "BinhYen did not start. The last lines of $data/binhyen.log:" >&2; tail -5 "$data/binhyen.log" "$data/simulator.log" >&2; exit 1; }
  if ready "$port" && ready $((port + 1)); then break; fi
  sleep 0.25
done

cat <<TEXT

  BinhYen đang chạy / is running (Ctrl+C để dừng / to stop)

    Người dân / resident   http://localhost:$port/
    Cán bộ / officer       http://localhost:$port/sign-in
    Điện thoại / phone     http://localhost:$((port + 1))/

  Tài khoản mẫu / demo accounts: $data/demo.json
TEXT
if [ -n "$browser" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v xdg-open >/dev/null; then
  xdg-open "http://localhost:$port/" >/dev/null 2>&1 || true
fi
wait -n "${pids[@]}" || true
