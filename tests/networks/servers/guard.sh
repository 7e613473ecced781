#!/bin/bash
# Runs one server and outlives nobody: when its own standard input ends (the test process stopped it, or was killed)
# the server's whole process group is ended and its folder removed.
#   guard.sh FOLDER STOP_SIGNAL COMMAND…
folder=$1 stop_signal=$2
shift 2
set -m # each background job gets its own process group
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
cat <&3 >/dev/null &
leash=$!
wait -n "$server" "$leash"
first=$?
cd /
exec >/dev/null 2>&1 # whoever read our output may be gone by now
kill -s "$stop_signal" -- "-$server"
for _ in {1..100}; do
  kill -0 -- "-$server" || break
  sleep .05
done
kill -KILL -- "-$server" "-$leash"
wait
rm -rf -- "$folder"
exit "$first"
