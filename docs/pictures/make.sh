#!/usr/bin/env bash
# Takes the pictures of the readme again, from the real pages with the fictional commune.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build tests/BinhYen.Acceptance -v q --nologo
BINHYEN_PICTURES=$PWD/docs/pictures dotnet artifacts/bin/BinhYen.Acceptance/debug/BinhYen.Acceptance.dll -noLogo -method '*The_pictures_show*'
