import {execFileSync, spawn, spawnSync, type ChildProcess} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {end, laodoc, program} from '../cli/laodoc.ts'
import {startCluster, type Cluster} from './slurm.ts'

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const isInstalled = (name: string) => spawnSync('which', [name]).status === 0

const damaged = 'ຄະນະກໍາມະການສູນກາງຝັກ ປະຊຸມຢູ່ບ້ານ ເລະ ຕົກລົງກັນວ່າ ໜ່ວຍງານ ທີ່ ០၄ ຈະຝັດທະນາ.\n'

/** Enough work in each of four parts for one to be killed in the middle of it. */
function pages(): Record<string, string> {
  const files: Record<string, string> = {}
  for (let page = 0; page < 160; page++) {
    files[`in/${page % 7}/${page}.txt`] = `ໜ້າ ${page}\n\n${damaged.repeat(40)}`
  }
  return files
}

let cwd: string
let env: NodeJS.ProcessEnv

beforeAll(() => {
  cwd = temporaryFolder(pages())
  mkdirSync(join(cwd, 'bin'))
  const command = join(cwd, 'bin/laodoc')
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
  chmodSync(command, 0o755)
  env = {...process.env, PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`}
  expect(laodoc(['run', 'in', '--out', 'whole', '--quiet'], {cwd}).status).toBe(0)
})

/** `diff -r` finds nothing but what runs know of each other. */
function expectSame(out: string): void {
  const {stdout} = spawnSync('diff', ['-r', '--exclude=.laodoc', 'whole', out], {
    cwd,
    encoding: 'utf8'
  })
  expect(stdout).toBe('')
  expect(readdirSync(join(cwd, out, '.laodoc')).filter((name) => name !== 'shards')).toEqual([
    'manifest.jsonl',
    'profile.yaml'
  ])
}

/** Kills the process of a part with kill -9, as soon as it is at work on its documents. */
async function killPart(out: string, part: string): Promise<void> {
  const state = join(cwd, out, '.laodoc')
  const manifest = join(state, `manifest-${part}.jsonl`)
  const lock = join(state, 'shards', part, 'lock')
  for (let attempt = 0; attempt < 2000; attempt++) {
    await setTimeout(10)
    if (!existsSync(manifest) || !readFileSync(manifest, 'utf8').includes('"begin"')) continue
    const {pid} = JSON.parse(readFileSync(lock, 'utf8')) as {pid: number}
    process.kill(pid, 'SIGKILL')
    expect(readFileSync(manifest, 'utf8')).not.toContain('"end"')
    return
  }
  throw new Error(`part ${part} does not begin`)
}

describe.runIf(isInstalled('parallel'))('GNU parallel (needs parallel)', () => {
  const begin = (out: string, parts: number): ChildProcess =>
    spawn(script('parallel.sh'), ['in', out, String(parts)], {cwd, env, stdio: 'ignore'})

  it.each([1, 4])('gives the same tree in %i parts', async (parts) => {
    expect(await end(begin(`parallel${parts}`, parts))).toBe(0)
    expectSame(`parallel${parts}`)
  })

  it('gives the same tree when one part of four is killed and begun again', async () => {
    const ended = end(begin('parallel-killed', 4))
    await killPart('parallel-killed', '3-of-4')
    expect(await ended).toBe(0)
    expectSame('parallel-killed')
  })
})

describe('the script of a Slurm array', () => {
  it('gives the same tree when its parts are run by hand, one killed and run again', async () => {
    const begin = (part: number, restarts = 0): ChildProcess => {
      const own = {SLURM_ARRAY_TASK_ID: String(part), SLURM_RESTART_COUNT: String(restarts)}
      const options = {cwd, env: {...env, ...own}, stdio: 'ignore'} as const
      return spawn(script('slurm-array.sh'), ['in', 'array', '4'], options)
    }
    const ended = [1, 2, 3, 4].map((part) => end(begin(part)))
    await killPart('array', '2-of-4')
    expect(await Promise.all(ended)).toEqual([0, 137, 0, 0])
    expect(laodoc(['merge', 'array'], {cwd}).status).toBe(3)
    expect(await end(begin(2, 1))).toBe(0)
    expect(laodoc(['merge', 'array'], {cwd}).status).toBe(0)
    expectSame('array')
  })
})

describe.runIf(isInstalled('sbatch'))('a Slurm array (needs sbatch)', () => {
  let cluster: Cluster | string

  beforeAll(async () => {
    cluster = await startCluster(temporaryFolder())
  })

  afterAll(() => {
    if (typeof cluster !== 'string') cluster.stop()
  })

  it('gives the same tree when one part of four is killed and queued again', async (test) => {
    if (typeof cluster === 'string') return test.skip(`no cluster could be started: ${cluster}`)
    const options = {cwd, env: {...cluster.env, PATH: env['PATH']}}
    const array = ['--parsable', '--wait', '--array=1-4', '--output=part-%a.log']
    const job = spawn('sbatch', [...array, script('slurm-array.sh'), 'in', 'slurm', '4'], options)
    const ended = end(job)
    await killPart('slurm', '4-of-4')
    expect(await ended).toBe(0)
    expect(readFileSync(join(cwd, 'part-4.log'), 'utf8')).toContain('DUE TO JOB REQUEUE')
    execFileSync(
      'sbatch',
      ['--wait', '--output=merge.log', '--wrap', 'laodoc merge slurm'],
      options
    )
    expect(readFileSync(join(cwd, 'merge.log'), 'utf8')).toContain('160 done, 0 failed; merged')
    expectSame('slurm')
  })
})
