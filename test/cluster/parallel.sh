#!/bin/bash
# Runs laodoc in several processes on this machine, with GNU parallel. A part whose process dies
# is begun again; `merge` has the last word on what is done and what failed.
# usage: parallel.sh INPUT OUTPUT PARTS [options of laodoc run]
set -uo pipefail
input=$1 output=$2 parts=$3
shift 3
seq "$parts" | parallel --quote --jobs "$parts" --retries 3 \
  laodoc run "$input" --out "$output" --shard "{}/$parts" --jobs 1 --quiet "$@"
laodoc merge "$output"
