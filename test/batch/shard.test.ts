import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {PathSet, samePaths} from '../../src/batch/find/path-set.ts'
import {belongsTo, parseShardLabel, shardLabel, shardOf} from '../../src/batch/find/shard.ts'
import {readTree, runEngine} from './engine.ts'
import {temporaryFolder} from './temporary-folder.ts'

const pages = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({length: count}, (_, n) => [`in/d${n % 3}/p${n}.txt`, `ໜ້າ ${n}`]))

const shards = (count: number) =>
  Array.from({length: count}, (_, index) => ({index: index + 1, count}))

/** No process has this number: Linux ends at 2^22. */
const dead = {host: hostname(), pid: 5_000_000, started: null}

describe('shards', () => {
  it('part all documents, each by its path alone', () => {
    const parts = fc.tuple(fc.string(), fc.integer({min: 1, max: 50}))
    fc.assert(
      fc.property(parts, ([path, count]) => {
        const owners = shards(count).filter((shard) => belongsTo(shard, path))
        expect(owners).toEqual([{index: shardOf(path, count), count}])
        expect(belongsTo(undefined, path)).toBe(true)
      })
    )
  })

  it('stay what they are: a document never moves to another part', () => {
    expect(['a.txt', 'b/c.txt', 'ກ.md'].map((path) => shardOf(path, 7))).toEqual([5, 7, 1])
  })

  it('are about equal', () => {
    const counts = [0, 0, 0, 0]
    for (let page = 0; page < 4000; page++) counts[shardOf(`scans/${page}.txt`, 4) - 1]!++
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })

  it('are read back from their labels', () => {
    expect(parseShardLabel(shardLabel({index: 2, count: 4}))).toEqual({index: 2, count: 4})
    for (const label of ['0-of-4', '5-of-4', '1-of-', 'x']) {
      expect(parseShardLabel(label)).toBeUndefined()
    }
  })
})

describe('PathSet', () => {
  it('is the same in any order, and adds up', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(), (paths, cut) => {
        const whole = new PathSet()
        for (const path of paths) whole.add(path)
        const [left, right] = [new PathSet(), new PathSet()]
        paths.toReversed().forEach((path, at) => {
          ;(at % 5 < cut % 5 ? left : right).add(path)
        })
        left.addAll(right.facts())
        expect(left.facts()).toEqual(whole.facts())
        whole.add('one more')
        expect(samePaths(left.facts(), whole.facts())).toBe(false)
      })
    )
  })
})

