# Sourced by test.sh and soak.sh: runs steps and test projects, and counts what passed and failed over all of them.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
passed=0 failed=0

step() { # title, command...
  local title=$1; shift
  if "$@"; then echo "ok: $title"; passed=$((passed + 1)); else echo "FAILED: $title"; failed=$((failed + 1)); fi
}

counter() { sed -nE "s/.*<Counters [^>]*\b$2=\"([0-9]+)\".*/\1/p" "$1" | head -1; }

# Runs the tests of a project; its outcome lies in the results directory until it is counted, so that a run may go on in the background.
run() { # results directory, name of the run, project, further arguments of dotnet test...
  local results=$1 name=$2 project=$3 code=0; shift 3
  dotnet test "tests/Sferum.$project" --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none "$@" || code=$?
  mkdir -p "$results" && echo "$code" > "$results/$name.code"
}

# A run fails by its exit code too: a test host that crashed or hung leaves a file in which every finished test has passed. No test at all is a failure.
count() { # results directory, name of the run
  local results=$1 name=$2 good=0 total=0 code
  code=$(cat "$results/$name.code" 2>/dev/null || echo 1)
  local trx="$results/$name.trx"
  if [ -f "$trx" ]; then good=$(counter "$trx" passed) total=$(counter "$trx" total); fi
  local bad=$((${total:-0} - ${good:-0}))
  if [ "$bad" -eq 0 ] && { [ "$code" -ne 0 ] || [ "${total:-0}" -eq 0 ]; }; then
    echo "FAILED: $name ended with code $code after ${total:-0} tests"
    bad=1
  fi
  passed=$((passed + ${good:-0})) failed=$((failed + bad))
}

tests() { # results directory, project, further arguments of dotnet test...
  local results=$1 project=$2; shift 2
  run "$results" "$project" "$project" "$@"
  count "$results" "$project"
}

verdict() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
