#!/usr/bin/env bash
# Everything that the tests need and a machine with the .NET SDK may lack, in one place. Installs what is missing, says nothing otherwise.
#   Debian packages: nodejs, npm (they run buf, the contract's linter)
#   npm package:     @bufbuild/buf (eng/buf.sh, into artifacts/)
#   NuGet packages:  by dotnet restore
set -euo pipefail

missing=()
command -v node > /dev/null || missing+=(nodejs)
command -v npm > /dev/null || missing+=(npm)
[[ ${#missing[@]} -eq 0 ]] && exit 0

command -v apt-get > /dev/null || { echo "Install these first: ${missing[*]}" >&2; exit 1; }
as_root=()
[[ $EUID -eq 0 ]] || as_root=(sudo)
echo "installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
