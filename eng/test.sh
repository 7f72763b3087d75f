#!/usr/bin/env bash
# Installs what the tests need and passes the CI tier. Ends with one line: N passed, N failed.
# What it installs: eng/install.sh. Needs on the machine: the .NET SDK.
set -uo pipefail
cd "$(dirname "$0")/.."
. eng/count-tests.sh

# The processes of the tests live too short to earn back what the JIT spends on profiles.
export DOTNET_TieredPGO=0
# Many of them share the cores, which a collector with threads of its own for each core takes for its own.
export DOTNET_gcServer=0

step 'install what is missing' bash eng/install.sh
# Optimized, since the random histories take most of the time; by one compiler for all projects, whose analyzers are warm after the first.
step 'build, warnings as errors' dotnet build -p:Optimize=true -p:UseSharedCompilation=true -clp:NoSummary -v minimal
dotnet build-server shutdown --vbcscompiler > /dev/null
step 'contract: buf lint and breaking' bash eng/buf.sh

results=artifacts/test-results
rm -rf "$results"
# Cluster and end-to-end tests wait more than they work: the others work beside them, on what they leave.
beside() {
  renice -n 10 "$BASHPID" >/dev/null
  run "$results" UnitTests UnitTests --filter 'tier!=long&FullyQualifiedName!~Histories'
  renice -n 19 "$BASHPID" >/dev/null
  # They make garbage by the gigabyte: the larger its first generation (256 MB), the less often it is looked through. And they last long enough for the JIT's profiles.
  # Half of them here, all of them in the long tier.
  SFERUM_HISTORIES=${SFERUM_HISTORIES:-5000} DOTNET_TieredPGO=1 DOTNET_GCgen0size=10000000 run "$results" Histories UnitTests --filter 'tier!=long&FullyQualifiedName~Histories'
}
beside &
tests "$results" ClusterTests --filter 'tier!=long'
tests "$results" EndToEndTests --filter 'tier!=long'
wait
count "$results" UnitTests
count "$results" Histories

verdict