describe('a run in shards', () => {
  it('writes side by side what one run writes', async () => {
    const root = temporaryFolder(pages(40))
    await runEngine(join(root, 'in'), join(root, 'whole'))
    const outcomes = await Promise.all(
      shards(4).map((shard) => runEngine(join(root, 'in'), join(root, 'out'), {shard}))
    )
    expect(readTree(join(root, 'out'))).toEqual(readTree(join(root, 'whole')))
    const documents = outcomes.map(({summary}) => summary.documents)
    expect(documents.reduce((sum, count) => sum + count)).toBe(40)
    expect(readdirSync(join(root, 'out/.laodoc')).filter((name) => /jsonl/.test(name))).toEqual(
      shards(4).map((shard) => `manifest-${shardLabel(shard)}.jsonl`)
    )
  })

  it('does nothing again that a run over everything, or another number of shards, did', async () => {
    const root = temporaryFolder(pages(20))
    const again = (options = {}) => runEngine(join(root, 'in'), join(root, 'out'), options)
    await again({shard: {index: 1, count: 2}})
    expect((await again()).summary.unchanged).toBeGreaterThan(4)
    for (const count of [2, 3, 1]) {
      for (const shard of shards(count)) {
        const {summary} = await again({shard})
        expect(summary.unchanged).toBe(summary.documents)
      }
    }
  })

  it('believes the latest of all runs over a document', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ'})
    const again = (pipelineKey: string, options = {}) =>
      runEngine(join(root, 'in'), join(root, 'out'), {pipelineKey, ...options})
    await again('rules one')
    await again('rules two', {shard: {index: 1, count: 1}})
    expect((await again('rules one')).summary.done).toBe(1)
    expect((await again('rules one', {shard: {index: 1, count: 1}})).summary.unchanged).toBe(1)
  })

  it('finds collisions between documents of different shards', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', 'in/a.md': 'ຂ'})
    expect(shardOf('a.txt', 5)).not.toBe(shardOf('a.md', 5))
    for (const shard of shards(5)) {
      const running = runEngine(join(root, 'in'), join(root, 'out'), {shard})
      await expect(running).rejects.toMatchObject({exitCode: 2})
    }
  })

  it('has nothing to do where no document is its own', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ'})
    const shard = {index: shardOf('a.txt', 9) === 1 ? 2 : 1, count: 9}
    const {summary, exitCode} = await runEngine(join(root, 'in'), join(root, 'out'), {shard})
    expect([summary.documents, exitCode]).toEqual([0, 0])
  })

  it('does not begin beside a run over everything, nor beside another number of shards', async () => {
    const root = temporaryFolder(pages(3))
    const out = join(root, 'out')
    const again = (options = {}) => runEngine(join(root, 'in'), out, options)
    const alive = JSON.stringify({...dead, pid: process.ppid})
    const hold = (part: string, owner: string) => {
      mkdirSync(join(out, '.laodoc', part), {recursive: true})
      writeFileSync(join(out, '.laodoc', part, 'lock'), owner)
    }
    hold('', alive)
    await expect(again({shard: {index: 1, count: 2}})).rejects.toMatchObject({exitCode: 5})
    rmSync(join(out, '.laodoc/lock'))
    hold('shards/1-of-2', alive)
    await expect(again()).rejects.toMatchObject({exitCode: 5})
    await expect(again({shard: {index: 1, count: 2}})).rejects.toMatchObject({exitCode: 5})
    await expect(again({shard: {index: 1, count: 3}})).rejects.toMatchObject({exitCode: 5})
    expect((await again({shard: {index: 2, count: 2}})).exitCode).toBe(0)
    expect((await again({shard: {index: 1, count: 2}, breakLock: true})).exitCode).toBe(0)
    expect((await again()).exitCode).toBe(0)
  })

  it('takes over from its own dead run, and leaves alone what living shards have in hand', async () => {
    const root = temporaryFolder(pages(12))
    const out = join(root, 'out')
    const shard = {index: 1, count: 2}
    mkdirSync(join(out, '.laodoc/shards/1-of-2'), {recursive: true})
    const owner = JSON.stringify({...dead, writer: 'abcdef'})
    writeFileSync(join(out, '.laodoc/shards/1-of-2/lock'), owner)
    writeFileSync(join(out, '.laodoc-abcdef-0.tmp'), 'half')
    writeFileSync(join(out, '.laodoc-012345-0.tmp'), 'of the other shard')
    const {notes} = await runEngine(join(root, 'in'), out, {shard})
    expect(notes.join()).toContain('1 unfinished')
    expect(readdirSync(out)).toContain('.laodoc-012345-0.tmp')
    expect(readdirSync(out)).not.toContain('.laodoc-abcdef-0.tmp')
    expect(readdirSync(join(out, '.laodoc/shards/1-of-2'))).toEqual([])
  })
})

describe('documents that are no longer there', () => {
  it('are reported; their results go only on request, and not where someone edited them', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', 'in/b.txt': 'ຂ', 'in/c.txt': 'ຄ'})
    const again = (options = {}) => runEngine(join(root, 'in'), join(root, 'out'), options)
    await again()
    rmSync(join(root, 'in/a.txt'))
    rmSync(join(root, 'in/b.txt'))
    writeFileSync(join(root, 'out/b.md'), 'by hand')
    for (let round = 0; round < 2; round++) {
      expect((await again()).summary).toMatchObject({documents: 1, absent: 2, pruned: 0})
    }
    expect(Object.keys(readTree(join(root, 'out')))).toHaveLength(6)
    expect((await again({prune: true})).summary).toMatchObject({absent: 1, pruned: 1})
    expect(Object.keys(readTree(join(root, 'out')))).toEqual(['b.md', 'c.json', 'c.md'])
    expect((await again()).summary).toMatchObject({absent: 1, pruned: 0})
    writeFileSync(join(root, 'in/a.txt'), 'ກ')
    writeFileSync(join(root, 'in/b.txt'), 'ຂ')
    expect((await again()).summary).toMatchObject({done: 2, absent: 0})
  })

  it('are those of the own shard alone', async () => {
    const root = temporaryFolder(pages(20))
    const again = (shard: {index: number; count: number}) =>
      runEngine(join(root, 'in'), join(root, 'out'), {shard, prune: true})
    for (const shard of shards(2)) await again(shard)
    for (const shard of shards(2)) expect((await again(shard)).summary.pruned).toBe(0)
    expect(Object.keys(readTree(join(root, 'out')))).toHaveLength(40)
  })
})

describe('a manifest that many runs made long', () => {
  it('is written anew with one line a document, and tells the same', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', 'in/b.txt': 'ຂ'})
    const manifest = join(root, 'out/.laodoc/manifest.jsonl')
    const again = () => runEngine(join(root, 'in'), join(root, 'out'))
    await again()
    const text = readFileSync(manifest, 'utf8')
    writeFileSync(manifest, text + text.repeat(300))
    expect((await again()).summary.unchanged).toBe(2)
    expect(readFileSync(manifest, 'utf8').split('\n').length).toBeLessThan(10)
    expect((await again()).summary.unchanged).toBe(2)
  })
})
