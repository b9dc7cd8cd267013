import {execFileSync, spawnSync} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'

/** A cluster of this machine alone. */
export interface Cluster {
  /** What commands of Slurm need in their environment. */
  readonly env: NodeJS.ProcessEnv
  stop(): void
}

/**
 * Starts Slurm for a test: munge, the controller and one node, all of them with their files in a
 * folder of the test.
 *
 * @param folder The folder.
 * @returns The cluster, or a word on why there is none.
 */
export async function startCluster(folder: string): Promise<Cluster | string> {
  for (const name of ['munged', 'slurmctld', 'slurmd', 'sbatch', 'scontrol']) {
    if (spawnSync('which', [name]).status !== 0) return `${name} is not installed`
  }
  if (process.getuid?.() !== 0) return 'only root can start the daemons'
  const file = (name: string) => join(folder, name)
  mkdirSync(file('munge'), {mode: 0o700})
  for (const name of ['state', 'spool']) mkdirSync(file(name))
  writeFileSync(file('munge/key'), randomBytes(128), {mode: 0o400})
  const port = 20_000 + (process.pid % 20_000)
  writeFileSync(file('slurm.conf'), configuration(file, port))
  const env = {...process.env, SLURM_CONF: file('slurm.conf')}
  const stop = () => {
    // Where a test failed its jobs are still at work, and would outlive the daemons.
    spawnSync('scancel', ['--partition=all'], {env, timeout: 5000})
    for (let attempt = 0; attempt < 20; attempt++) {
      const {stdout} = spawnSync('squeue', ['--noheader'], {env, encoding: 'utf8', timeout: 5000})
      if (stdout.trim() === '') break
      spawnSync('sleep', ['0.25'])
    }
    for (const name of ['slurmd.pid', 'slurmctld.pid', 'munge/pid']) {
      if (!existsSync(file(name))) continue
      const pid = Number(readFileSync(file(name), 'utf8'))
      try {
        process.kill(pid)
      } catch {
        // It has ended already.
      }
    }
  }
  try {
    const options = ['key', 'pid', 'log', 'seed'].map((name) => {
      const option = {key: 'key-file', pid: 'pid-file', log: 'log-file', seed: 'seed-file'}[name]!
      return `--${option}=${file(`munge/${name}`)}`
    })
    const quiet = {env, stdio: 'ignore', timeout: 10_000} as const
    execFileSync('munged', [...options, `--socket=${file('munge.sock')}`, '--force'], quiet)
    execFileSync('slurmctld', ['-f', file('slurm.conf')], quiet)
    execFileSync('slurmd', ['-f', file('slurm.conf')], quiet)
    for (let attempt = 0; attempt < 40; attempt++) {
      const {stdout} = spawnSync('sinfo', ['--noheader', '--format=%t'], {env, encoding: 'utf8'})
      if (stdout.trim() === 'idle') return {env, stop}
      await setTimeout(250)
    }
    stop()
    return 'the node does not come up'
  } catch (error) {
    stop()
    return `the daemons do not start: ${String(error)}`
  }
}

function configuration(file: (name: string) => string, port: number): string {
  return `ClusterName=test
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${file('munge.sock')},cred_expire=5
SlurmctldPort=${port}
SlurmdPort=${port + 1}
StateSaveLocation=${file('state')}
SlurmdSpoolDir=${file('spool')}
SlurmctldPidFile=${file('slurmctld.pid')}
SlurmdPidFile=${file('slurmd.pid')}
SlurmctldLogFile=${file('slurmctld.log')}
SlurmdLogFile=${file('slurmd.log')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=1,sched_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
KillWait=2
NodeName=${hostname()} NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
`
}
