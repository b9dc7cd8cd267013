import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {laodoc} from './laodoc.ts'

const cwd = mkdtempSync(join(tmpdir(), 'laodoc-adapt-'))
afterAll(() => {
  rmSync(cwd, {recursive: true, force: true})
})

const page = 'ຟະນັກງານລັດ ແລະ ຟະແນກການ ຮ່ວມກັນ ຟັດທະນາປະເທດຊາດ ຕາມແຜນການຂອງກະຊວງ.\n'
mkdirSync(join(cwd, 'in'))
for (const name of ['b', 'a', 'c']) {
  writeFileSync(join(cwd, 'in', `${name}.txt`), `${name}\n${page.repeat(30)}`)
}
writeFileSync(join(cwd, 'short.txt'), page)

describe('laodoc adapt', () => {
  it('writes what a batch teaches, the same for the same documents in any order', () => {
    const {stdout, status} = laodoc(['adapt', 'in'], {cwd})
    expect(status).toBe(0)
    expect(stdout).toMatch(/^type: profile$/m)
    expect(stdout).toMatch(/^ {2}- \["ຟ","ພ",0\.[1-9]/m)
    const again = laodoc(['adapt', 'in/c.txt', 'in/a.txt', 'in/b.txt', '-o', 'p.yaml'], {cwd})
    expect(again.stdout).toBe('')
    expect(readFileSync(join(cwd, 'p.yaml'), 'utf8')).toBe(stdout)
  })

  it('makes the profile that a run over the same documents makes and keeps', () => {
    laodoc(['run', 'in', '--out', 'own'], {cwd})
    laodoc(['run', 'in', '--out', 'given', '--profile', 'p.yaml'], {cwd})
    const kept = readFileSync(join(cwd, 'own', '.laodoc', 'profile.yaml'), 'utf8')
    expect(kept).toBe(readFileSync(join(cwd, 'p.yaml'), 'utf8'))
    const record = (out: string): string => readFileSync(join(cwd, out, 'a.json'), 'utf8')
    expect(record('given')).toBe(record('own'))
    expect(record('own')).toContain('ພະນັກງານລັດ')
  })

  it('says when there is too little to learn from', () => {
    const {stderr, status} = laodoc(['adapt', 'short.txt'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toContain('too few')
  })

  it('leaves nothing beside the outputs of a run over one page', () => {
    expect(laodoc(['run', 'short.txt', '--out', 'page'], {cwd}).status).toBe(0)
    expect(() => readFileSync(join(cwd, 'page', '.laodoc', 'profile.yaml'))).toThrow('ENOENT')
  })
})
