#!/usr/bin/env bash
# Lints protos/ and, once protos/baseline.binpb is there, refuses changes that would break callers.
#   eng/buf.sh                  lint and compare
#   eng/buf.sh --save-baseline  lint, then make today's contract the one to compare with
#   eng/buf.sh -- ARGS          runs buf itself, say: eng/buf.sh -- curl --version
# Needs node and a restored solution (dotnet restore): the google protos are those of the NuGet packages in use.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
tool="$root/artifacts/buf/tool"
work="$root/artifacts/buf/work"
baseline="$root/protos/baseline.binpb"

version_of() { # the version of a central package, by name
  local version
  version="$(sed -n "s/.*<PackageVersion Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props")"
  [[ "$version" == '$('*')' ]] && version="$(sed -n "s/.*<${version:2:-1}>\(.*\)<\/.*/\1/p" "$root/Directory.Packages.props")"
  echo "$version"
}

install_tool() { # npm install and not npm ci: the lock may name fewer platforms than yours
  if ! cmp -s "$root/eng/buf/package-lock.json" "$tool/installed.json"; then
    mkdir -p "$tool"
    cp "$root/eng/buf/package.json" "$root/eng/buf/package-lock.json" "$tool/"
    (cd "$tool" && npm install --no-audit --no-fund --loglevel=error >&2)
    cp "$root/eng/buf/package-lock.json" "$tool/installed.json"
  fi
}

gather_protos() { # ours and those that ours import, side by side, as buf wants them
  local packages="${NUGET_PACKAGES:-$HOME/.nuget/packages}" common tools
  common="$packages/google.api.commonprotos/$(version_of Google.Api.CommonProtos)/content/protos"
  tools="$packages/grpc.tools/$(version_of Grpc.Tools)/build/native/include"
  [[ -d "$common" && -d "$tools" ]] || { echo "Run 'dotnet restore' first: $common or $tools is missing." >&2; exit 1; }
  rm -rf "$work"
  mkdir -p "$work"
  cp "$root/protos/buf.yaml" "$work/"
  cp -R "$root/protos/sferum" "$work/"
  cp -R "$common/google" "$work/"
  cp -R "$tools/google" "$work/"
}

buf() { "$tool/node_modules/.bin/buf" "$@" 2>&1 | sed "s#artifacts/buf/work/#protos/#"; }

install_tool
if [[ "${1:-}" == "--" ]]; then shift; exec "$tool/node_modules/.bin/buf" "$@"; fi

gather_protos
cd "$root"
buf lint artifacts/buf/work --path artifacts/buf/work/sferum
echo "buf lint: clean"

if [[ "${1:-}" == "--save-baseline" ]]; then
  buf build artifacts/buf/work --path artifacts/buf/work/sferum --exclude-source-info -o "$baseline"
  echo "buf: saved ${baseline#"$root/"}"
elif [[ -f "$baseline" ]]; then
  buf breaking artifacts/buf/work --exclude-imports --against "$baseline"
  echo "buf breaking: nothing breaks"
else
  echo "buf breaking: no ${baseline#"$root/"} yet, nothing to compare with"
fi
