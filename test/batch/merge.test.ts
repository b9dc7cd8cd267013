import {cpSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {mergeShards, type MergeReport} from '../../src/batch/merge.ts'
import type {RunOptions} from '../../src/batch/run.ts'
import {readTree, runEngine} from './engine.ts'
import {temporaryFolder} from './temporary-folder.ts'

const pages = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({length: count}, (_, n) => [`in/d${n % 3}/p${n}.txt`, `ໜ້າ ${n}`]))

const shards = (count: number) =>
  Array.from({length: count}, (_, index) => ({index: index + 1, count}))

/** A folder that three shards wrote. */
async function threeShards(files = pages(30), options: Partial<RunOptions> = {}) {
  const root = temporaryFolder(files)
  const [input, out] = [join(root, 'in'), join(root, 'out')]
  const again = (index: number, more: Partial<RunOptions> = {}) =>
    runEngine(input, out, {...options, shard: {index, count: 3}, ...more})
  for (const {index} of shards(3)) await again(index)
  return {root, input, out, again, state: join(out, '.laodoc')}
}

const problemsOf = ({problems}: MergeReport) =>
  problems.map(({code, shard}) => `${shard ?? 'all'} ${code}`)

async function expectUnmerged(out: string, problems: readonly string[]): Promise<MergeReport> {
  const {report, exitCode} = await mergeShards(out, false)
  expect(problemsOf(report)).toEqual(problems)
  expect(report.merged).toBe(false)
  expect(exitCode).toBe(3)
  expect(readdirSync(join(out, '.laodoc'))).not.toContain('manifest.jsonl')
  return report
}

const manifestsIn = (state: string) => readdirSync(state).filter((name) => name.endsWith('.jsonl'))

