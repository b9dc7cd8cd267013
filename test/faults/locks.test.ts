import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {begin, end, laodoc} from '../cli/laodoc.ts'
import {pages, progressOf, stateOf} from './support.ts'

describe('two runs on one output folder', () => {
  it('the second ends with 5 and names the first', async () => {
    const cwd = temporaryFolder(pages(200))
    const child = begin(['run', 'in', '--json', '--jobs', '1'], cwd)
    await progressOf(child, 'document')
    child.stdout!.resume()
    const second = laodoc(['run', 'in'], {cwd})
    expect(second.status).toBe(5)
    expect(second.stderr).toContain(`process ${child.pid}`)
    expect(await end(child)).toBe(0)
  })

  it('that find the lock of a dead one take it over one after the other', async () => {
    const cwd = temporaryFolder(pages(30))
    laodoc(['run', 'in', '-o', 'whole', '-q'], {cwd})
    const expected = readTree(join(cwd, 'whole'))
    for (let round = 0; round < 3; round++) {
      mkdirSync(stateOf(cwd), {recursive: true})
      // No process has this number: Linux ends at 2^22.
      const owner = {host: hostname(), pid: 5_000_000 + round, started: null}
      writeFileSync(join(stateOf(cwd), 'lock'), JSON.stringify(owner))
      writeFileSync(join(stateOf(cwd), 'lock-5000000'), JSON.stringify(owner))
      const codes = await Promise.all(
        [1, 2, 3, 4].map(() => end(begin(['run', 'in', '-q', '--force'], cwd)))
      )
      expect(codes).toContain(0)
      for (const code of codes) expect([0, 5]).toContain(code)
      expect(readTree(join(cwd, 'out'))).toEqual(expected)
      const left = readdirSync(stateOf(cwd)).filter((name) => name.startsWith('lock'))
      expect(left).toEqual([])
    }
  })
})

describe('the lock of a run on another host', () => {
  it('stands until --break-lock', () => {
    const cwd = temporaryFolder(pages(1))
    mkdirSync(stateOf(cwd), {recursive: true})
    const lock = JSON.stringify({host: 'elsewhere', pid: 1, started: null})
    writeFileSync(join(stateOf(cwd), 'lock'), lock)
    const kept = laodoc(['run', 'in'], {cwd})
    expect(kept.status).toBe(5)
    expect(kept.stderr).toContain('process 1 on elsewhere; --break-lock if that run is gone')
    expect(laodoc(['run', 'in', '--break-lock'], {cwd}).status).toBe(0)
  })
})
