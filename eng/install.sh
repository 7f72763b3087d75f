#!/usr/bin/env bash
# Everything that the tests need and a machine with the .NET SDK may lack, in one place. Installs what is missing, says nothing otherwise.
#   Debian packages: nodejs, npm (they run buf, the contract's linter, and tests/peers); chromium with fonts-liberation (the pages of linking are tested in it);
#                    postgresql (the cluster's database; the tests run servers of their own from /usr/lib/postgresql/*/bin, as the user postgres when they run as root)
#   npm packages:    @bufbuild/buf (eng/buf.sh, into artifacts/buf); vk-io, openid-client, @vkontakte/api-schema-typescript, typescript
#                    (clients and schema for tests/peers, into artifacts/peers), at the versions of the package-lock.json beside each package.json
#   NuGet packages:  by dotnet restore
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

install_programs() {
  local missing=() as_root=()
  command -v node > /dev/null || missing+=(nodejs)
  command -v npm > /dev/null || missing+=(npm)
  [[ -x ${SFERUM_CHROMIUM:-} ]] || command -v chromium > /dev/null || missing+=(chromium fonts-liberation)
  [[ -x ${SFERUM_POSTGRESQL:-}/initdb ]] || command -v initdb > /dev/null || ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || missing+=(postgresql)
  [[ ${#missing[@]} -eq 0 ]] && return

  command -v apt-get > /dev/null || { echo "Install these first: ${missing[*]}" >&2; exit 1; }
  [[ $EUID -eq 0 ]] || as_root=(sudo)
  echo "installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
}

# Node looks for packages in the folders above a file, so tests/peers gets a link to where they lie.
install_peers() {
  local from="$root/tests/peers" to="$root/artifacts/peers"
  if ! cmp -s "$from/package-lock.json" "$to/installed.json"; then
    echo "installing the packages of tests/peers"
    mkdir -p "$to"
    cp "$from/package.json" "$from/package-lock.json" "$to/"
    (cd "$to" && npm ci --no-audit --no-fund --loglevel=error)
    cp "$from/package-lock.json" "$to/installed.json"
  fi
  ln -sfn ../../artifacts/peers/node_modules "$from/node_modules"
}

install_programs
install_peers