describe('mergeShards', () => {
  it('makes one manifest of all, which later runs and merges go on with', async () => {
    const {input, out, again, state} = await threeShards()
    const first = await mergeShards(out, false)
    expect(first).toEqual({
      report: {
        shards: 3,
        documents: 30,
        done: 30,
        failed: 0,
        absent: 0,
        problems: [],
        failures: [],
        merged: true
      },
      exitCode: 0
    })
    expect(manifestsIn(state)).toEqual(['manifest.jsonl'])
    const second = await mergeShards(out, false)
    expect(second.report).toEqual({...first.report, shards: 1})
    expect((await runEngine(input, out)).summary.unchanged).toBe(30)
    for (const {index} of shards(3)) await again(index)
    expect((await mergeShards(out, false)).report).toEqual(first.report)
  })

  it('names documents that failed, and merges all the same', async () => {
    const {out} = await threeShards({...pages(6), 'in/bad.txt': Buffer.from([0xff])} as never)
    const {report, exitCode} = await mergeShards(out, false)
    expect(report).toMatchObject({documents: 7, done: 6, failed: 1, merged: true})
    expect(report.failures.map(({path, code}) => [path, code])).toEqual([
      ['bad.txt', 'INVALID_UTF8']
    ])
    expect(exitCode).toBe(3)
  })

  it('misses a shard that has not run', async () => {
    const {out, state} = await threeShards()
    rmSync(join(state, 'manifest-2-of-3.jsonl'))
    await expectUnmerged(out, ['2/3 MISSING_SHARD'])
  })

  it('misses what a shard that was stopped has not done', async () => {
    const {out, again} = await threeShards()
    await again(3, {force: true, stop: AbortSignal.abort()})
    await expectUnmerged(out, ['3/3 UNFINISHED_SHARD'])
    await again(3)
    expect((await mergeShards(out, false)).report.merged).toBe(true)
  })

  it('tells shards that found other documents', async () => {
    const {root, out, again} = await threeShards()
    writeFileSync(join(root, 'in/new.txt'), 'ໃໝ່')
    await again(2)
    await expectUnmerged(out, ['1/3 OTHER_INPUTS', '3/3 OTHER_INPUTS'])
    for (const {index} of shards(3)) await again(index)
    expect((await mergeShards(out, false)).report).toMatchObject({documents: 31, merged: true})
  })

  it('tells shards that ran otherwise, and in what', async () => {
    const {out, again} = await threeShards(pages(30), {pipelineParts: {rules: 'a', model: 'm'}})
    await again(2, {pipelineKey: 'other', pipelineParts: {rules: 'b', model: 'm'}})
    const {problems} = await expectUnmerged(out, ['1/3 OTHER_PIPELINE', '3/3 OTHER_PIPELINE'])
    expect(problems[0]!.message).toBe('ran otherwise than shard 2/3: rules')
  })

  it('finds documents that are on record twice, or not at all', async () => {
    const {out, state} = await threeShards()
    const file = (index: number) => join(state, `manifest-${index}-of-3.jsonl`)
    const lines = readFileSync(file(1), 'utf8').split('\n')
    const moved = lines.findIndex((line) => line.startsWith('{"path"'))
    writeFileSync(file(3), `${readFileSync(file(3), 'utf8')}${lines[moved]}\n`)
    await expectUnmerged(out, ['3/3 DOUBLE', '3/3 GAP'])
    writeFileSync(file(1), lines.toSpliced(moved, 1).join('\n'))
    await expectUnmerged(out, ['1/3 GAP', '3/3 DOUBLE', '3/3 GAP'])
  })

  it('finds results that were lost', async () => {
    const {out, again} = await threeShards()
    const lost = Object.keys(readTree(out))[0]!
    rmSync(join(out, lost))
    const {report} = await mergeShards(out, false)
    expect(report.problems.map(({code}) => code)).toEqual(['LOST_OUTPUT'])
    expect(report.problems[0]!.message).toContain(lost)
    for (const {index} of shards(3)) await again(index)
    expect((await mergeShards(out, false)).report.merged).toBe(true)
  })

  it('looks at the latest way of parting alone', async () => {
    const {input, out} = await threeShards()
    for (const shard of shards(2)) await runEngine(input, out, {shard})
    expect((await mergeShards(out, false)).report).toMatchObject({shards: 2, merged: true})
    expect(manifestsIn(join(out, '.laodoc'))).toEqual(['manifest.jsonl'])
  })

  it('joins what several disks hold when their folders are put together', async () => {
    const root = temporaryFolder(pages(20))
    for (const shard of shards(2)) {
      await runEngine(join(root, 'in'), join(root, `disk${shard.index}`), {shard})
      cpSync(join(root, `disk${shard.index}`), join(root, 'out'), {recursive: true})
    }
    const {report} = await mergeShards(join(root, 'out'), false)
    expect(report).toMatchObject({documents: 20, done: 20, merged: true})
    await runEngine(join(root, 'in'), join(root, 'whole'))
    expect(readTree(join(root, 'out'))).toEqual(readTree(join(root, 'whole')))
  })

  it('remembers the results of documents that are gone, for whoever wants them away', async () => {
    const {root, input, out, again} = await threeShards()
    rmSync(join(root, 'in/d0'), {recursive: true})
    for (const {index} of shards(3)) await again(index)
    const {report} = await mergeShards(out, false)
    expect(report).toMatchObject({documents: 20, absent: 10, merged: true})
    expect((await runEngine(input, out, {prune: true})).summary.pruned).toBe(10)
    expect(Object.keys(readTree(out))).toHaveLength(40)
  })

  it('refuses a folder without runs, and makes none', async () => {
    const root = temporaryFolder()
    await expect(mergeShards(join(root, 'none'), false)).rejects.toMatchObject({exitCode: 2})
    expect(readdirSync(root)).toEqual([])
  })

  it('sweeps up after a shard that died, as it lets go of its lock', async () => {
    const {out, state} = await threeShards()
    const owner = {host: hostname(), pid: 5_000_000, started: null, writer: 'abcdef'}
    writeFileSync(join(state, 'shards/2-of-3/lock'), JSON.stringify(owner))
    writeFileSync(join(out, '.laodoc-abcdef-0.tmp'), 'half')
    expect((await mergeShards(out, false)).report.merged).toBe(true)
    expect(readdirSync(out)).not.toContain('.laodoc-abcdef-0.tmp')
    expect(readdirSync(join(state, 'shards/2-of-3'))).toEqual([])
  })

  it('does not begin while a shard is at work', async () => {
    const {out, state} = await threeShards()
    const {lockFolder} = await import('../../src/batch/keep/lock.ts')
    const lock = await lockFolder(out, false, 'shards/2-of-3')
    await expect(mergeShards(out, false)).rejects.toMatchObject({exitCode: 5})
    await lock.release()
    expect(manifestsIn(state)).toHaveLength(3)
  })
})
