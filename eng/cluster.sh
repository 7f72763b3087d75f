#!/usr/bin/env bash
# A cluster on this machine, for trying and for tests: PostgreSQL, a sandbox that stands in for Sferum, three silos, two facades; all on 127.0.0.1.
#   bash eng/cluster.sh start     builds and starts what does not run yet, waits until all are ready, prints the addresses
#   bash eng/cluster.sh status    says which processes run
#   bash eng/cluster.sh stop      ends what this script has started, and nothing else; the data stays
# Settings, by the environment:
#   SFERUM_CLUSTER_PORT   the first of the 50 ports that it uses (5100)
#   SFERUM_CLUSTER_DIR    where data, logs and process ids lie (artifacts/cluster). PostgreSQL does not run as the superuser: as root its part belongs to the user postgres, who has to be able to reach it
#   SFERUM_CLUSTER_BUILD  no: take the programs as they were built
#   SFERUM_POSTGRESQL     where PostgreSQL's programs lie, when it is not Debian's
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
base=${SFERUM_CLUSTER_PORT:-5100}
home=$(realpath -m "${SFERUM_CLUSTER_DIR:-$root/artifacts/cluster}")
silos=(1 2 3)
facades=(1 2)

die() { echo "$*" >&2; exit 1; }
programs() {
  local folder
  for folder in "${SFERUM_POSTGRESQL:-}" $(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -rV) $(dirname "$(command -v initdb || echo /none/initdb)"); do
    [[ -x $folder/initdb ]] && { echo "$folder"; return; }
  done
  die 'PostgreSQL is not installed: bash eng/install.sh'
}
as_postgres() {
  if [[ $EUID -eq 0 ]]; then (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"); else "$@"; fi
}

connection="Host=127.0.0.1;Port=$base;Database=sferum;Username=sferum"
sandbox="http://127.0.0.1:$((base + 3))/"
silo_port() { echo $((base + 10 + $1)); }
gateway_port() { echo $((base + 20 + $1)); }
silo_http_port() { echo $((base + 40 + $1)); }
grpc_port() { echo $((base + 30 + 2 * $1)); }
http_port() { echo $((base + 31 + 2 * $1)); }
# Browsers meet one address, behind which a balancer would share them out; here it is the first facade.
pages="http://127.0.0.1:$(http_port 1)/"

# A process of ours: its id is in the file, and its command line names this directory or this program.
alive() {
  local pid
  pid=$(cat "$home/$1.pid" 2> /dev/null) && [[ -n $pid && -e /proc/$pid/cmdline ]] && tr '\0' ' ' < "/proc/$pid/cmdline" | grep -qF -- "$2"
}

launch() { # name, program, settings…
  local name=$1 program=$2
  shift 2
  alive "$name" "$program.dll" && return
  : > "$home/$name.log"
  (cd "$home" && exec setsid nohup dotnet "$root/src/$program/bin/Debug/net10.0/$program.dll" "$@" >> "$home/$name.log" 2>&1 < /dev/null) &
  echo $! > "$home/$name.pid"
}

await() { # name, program, what it says when it is ready
  local tries
  for ((tries = 0; tries < 600; tries++)); do
    grep -q "$3" "$home/$1.log" && return
    alive "$1" "$2.dll" || { tail -n 20 "$home/$1.log" >&2; die "$1 has ended; its log: $home/$1.log"; }
    sleep 0.1
  done
  die "$1 is not ready after a minute; its log: $home/$1.log"
}

start_database() {
  local bin data=$home/postgresql
  bin=$(programs)
  if [[ ! -e $data/PG_VERSION ]]; then
    mkdir -p "$data"
    [[ $EUID -ne 0 ]] || chown postgres "$data"
    chmod 700 "$data"
    as_postgres test -w "$data" || die "The user postgres cannot reach $data: choose another SFERUM_CLUSTER_DIR."
    as_postgres "$bin/initdb" -D "$data" -U sferum -A trust -E UTF8 --locale=C > "$home/initdb.log"
  fi
  as_postgres "$bin/pg_ctl" -D "$data" status > /dev/null && return
  as_postgres "$bin/pg_ctl" -D "$data" -w -l "$data/server.log" start \
    -o "-p $base -k '$data' -c listen_addresses=127.0.0.1 -c max_connections=200" > /dev/null
  as_postgres "$bin/psql" -h 127.0.0.1 -p "$base" -U sferum -d postgres -XAtc "SELECT 1 FROM pg_database WHERE datname = 'sferum'" | grep -q 1 \
    || as_postgres "$bin/createdb" -h 127.0.0.1 -p "$base" -U sferum sferum
}

start() {
  local n common platform
  mkdir -p "$home"
  if [[ ${SFERUM_CLUSTER_BUILD:-yes} != no ]]; then
    for n in Sferum.Sandbox Sferum.Silo Sferum.GrpcHost; do dotnet build "$root/src/$n" -v quiet -clp:NoSummary; done
  fi
  start_database
  common=(--Sferum:Storage:Kind=PostgreSql "--Sferum:Storage:ConnectionString=$connection")
  platform=("--Sferum:VkPlatform:IdBaseAddress=$sandbox" "--Sferum:VkPlatform:ApiBaseAddress=$sandbox" --Sferum:VkPlatform:ClientId=54000001
    "--Sferum:VkPlatform:RedirectUri=${pages}link/callback" "--Sferum:VkPlatform:LaunchAddress=$sandbox")
  launch sandbox Sferum.Sandbox "--Sandbox:Port=$((base + 3))" "--Sandbox:DataDirectory=$home/sandbox" "--Sandbox:RedirectUris:0=${pages}link/callback"
  for n in "${silos[@]}"; do
    launch "silo-$n" Sferum.Silo "${common[@]}" "${platform[@]}" "--Sferum:Silo:Port=$(silo_port "$n")" "--Sferum:Silo:GatewayPort=$(gateway_port "$n")" \
      "--Sferum:Silo:HttpPort=$(silo_http_port "$n")"
  done
  for n in "${facades[@]}"; do
    launch "facade-$n" Sferum.GrpcHost --Sferum:Role=Facade "${common[@]}" "${platform[@]}" "--Sferum:Links:PublicAddress=$pages" \
      "--Sferum:Listen:GrpcPort=$(grpc_port "$n")" "--Sferum:Listen:HttpPort=$(http_port "$n")"
  done
  await sandbox Sferum.Sandbox 'The sandbox answers'
  for n in "${silos[@]}"; do await "silo-$n" Sferum.Silo 'Sferum: ready'; done
  for n in "${facades[@]}"; do await "facade-$n" Sferum.GrpcHost 'Sferum: ready'; done
  addresses
}

addresses() {
  local n
  echo "PostgreSQL  $connection"
  echo "sandbox     $sandbox"
  for n in "${silos[@]}"; do echo "silo $n      127.0.0.1:$(silo_port "$n"), for facades $(gateway_port "$n"), health and metrics http://127.0.0.1:$(silo_http_port "$n")/"; done
  for n in "${facades[@]}"; do echo "facade $n    gRPC 127.0.0.1:$(grpc_port "$n"), JSON http://127.0.0.1:$(http_port "$n")/v1/…"; done
  echo "logs        $home"
}

end() { # name, program
  local pid tries
  alive "$1" "$2.dll" || { rm -f "$home/$1.pid"; return 0; }
  pid=$(cat "$home/$1.pid")
  kill "$pid"
  for ((tries = 0; tries < 400; tries++)); do
    [[ -d /proc/$pid ]] || break
    sleep 0.1
  done
  [[ ! -d /proc/$pid ]] || { echo "$1 has not ended within 40 s; it is killed" >&2; kill -9 "$pid"; }
  rm -f "$home/$1.pid"
}

stop() {
  local n
  for n in "${facades[@]}"; do end "facade-$n" Sferum.GrpcHost; done
  for n in "${silos[@]}"; do end "silo-$n" Sferum.Silo; done
  end sandbox Sferum.Sandbox
  [[ ! -e $home/postgresql/PG_VERSION ]] || as_postgres "$(programs)/pg_ctl" -D "$home/postgresql" -m fast -w stop > /dev/null 2>&1 || true
  echo stopped
}

status() {
  local n
  as_postgres "$(programs)/pg_ctl" -D "$home/postgresql" status > /dev/null 2>&1 && echo 'postgresql runs' || echo 'postgresql does not run'
  alive sandbox Sferum.Sandbox.dll && echo 'sandbox runs' || echo 'sandbox does not run'
  for n in "${silos[@]}"; do alive "silo-$n" Sferum.Silo.dll && echo "silo-$n runs" || echo "silo-$n does not run"; done
  for n in "${facades[@]}"; do alive "facade-$n" Sferum.GrpcHost.dll && echo "facade-$n runs" || echo "facade-$n does not run"; done
}

case ${1:-} in
  start | stop | status) "$1" ;;
  *) die 'usage: bash eng/cluster.sh start|stop|status' ;;
esac
