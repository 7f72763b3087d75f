#!/usr/bin/env bash
# Installs what the tests need and passes the CI tier. Ends with one line: N passed, N failed.
# Installed here: NuGet packages (restore), the npm package @bufbuild/buf (eng/buf.sh). Needs on the machine: the .NET SDK, Node.js with npm.
set -uo pipefail
cd "$(dirname "$0")/.."
. eng/count-tests.sh

step 'build, warnings as errors' dotnet build -clp:NoSummary -v minimal
step 'contract: buf lint and breaking' bash eng/buf.sh

results=artifacts/test-results
rm -rf "$results"
for project in UnitTests ClusterTests EndToEndTests; do
  tests "$results" "$project" --filter 'tier!=long'
done

verdict
