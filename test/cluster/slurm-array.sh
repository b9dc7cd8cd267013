#!/bin/bash
#SBATCH --job-name=laodoc
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
# One part of a run on a Slurm cluster whose machines share a disk. For four parts:
#   id=$(sbatch --parsable --array=1-4 slurm-array.sh INPUT OUTPUT 4 [options of laodoc run])
#   sbatch --dependency=afterany:"$id" --wrap 'laodoc merge OUTPUT'
set -uo pipefail
input=$1 output=$2 parts=$3
shift 3
# Slurm runs a part once at a time: what holds its lock when it is begun again is dead, also where
# that was on another machine.
if [ "${SLURM_RESTART_COUNT:-0}" -gt 0 ]; then set -- --break-lock "$@"; fi
laodoc run "$input" --out "$output" --shard "$SLURM_ARRAY_TASK_ID/$parts" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" --quiet "$@"
status=$?
# A process that was killed is begun again, three times at most.
if [ "$status" -gt 143 ] || [ "$status" -eq 137 ]; then
  if [ -n "${SLURM_JOB_ID:-}" ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}" && sleep 60
  fi
fi
exit "$status"
