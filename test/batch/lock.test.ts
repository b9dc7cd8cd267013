import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import {lockFolder} from '../../src/batch/keep/lock.ts'
import {temporaryFolder} from './temporary-folder.ts'

/** No process has this number: Linux ends at 2^22. */
const dead = (id: number) => ({host: hostname(), pid: 5_000_000 + id, started: null})

function withLock(owner: object): {readonly out: string; readonly state: string} {
  const out = temporaryFolder()
  const state = join(out, '.laodoc')
  mkdirSync(state)
  writeFileSync(join(state, 'lock'), JSON.stringify(owner))
  return {out, state}
}

describe('lockFolder', () => {
  it('leaves nothing behind when it lets go', async () => {
    const out = temporaryFolder()
    const lock = await lockFolder(out, false)
    expect(lock.takenOver).toBe(false)
    await lock.release()
    expect(readdirSync(join(out, '.laodoc'))).toEqual([])
  })

  it('keeps others out, of the same process too', async () => {
    const out = temporaryFolder()
    await lockFolder(out, false)
    await expect(lockFolder(out, false)).rejects.toMatchObject({exitCode: 5})
    expect((await lockFolder(out, true)).takenOver).toBe(true)
  })

  it('takes over from one that died while it took over from one that died', async () => {
    const {out, state} = withLock(dead(0))
    const {sha256} = await import('../../src/batch/base/cache-key.ts')
    for (let id = 0; id < 3; id++) {
      const follower = `lock-after-${sha256(JSON.stringify(dead(id)))}`
      writeFileSync(join(state, follower), JSON.stringify(dead(id + 1)))
    }
    const lock = await lockFolder(out, false)
    expect(lock.takenOver).toBe(true)
    expect(readdirSync(state)).toEqual(['lock'])
    expect(readFileSync(join(state, 'lock'), 'utf8')).toContain(`"pid":${process.pid}`)
    await lock.release()
    expect(readdirSync(state)).toEqual([])
  })

  it('is one contender’s at a time, however many find the lock of a dead run', async () => {
    for (let round = 0; round < 200; round++) {
      const {out, state} = withLock(dead(round))
      let holders = 0
      let taken = 0
      const contend = async (delay: number): Promise<void> => {
        for (let turn = 0; turn < delay; turn++) await setImmediate()
        const lock = await lockFolder(out, false).catch((error: unknown) => {
          expect(error).toMatchObject({exitCode: 5})
        })
        if (lock === undefined) return
        holders++
        taken++
        expect(holders).toBe(1)
        for (let turn = 0; turn < round % 4; turn++) await setImmediate()
        holders--
        await lock.release()
      }
      await Promise.all(Array.from({length: 6}, (_, index) => contend((index * round) % 7)))
      expect(taken).toBeGreaterThan(0)
      expect(readdirSync(state)).toEqual([])
    }
  })
})
