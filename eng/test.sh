#!/usr/bin/env bash
# Installs what the tests need and passes the CI tier. Ends with one line: N passed, N failed.
# What it installs: eng/install.sh. Needs on the machine: the .NET SDK.
set -uo pipefail
cd "$(dirname "$0")/.."
. eng/count-tests.sh

step 'install what is missing' bash eng/install.sh
# Optimized, since the random histories take most of the time.
step 'build, warnings as errors' dotnet build -p:Optimize=true -clp:NoSummary -v minimal
step 'contract: buf lint and breaking' bash eng/buf.sh

results=artifacts/test-results
rm -rf "$results"
for project in UnitTests ClusterTests EndToEndTests; do
  tests "$results" "$project" --filter 'tier!=long'
done

verdict
