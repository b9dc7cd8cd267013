import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readTree, runEngine} from './engine.ts'
import {temporaryFolder} from './temporary-folder.ts'

/** Large enough together for the threads to be used. */
const filler = 'ກ'.repeat(3000)
const many = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({length: count}, (_, index) => [
      `in/d${index % 3}/p${index}.txt`,
      `${index} ${filler}`
    ])
  )

const statuses = (outcome: {
  events: readonly {path: string; status: string; code: string | null}[]
}) => outcome.events.map(({path, status, code}) => `${path} ${code ?? status}`)

describe('run', () => {
  it('keeps the paths below the input folder and leaves nothing else behind', async () => {
    const root = temporaryFolder({'in/a/b.txt': 'ກ', 'in/c.md': 'ຂ'})
    const {summary, exitCode} = await runEngine(join(root, 'in'), join(root, 'out'))
    expect(readTree(join(root, 'out'))).toEqual({
      'a/b.json': 'a/b.txt ກ',
      'a/b.md': 'a/b.txt ກ',
      'c.json': 'c.md ຂ',
      'c.md': 'c.md ຂ'
    })
    expect(summary).toMatchObject({documents: 2, done: 2, failed: 0})
    expect(exitCode).toBe(0)
    expect(existsSync(join(root, 'out/.laodoc/lock'))).toBe(false)
  })

  it('writes the same and tells it in the same order whatever the number of jobs', async () => {
    const root = temporaryFolder(many(150))
    const inline = await runEngine(join(root, 'in'), join(root, 'one'), {jobs: 1})
    for (const jobs of [2, 4]) {
      const out = join(root, `jobs${jobs}`)
      const threaded = await runEngine(join(root, 'in'), out, {jobs})
      expect(readTree(out)).toEqual(readTree(join(root, 'one')))
      expect(statuses(threaded)).toEqual(statuses(inline))
    }
  })

  it('lets bad documents fail alone, each with its own code', async () => {
    const root = temporaryFolder({
      'in/a.txt': 'ກ',
      'in/bytes.txt': Buffer.from([0xe0, 0xba, 0xff]),
      'in/empty.txt': '',
      'in/large.txt': 'x'.repeat(2000),
      'in/picture.txt': Buffer.from([1, 0, 2]),
      'in/throws.txt': 'THROW',
      'in/z.txt': 'ຂ'
    })
    const outcome = await runEngine(join(root, 'in'), join(root, 'out'), {maxFileSize: 1000})
    expect(statuses(outcome)).toEqual([
      'a.txt done',
      'bytes.txt INVALID_UTF8',
      'empty.txt done',
      'large.txt TOO_LARGE',
      'picture.txt BINARY_INPUT',
      'throws.txt INTERNAL',
      'z.txt done'
    ])
    expect(Object.keys(readTree(join(root, 'out')))).toEqual([
      'a.json',
      'a.md',
      'empty.json',
      'empty.md',
      'z.json',
      'z.md'
    ])
    expect(outcome.events[2]!.warnings.map(({code}) => code)).toEqual(['EMPTY'])
    expect(outcome.exitCode).toBe(70)
  })

  it.each([1, 2])('stops a document that hangs, alone, with %i jobs', async (jobs) => {
    const root = temporaryFolder({...many(60), 'in/d1/hangs.txt': 'HANG'})
    const outcome = await runEngine(join(root, 'in'), join(root, 'out'), {jobs, timeout: 300})
    const failed = outcome.events.filter(({status}) => status !== 'done')
    expect(failed.map(({path, code}) => [path, code])).toEqual([['d1/hangs.txt', 'TIMEOUT']])
    expect(outcome.summary.done).toBe(60)
    expect(outcome.exitCode).toBe(3)
  })

  it.each([
    ['EXIT', 'WORKER_EXITED'],
    ['MEMORY', 'OUT_OF_MEMORY']
  ])('splits a batch whose worker dies (%s): only the culprit fails', async (text, code) => {
    const root = temporaryFolder({...many(60), 'in/d1/culprit.txt': text})
    const options = {jobs: 2, memory: 64, timeout: 60_000}
    const outcome = await runEngine(join(root, 'in'), join(root, 'out'), options)
    const failed = outcome.events.filter(({status}) => status !== 'done')
    expect(failed.map((event) => [event.path, event.code])).toEqual([['d1/culprit.txt', code]])
    expect(outcome.summary.done).toBe(60)
    expect(outcome.exitCode).toBe(3)
  })

  it('does again only what changed', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', 'in/b.txt': 'ຂ', 'in/c.txt': 'ຄ'})
    const again = (options = {}) => runEngine(join(root, 'in'), join(root, 'out'), options)
    await again()
    expect(statuses(await again())).toEqual([
      'a.txt unchanged',
      'b.txt unchanged',
      'c.txt unchanged'
    ])
    writeFileSync(join(root, 'in/b.txt'), 'ງ')
    rmSync(join(root, 'out/c.md'))
    expect(statuses(await again())).toEqual(['a.txt unchanged', 'b.txt done', 'c.txt done'])
    expect(readTree(join(root, 'out'))).toMatchObject({'b.md': 'b.txt ງ', 'c.md': 'c.txt ຄ'})
    expect((await again({pipelineKey: 'other rules'})).summary.done).toBe(3)
    expect((await again({pipelineKey: 'other rules', force: true})).summary.done).toBe(3)
  })

  it('names a failed document again, does it again on request, and takes its old outputs away', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ'})
    const again = (options = {}) =>
      runEngine(join(root, 'in'), join(root, 'out'), {timeout: 200, ...options})
    await again()
    writeFileSync(join(root, 'in/a.txt'), 'HANG')
    expect(statuses(await again())).toEqual(['a.txt TIMEOUT'])
    expect(readTree(join(root, 'out'))).toEqual({})
    const began = performance.now()
    expect(statuses(await again())).toEqual(['a.txt TIMEOUT'])
    expect(performance.now() - began).toBeLessThan(200)
    const retried = performance.now()
    expect(statuses(await again({retryFailed: true}))).toEqual(['a.txt TIMEOUT'])
    expect(performance.now() - retried).toBeGreaterThanOrEqual(200)
  })

  it('notices outputs that were edited, and keeps them unless forced', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', 'in/b.txt': 'ຂ'})
    const again = (options = {}) => runEngine(join(root, 'in'), join(root, 'out'), options)
    await again()
    writeFileSync(join(root, 'out/a.md'), 'a.txt by hand')
    writeFileSync(join(root, 'out/b.md'), 'b.txt ຄ')
    const noticed = await again()
    expect(noticed.events[0]!.warnings.map(({code}) => code)).toEqual(['OUTPUT_EDITED'])
    expect(statuses(noticed)).toEqual(['a.txt unchanged', 'b.txt unchanged'])
    const verified = await again({verify: true})
    expect(statuses(verified)).toEqual(['a.txt OUTPUT_EDITED', 'b.txt OUTPUT_EDITED'])
    expect(verified.exitCode).toBe(3)
    expect(readTree(join(root, 'out'))['b.md']).toBe('b.txt ຄ')
    await again({force: true})
    expect(readTree(join(root, 'out'))['b.md']).toBe('b.txt ຂ')
  })

  it('heals a manifest whose last line is cut, and reports garbage', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', 'in/b.txt': 'ຂ'})
    const manifest = join(root, 'out/.laodoc/manifest.jsonl')
    const again = () => runEngine(join(root, 'in'), join(root, 'out'))
    await again()
    truncateSync(manifest, readFileSync(manifest).indexOf('"path":"b.txt"') + 20)
    expect((await again()).summary).toMatchObject({unchanged: 1, done: 1})
    const lines = readFileSync(manifest, 'utf8').trim().split('\n')
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual([
      'manifest',
      'begin',
      'path',
      'begin',
      'path',
      'end'
    ])
    appendFileSync(manifest, 'garbage\n{"path": 3}\n')
    const {notes, summary} = await again()
    expect(notes.join()).toContain('2 damaged lines')
    expect(summary.unchanged).toBe(2)
  })

  it('refuses the manifest of a later version', async () => {
    const root = temporaryFolder({
      'in/a.txt': 'ກ',
      'out/.laodoc/manifest.jsonl': '{"manifest":2}\n'
    })
    await expect(runEngine(join(root, 'in'), join(root, 'out'))).rejects.toMatchObject({
      exitCode: 2
    })
  })

  it('refuses a folder that another run holds, and takes over from a dead one', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', 'out/x/.laodoc-1-1.tmp': 'half'})
    const lock = join(root, 'out/.laodoc/lock')
    mkdirSync(join(root, 'out/.laodoc'))
    const again = (options = {}) => runEngine(join(root, 'in'), join(root, 'out'), options)
    writeFileSync(lock, JSON.stringify({host: 'elsewhere', pid: 1, started: null}))
    await expect(again()).rejects.toMatchObject({
      exitCode: 5,
      message: /process 1 on elsewhere/ as unknown as string
    })
    expect((await again({breakLock: true})).summary.done).toBe(1)
    const {hostname} = await import('node:os')
    writeFileSync(lock, JSON.stringify({host: hostname(), pid: process.ppid, started: null}))
    await expect(again()).rejects.toMatchObject({exitCode: 5})
    writeFileSync(lock, JSON.stringify({host: hostname(), pid: process.ppid, started: 'before'}))
    writeFileSync(join(root, 'out/x/.laodoc-1-1.tmp'), 'half')
    expect((await again()).notes.join()).toContain('1 unfinished')
    expect(existsSync(join(root, 'out/x/.laodoc-1-1.tmp'))).toBe(false)
    expect(existsSync(lock)).toBe(false)
  })

  it('ends what it began and begins nothing more when asked to stop', async () => {
    const root = temporaryFolder(many(200))
    const stop = new AbortController()
    const options = {stop: stop.signal, jobs: 1}
    let told = 0
    const reporter = {
      start: () => undefined,
      document: () => {
        if (++told === 3) stop.abort()
      },
      note: () => undefined,
      end: () => undefined
    }
    const first = await runEngine(join(root, 'in'), join(root, 'out'), {...options, reporter})
    expect(first.summary.stopped).toBe(true)
    expect(first.summary.done).toBeLessThan(200)
    const second = await runEngine(join(root, 'in'), join(root, 'out'))
    expect(second.summary).toMatchObject({
      unchanged: first.summary.done,
      done: 200 - first.summary.done
    })
  })

  it('begins nothing more after a failure where that is asked', async () => {
    const root = temporaryFolder({'in/a.txt': 'THROW', ...many(200)})
    const {summary} = await runEngine(join(root, 'in'), join(root, 'out'), {bail: true})
    expect(summary.failed).toBe(1)
    expect(summary.documents).toBeLessThan(150)
  })

  it('replaces an output that is a link and does not write through a linked folder', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', 'in/b/c.txt': 'ຂ', 'away/x': 'kept'})
    mkdirSync(join(root, 'out'))
    symlinkSync(join(root, 'away/x'), join(root, 'out/a.json'))
    symlinkSync(join(root, 'away'), join(root, 'out/b'))
    const outcome = await runEngine(join(root, 'in'), join(root, 'out'))
    expect(statuses(outcome)).toEqual(['a.txt done', 'b/c.txt UNSAFE_PATH'])
    expect(readTree(join(root, 'away'))).toEqual({x: 'kept'})
  })

  it('does a name whose output fits, and names one whose output does not', async () => {
    const root = temporaryFolder({
      [`in/${'a'.repeat(250)}.txt`]: 'ກ',
      [`in/${'b'.repeat(251)}.txt`]: 'ຂ'
    })
    const outcome = await runEngine(join(root, 'in'), join(root, 'out'))
    expect(outcome.events.map(({code}) => code)).toEqual([null, 'NAME_TOO_LONG'])
    expect(Object.keys(readTree(join(root, 'out')))).toHaveLength(2)
  })

  it.runIf(process.getuid?.() !== 0)(
    '(needs a user other than root) ends before any work where it may not write',
    async () => {
      const root = temporaryFolder({'in/a.txt': 'ກ', 'out/x': ''})
      chmodSync(join(root, 'out'), 0o500)
      await expect(runEngine(join(root, 'in'), join(root, 'out'))).rejects.toMatchObject({
        exitCode: 4
      })
    }
  )

  it('ends before any work where a file stands in the place of the output folder', async () => {
    const root = temporaryFolder({'in/a.txt': 'ກ', out: 'a file'})
    await expect(runEngine(join(root, 'in'), join(root, 'out'))).rejects.toMatchObject({
      exitCode: 4
    })
    expect(readFileSync(join(root, 'out'), 'utf8')).toBe('a file')
  })
})
