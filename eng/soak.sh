#!/usr/bin/env bash
# The long tier, beside eng/test.sh: what takes minutes or wants a quiet machine. Builds in Release, runs the tests of tier "long" and the benchmarks.
# Leaves its results in artifacts/soak and ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."
. eng/count-tests.sh

results=artifacts/soak
rm -rf "$results"
mkdir -p "$results"

# Into a file of its own: benchmark file arguments…
benchmark() {
  dotnet run -c Release --no-build --project tests/Sferum.Benchmarks -- "${@:2}" | tee "$results/$1.txt"
}

# A million takes half an hour and more to plan: SFERUM_SOAK_FAR for another number.
far=${SFERUM_SOAK_FAR:-1000000}

step 'build in Release, warnings as errors' dotnet build -c Release -clp:NoSummary -v minimal
run "$results" Histories UnitTests -c Release --filter 'FullyQualifiedName~Histories'
count "$results" Histories
for project in ClusterTests EndToEndTests; do
  tests "$results" "$project" -c Release --filter 'tier=long'
done
# The journeys and the guide's rows once more, on a cluster: silos and facade as processes of their own, on PostgreSQL. All but the embedded data's own backup.
SFERUM_DEPLOYMENT=cluster run "$results" Cluster EndToEndTests -c Release --filter '(FullyQualifiedName~Journeys|FullyQualifiedName~Rows)&FullyQualifiedName!~OlderCopyTests&FullyQualifiedName!~BackupTests'
count "$results" Cluster
step 'benchmarks' benchmark benchmarks all
step 'bells' benchmark bells bell
step 'a year ahead' benchmark far far --count "$far"
# The same promises on PostgreSQL, one process.
export SFERUM_DEPLOYMENT=postgresql
step 'benchmarks on PostgreSQL' benchmark benchmarks-postgresql all
step 'bells on PostgreSQL' benchmark bells-postgresql bell --sizes 10000
run "$results" PostgreSql EndToEndTests -c Release --filter 'FullyQualifiedName~SampleImport|FullyQualifiedName~MixedChanges'
count "$results" PostgreSql
step 'a year ahead on PostgreSQL' benchmark far-postgresql far --count "$far"

echo "results: $PWD/$results (Histories.trx, ClusterTests.trx, EndToEndTests.trx, Cluster.trx, PostgreSql.trx; benchmarks, bells and far, each also -postgresql: .txt)"
verdict
