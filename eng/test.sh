#!/usr/bin/env bash
# Installs what the tests need and passes the CI tier. Ends with one line: N passed, N failed.
# Installed here: NuGet packages (restore), the npm package @bufbuild/buf (eng/buf.sh). Needs on the machine: the .NET SDK, Node.js with npm.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

passed=0 failed=0
step() { # title, command...
  local title=$1; shift
  if "$@"; then echo "ok: $title"; passed=$((passed + 1)); else echo "FAILED: $title"; failed=$((failed + 1)); fi
}

step 'build, warnings as errors' dotnet build -clp:NoSummary -v minimal
step 'contract: buf lint and breaking' bash eng/buf.sh

results=artifacts/test-results
rm -rf "$results"
for project in UnitTests ClusterTests; do
  if ! dotnet test "tests/Sferum.$project" --no-build --logger "trx;LogFileName=$project.trx" --results-directory "$results"; then
    [ -f "$results/$project.trx" ] || failed=$((failed + 1))
  fi
  if [ -f "$results/$project.trx" ]; then
    counters=$(grep -o '<Counters [^>]*' "$results/$project.trx" | head -1)
    passed=$((passed + $(sed -E 's/.* passed="([0-9]+)".*/\1/' <<<"$counters")))
    failed=$((failed + $(sed -E 's/.* total="([0-9]+)".*/\1/' <<<"$counters") - $(sed -E 's/.* passed="([0-9]+)".*/\1/' <<<"$counters")))
  fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
