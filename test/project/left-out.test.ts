import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {describeLeftOut} from '../support/left-out.ts'

const reporter = join(import.meta.dirname, '../support/left-out.ts')
const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs')

describe('what a run of the tests leaves out', () => {
  it('is counted by file and reason', () => {
    const tests = [
      {file: 'a.test.ts', name: 'a disk (needs root) > is full'},
      {file: 'a.test.ts', name: 'a disk (needs root) > is slow'},
      {file: 'b.test.ts', name: 'a cluster', note: 'no cluster could be started'},
      {file: 'b.test.ts', name: 'a page (odd)'}
    ]
    expect(describeLeftOut(tests)).toBe(
      '4 tests were left out:\n' +
        '  2  a.test.ts: needs root\n' +
        '  1  b.test.ts: no cluster could be started\n' +
        '  1  b.test.ts: no reason is given\n'
    )
    expect(describeLeftOut(tests.slice(0, 1))).toMatch(/^1 test was left out:\n/)
    expect(describeLeftOut([])).toBe('No test was left out.\n')
  })

  it('is said at the end of the run, unless tests are chosen by name', () => {
    const cwd = temporaryFolder({
      'some.test.ts': `import {describe, it} from ${JSON.stringify(join(vitest, '../dist/index.js'))}
        it('runs', () => {})
        describe.skipIf(true)('a browser (needs Chromium)', () => { it('draws', () => {}) })
        it('asks', (test) => { test.skip('nobody answers') })`
    })
    const run = (...more: string[]): string => {
      const args = [vitest, 'run', '--reporter', 'dot', '--reporter', reporter, ...more]
      return spawnSync(process.execPath, args, {cwd, encoding: 'utf8'}).stdout
    }
    const said =
      '2 tests were left out:\n' +
      '  1  some.test.ts: needs Chromium\n' +
      '  1  some.test.ts: nobody answers\n'
    expect(run()).toContain(said)
    expect(run('-t', 'runs')).not.toContain('left out')
  })

  it('has a reason wherever tests may be left out', () => {
    const unsaid: string[] = []
    for (const path of readdirSync('test', {recursive: true, encoding: 'utf8'})) {
      if (!path.endsWith('.test.ts') || path.endsWith('left-out.test.ts')) continue
      const text = readFileSync(join('test', path), 'utf8')
      for (const [found] of text.matchAll(/\.(?:skipIf|runIf)\(.*\n.*/g)) {
        if (!found.includes('(needs ')) unsaid.push(`${path}: ${found.trim()}`)
      }
      if (/\.skip\(\)|\b(?:it|describe)\.skip\b/.test(text)) unsaid.push(path)
    }
    expect(unsaid).toEqual([])
  })
})
