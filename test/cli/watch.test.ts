import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {expectNothingUnfinished} from '../faults/support.ts'
import {begin, end, laodoc} from './laodoc.ts'

const sentence = 'ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານ ແລະ ຕົກລົງກັນ.\n'

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    if (condition()) return
    await setTimeout(100)
  }
  throw new Error('it never came')
}

/** Begins to watch `in`, and gathers what is said. */
async function watching(cwd: string, ...more: string[]) {
  const child = begin(['run', 'in', '--watch', '--json', ...more], cwd)
  const said = {stdout: '', stderr: ''}
  child.stdout!.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()))
  child.stderr!.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()))
  const ended = end(child)
  await until(() => said.stderr.includes('watching in'))
  const events = (name: string) => said.stdout.split(`"event":"${name}"`).length - 1
  return {child, ended, said, events}
}

// About ten seconds each: files have to rest a second before they are taken.
describe('laodoc run --watch', () => {
  it.each([
    ['told by the system', []],
    ['looked for', ['--poll']]
  ])('does what comes, when it is whole, and stops at a signal (%s)', async (_, options) => {
    const cwd = temporaryFolder({'in/first.txt': sentence.repeat(150)})
    const {child, ended, said, events} = await watching(cwd, ...options)
    await until(() => existsSync(join(cwd, 'out/first.json')))
    await until(() => events('end') === 1)
    const profile = join(cwd, 'out/.laodoc/profile.yaml')
    const learnt = statSync(profile)

    mkdirSync(join(cwd, 'in/new'))
    const slow = join(cwd, 'in/new/slow.txt')
    writeFileSync(slow, sentence)
    for (let part = 0; part < 8; part++) {
      await setTimeout(300)
      expect(existsSync(join(cwd, 'out/new/slow.json'))).toBe(false)
      appendFileSync(slow, sentence)
    }
    await until(() => existsSync(join(cwd, 'out/new/slow.json')))
    await until(() => events('end') === 2)
    expect(events('document')).toBe(2)
    const record = readFileSync(join(cwd, 'out/new/slow.json'), 'utf8')
    expect(JSON.parse(record)).toMatchObject({source: {bytes: Buffer.byteLength(sentence) * 9}})
    expect(statSync(profile)).toMatchObject({ino: learnt.ino, mtimeMs: learnt.mtimeMs})

    rmSync(slow)
    await until(() => said.stdout.includes('"absent"'))
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    expectNothingUnfinished(join(cwd, 'out'))
    const again = laodoc(['run', 'in', '-o', 'out'], {cwd})
    expect(again.stderr).toContain('0 done, 1 unchanged')
  })

  it('goes on where names collide or bad documents come, and waits in an empty folder', async () => {
    const cwd = temporaryFolder()
    mkdirSync(join(cwd, 'in'))
    const {child, ended, said} = await watching(cwd)
    writeFileSync(join(cwd, 'in/bad.txt'), Buffer.from([0xff]))
    writeFileSync(join(cwd, 'in/a.txt'), sentence)
    await until(() => existsSync(join(cwd, 'out/a.json')))
    expect(said.stdout).toContain('"code":"INVALID_UTF8"')
    writeFileSync(join(cwd, 'in/a.md'), sentence)
    await until(() => said.stderr.includes('in/a.md and in/a.txt'))
    rmSync(join(cwd, 'in/a.md'))
    writeFileSync(join(cwd, 'in/b.txt'), sentence)
    await until(() => existsSync(join(cwd, 'out/b.json')))
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(Object.keys(readTree(join(cwd, 'out')))).toEqual(['a.json', 'a.md', 'b.json', 'b.md'])
  })

  it('takes no lists and no patterns', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence})
    expect(laodoc(['run', 'in/*.txt', '--watch'], {cwd}).status).toBe(2)
    const args = ['run', '--files-from', '-', '--watch']
    expect(laodoc(args, {cwd, input: 'in/a.txt\n'}).status).toBe(2)
  })

  it('does all again by a rule that is saved, and shows what it does', async () => {
    const rule = (pattern: string): string =>
      `type: rewrite
description: Stamps.
rules:
  - id: stamp
    description: A stamp that was read as a word.
    kind: removal
    confidence: 0.8
    pattern: '${pattern}'
    replace: ""
    examples: [{before: "XX ກ", after: " ກ"}]
    counterexamples: [ກ]
`
    const cwd = temporaryFolder({
      'in/a.txt': 'ພວກເຮົາປະຊຸມ XX ຢູ່ບ້ານ AX ແລ້ວ.\n',
      'mine/stamps.yaml': rule('XX')
    })
    const child = begin(['run', 'in', '--watch', '--rules', 'mine'], cwd)
    let said = ''
    child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const ended = end(child)
    const text = (): string =>
      existsSync(join(cwd, 'out/a.md')) ? readFileSync(join(cwd, 'out/a.md'), 'utf8') : ''
    await until(() => text() !== '')
    expect(text()).toContain('AX')
    writeFileSync(join(cwd, 'mine/stamps.yaml'), rule('('))
    await until(() => said.includes('mine/stamps.yaml:8:14: not a regular expression'))
    writeFileSync(join(cwd, 'mine/stamps.yaml'), rule('[A-Z]X'))
    await until(() => text() !== '' && !text().includes('AX'))
    // A run that was under way when the rule was saved may use it before what it does is shown.
    await until(() => said.includes('in/a.txt:1:25  appears  stamps/stamp 0.80'))
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
  })
})
