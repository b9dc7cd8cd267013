import {rmSync} from 'node:fs'
import type * as disk from 'node:fs/promises'
import {join} from 'node:path'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {run} from '../../src/batch/run.ts'
import type {Reporter} from '../../src/batch/tell/reporter.ts'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {expectNothingUnfinished} from './support.ts'

/**
 * The disk as the engine sees it, a call of which can fail. Removing what is unfinished is let
 * through: a disk that refuses that, too, leaves it to the next run to sweep.
 */
const port = vi.hoisted(() => ({calls: 0, failAt: 0, code: '', failed: ''}))

vi.mock('node:fs/promises', async (importOriginal) => {
  const real: typeof disk = await importOriginal()
  type Call = (...args: unknown[]) => Promise<unknown>
  const guard = (owner: object, name: string): Call => {
    const call = (Reflect.get(owner, name) as Call).bind(owner)
    return async (...args) => {
      if (++port.calls === port.failAt) {
        port.failed = name
        throw Object.assign(new Error(`${port.code}: ${name}`), {code: port.code})
      }
      const result = await call(...args)
      return name === 'open' ? guardHandle(result as disk.FileHandle) : result
    }
  }
  const guardHandle = (handle: disk.FileHandle): object =>
    new Proxy(handle, {
      get(target, name) {
        const value = Reflect.get(target, name, target) as unknown
        if (typeof value !== 'function' || typeof name !== 'string') return value
        if (name === 'close') return (value as Call).bind(target)
        return guard(target, name)
      }
    })
  const names = [
    'open',
    'mkdir',
    'lstat',
    'stat',
    'readdir',
    'readFile',
    'writeFile',
    'rename',
    'link'
  ]
  return {...real, ...Object.fromEntries(names.map((name) => [name, guard(real, name)]))}
})

const core = `data:text/javascript,export const createConvert = ({formats}) => Promise.resolve((source) => ({
  outputs: formats.map((format) => ({format, text: format + ' ' + source})),
  counts: {characters: 1, corrections: 0, suggestions: 0, removed: 0, suspect: 0, estimatedErrorRate: 0}
}))`

const silent: Reporter = {
  start: () => undefined,
  document: () => undefined,
  note: () => undefined,
  end: () => undefined
}

async function runOnce(root: string): Promise<number> {
  try {
    const result = await run({
      sources: {paths: [join(root, 'in')]},
      out: join(root, 'out'),
      formats: ['md', 'json'],
      processor: {
        module: core,
        pipeline: {formats: ['md', 'json']},
        options: {encodingErrors: 'fail', timeout: 10_000}
      },
      pipelineKey: 'test',
      jobs: 1,
      maxFileSize: 1000,
      reporter: silent
    })
    return result.exitCode
  } catch (error) {
    return (error as {exitCode?: number}).exitCode ?? -1
  }
}

const inputs = {'in/a.txt': 'one', 'in/b/c.txt': 'two', 'in/b/d.txt': 'three'}
const expected = {
  'a.json': 'json one',
  'a.md': 'md one',
  'b/c.json': 'json two',
  'b/c.md': 'md two',
  'b/d.json': 'json three',
  'b/d.md': 'md three'
}

describe('a disk that fails one call', () => {
  afterEach(() => {
    port.failAt = 0
  })

  it.each(['EIO', 'ENOSPC', 'EACCES'])(
    'with %s, whichever call it is, leaves whole files only, and the next run heals',
    async (code) => {
      port.calls = 0
      expect(await runOnce(temporaryFolder(inputs))).toBe(0)
      const all = port.calls
      expect(all).toBeGreaterThan(50)
      const failed = new Set<string>()
      for (let call = 1; call <= all; call++) {
        const root = temporaryFolder(inputs)
        Object.assign(port, {calls: 0, failAt: call, code, failed: ''})
        const exit = await runOnce(root)
        port.failAt = 0
        failed.add(port.failed)
        const said = `${code} in call ${call}, ${port.failed}`
        expect([0, 2, 3, 4], said).toContain(exit)
        // This process lives on; the lock of one that ended is taken over.
        rmSync(join(root, 'out/.laodoc/lock'), {force: true})
        expectNothingUnfinished(join(root, 'out'))
        const left = exit === 2 ? {} : treeOf(root)
        for (const [path, text] of Object.entries(left)) {
          expect(text, `${path}: ${said}`).toBe(expected[path as keyof typeof expected])
        }
        if (exit === 0) expect(left, said).toEqual(expected)
        expect(await runOnce(root), said).toBe(0)
        expect(treeOf(root), said).toEqual(expected)
      }
      for (const name of ['open', 'write', 'sync', 'rename', 'mkdir', 'link']) {
        expect([...failed]).toContain(name)
      }
    }
  )

  function treeOf(root: string): Record<string, string> {
    try {
      return readTree(join(root, 'out'))
    } catch {
      return {}
    }
  }
})
