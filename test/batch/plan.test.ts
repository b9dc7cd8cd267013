import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {discover} from '../../src/batch/find/discover.ts'
import type {Input} from '../../src/batch/find/input.ts'
import {outputPath, plan, type Plan} from '../../src/batch/find/plan.ts'
import {temporaryFolder} from './temporary-folder.ts'

async function* inputs(...paths: string[]): AsyncGenerator<Input> {
  for (const path of paths) yield await Promise.resolve({file: `/in/${path}`, path, bytes: 10})
}

const planned = (...paths: string[]): Promise<Plan> =>
  plan(() => inputs(...paths), {out: '/out', formats: ['json', 'md']})

describe('plan', () => {
  it('counts documents, bytes and what is skipped', async () => {
    const root = temporaryFolder({'a.txt': 'ກ', 'b/a.txt': 'ກຂ', 'c.rtf': ''})
    const result = await plan((skipped) => discover({paths: [root]}, skipped), {
      out: join(root, 'out'),
      formats: ['json']
    })
    expect(result).toMatchObject({documents: 2, bytes: 9})
    expect([...result.skipped]).toEqual([['other extension', 1]])
  })

  it.each([
    ['two extensions', 'a/b.txt', 'a/b.md'],
    ['twins in case', 'a/Page.txt', 'a/page.txt'],
    ['twins in normal form', 'a/caf\u00E9.txt', 'a/cafe\u0301.txt'],
    ['the same file twice', 'a.txt', 'a.txt']
  ])('refuses %s before any work and names the pair', async (_, left, right) => {
    await expect(planned('x.txt', left, right)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`/in/${left} and /in/${right}`) as string
    })
  })

  it('refuses a run without documents', async () => {
    await expect(planned()).rejects.toMatchObject({exitCode: 2})
  })

  it('refuses to write over an input', async () => {
    await expect(plan(() => inputs('a.md'), {out: '/in', formats: ['md']})).rejects.toMatchObject({
      exitCode: 2
    })
  })

  it('puts another extension in the place of the last one only', () => {
    expect(outputPath('a.b/c.d.txt', 'json')).toBe('a.b/c.d.json')
    expect(outputPath('a.b/c', 'md')).toBe('a.b/c.md')
  })
})
