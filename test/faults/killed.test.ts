import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {beforeAll, describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {begin, end, laodoc} from '../cli/laodoc.ts'
import {expectNothingUnfinished, pages, progressOf} from './support.ts'

const rounds = 50

describe('kill -9', () => {
  // About a minute: each round begins a process and lets it run, half as long as it would on average.
  it(`at ${rounds} random moments leaves no torn output; the same command again heals`, async () => {
    const cwd = temporaryFolder(pages(45))
    const run = (out: string) => ['run', 'in', '-o', out, '-q', '--no-adapt', '--jobs', '2']
    laodoc(run('warm'), {cwd})
    const began = performance.now()
    laodoc(run('whole'), {cwd})
    const whole = performance.now() - began
    const expected = readTree(join(cwd, 'whole'))
    let killed = 0
    for (let round = 0; round < rounds; round++) {
      // Each run does all anew, over what those before it left.
      const child = begin([...run('out'), '--force'], cwd)
      const ended = end(child)
      await setTimeout((whole * (round + Math.random())) / rounds)
      child.kill('SIGKILL')
      if ((await ended) === 'SIGKILL') killed++
      if (!existsSync(join(cwd, 'out'))) continue
      for (const [path, text] of Object.entries(readTree(join(cwd, 'out')))) {
        if (!path.endsWith('.tmp'))
          expect(text, `${path} after round ${round}`).toBe(expected[path])
      }
    }
    expect(killed).toBeGreaterThan(rounds / 2)
    expect(laodoc(run('out'), {cwd}).status).toBe(0)
    expect(readTree(join(cwd, 'out'))).toEqual(expected)
    expectNothingUnfinished(join(cwd, 'out'))
  }, 400_000)
})

describe('a signal', () => {
  let expected: Record<string, string>
  let cwd: string

  beforeAll(() => {
    cwd = temporaryFolder(pages(300))
    laodoc(['run', 'in', '-o', 'whole', '-q'], {cwd})
    expected = readTree(join(cwd, 'whole'))
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)('%s: ends what it began, with %i, and does the rest later', async (signal, code) => {
    const child = begin(['run', 'in', '-o', signal, '--json', '--jobs', '1'], cwd)
    await progressOf(child, 'document')
    child.stdout!.resume()
    child.kill(signal)
    expect(await end(child)).toBe(code)
    const done = Object.keys(readTree(join(cwd, signal))).length
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(Object.keys(expected).length)
    expectNothingUnfinished(join(cwd, signal))
    const {stderr} = laodoc(['run', 'in', '-o', signal], {cwd})
    expect(stderr).toContain(` ${done / 2} unchanged, 0 failed`)
    expect(readTree(join(cwd, signal))).toEqual(expected)
  })

  it('that comes a second time stops the run at once', async () => {
    const child = begin(['run', 'in', '-o', 'twice', '--json'], cwd)
    await progressOf(child, 'start')
    child.stdout!.resume()
    child.kill('SIGINT')
    child.kill('SIGTERM')
    expect([130, 143]).toContain(await end(child))
    const left = existsSync(join(cwd, 'twice')) ? Object.keys(readTree(join(cwd, 'twice'))) : []
    expect(left.filter((path) => path.endsWith('.tmp'))).toEqual([])
    expect(laodoc(['run', 'in', '-o', 'twice', '-q'], {cwd}).status).toBe(0)
    expect(readTree(join(cwd, 'twice'))).toEqual(expected)
  })
})
