import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {mergeShards} from '../../src/batch/merge.ts'
import {readTree, runEngine} from './engine.ts'
import {temporaryFolder} from './temporary-folder.ts'

const parts = {name: 'laodoc', version: '1.2.3', rules: 'a'.repeat(64), model: null}

async function makeBag(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder(files)
  const [input, out] = [join(root, 'in'), join(root, 'out')]
  const again = (options = {}) =>
    runEngine(input, out, {layout: 'bag', pipelineParts: parts, ...options})
  return {root, input, out, outcome: await again(), again}
}

/** What RFC 8493 (section 3) asks of a bag that is complete and valid; knows nothing of ours. */
function faultsOf(bag: string): string[] {
  const faults: string[] = []
  const read = (name: string) => readFileSync(join(bag, name))
  const files = (below: string) =>
    readdirSync(join(bag, below), {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(bag.length + 1))
  const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
  if (!existsSync(join(bag, 'bagit.txt'))) return ['no bagit.txt']
  if (read('bagit.txt').toString() !== declaration) faults.push('bagit.txt')
  const check = (manifest: string): string[] => {
    const names: string[] = []
    const text = read(manifest).toString()
    if (text !== '' && !text.endsWith('\n')) faults.push(`${manifest}: last line`)
    for (const line of text.split('\n').slice(0, -1)) {
      const [, hash, encoded] = /^([\da-f]{64})[ \t]+(.+)$/.exec(line)!
      const name = encoded!.replace(/%(0A|0D|25)/gi, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16))
      )
      names.push(name)
      if (!existsSync(join(bag, name))) faults.push(`${name}: not there`)
      else if (createHash('sha256').update(read(name)).digest('hex') !== hash) faults.push(name)
    }
    if (new Set(names).size < names.length) faults.push(`${manifest}: twice`)
    return names
  }
  const payload = check('manifest-sha256.txt')
  for (const name of files('data')) if (!payload.includes(name)) faults.push(`${name}: not listed`)
  if (payload.some((name) => !name.startsWith('data/'))) faults.push('outside data')
  const tags = check('tagmanifest-sha256.txt')
  for (const name of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt']) {
    if (!tags.includes(name)) faults.push(`${name}: not listed`)
  }
  const oxum = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(read('bag-info.txt').toString())!
  const octets = payload.reduce((sum, name) => sum + read(name).length, 0)
  if (Number(oxum[1]) !== octets || Number(oxum[2]) !== payload.length) faults.push('Payload-Oxum')
  return faults
}

const odd = {
  'in/a/b.txt': 'ກ',
  'in/ບົດ ທີ 1.txt': 'ຂ',
  'in/100%.txt': 'ຄ',
  'in/line\nend.txt': 'ງ',
  'in/a.txt': 'ຈ'
}

describe('a bag', () => {
  it('is complete and valid, whatever its files are called', async () => {
    const {out} = await makeBag(odd)
    expect(faultsOf(out)).toEqual([])
    const manifest = readFileSync(join(out, 'manifest-sha256.txt'), 'utf8')
    expect(manifest.match(/ {2}.*/g)).toEqual([
      '  data/100%25.json',
      '  data/100%25.md',
      '  data/a.json',
      '  data/a.md',
      '  data/a/b.json',
      '  data/a/b.md',
      '  data/line%0Aend.json',
      '  data/line%0Aend.md',
      '  data/ບົດ ທີ 1.json',
      '  data/ບົດ ທີ 1.md'
    ])
    expect(readFileSync(join(out, 'bag-info.txt'), 'utf8')).toBe(
      `Bag-Software-Agent: laodoc 1.2.3\nPayload-Oxum: 148.10\nLaodoc-Rules-SHA256: ${'a'.repeat(64)}\n`
    )
  })

  it('satisfies sha256sum', async () => {
    const {out} = await makeBag({'in/a/b.txt': 'ກ', 'in/ບົດ 1.txt': 'ຂ'})
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync('sha256sum', ['--check', '--strict', '--quiet', manifest], {cwd: out})
    }
  })

  it('holds what a folder holds, with the same bytes each time', async () => {
    const {root, input, out, again} = await makeBag(odd)
    await runEngine(input, join(root, 'plain'))
    expect(readTree(join(out, 'data'))).toEqual(readTree(join(root, 'plain')))
    const before = readTree(out)
    expect((await again()).summary.unchanged).toBe(5)
    expect(readTree(out)).toEqual(before)
  })

  it('is made anew of what stands, and is none while that changes', async () => {
    const {out, again} = await makeBag(odd)
    writeFileSync(join(out, 'data/a.md'), 'a.txt ສ')
    writeFileSync(join(out, 'data/notes.txt'), 'by hand')
    expect(faultsOf(out)).toEqual(['data/a.md', 'data/notes.txt: not listed'])
    await again({stop: AbortSignal.abort()})
    expect(faultsOf(out)).toEqual(['no bagit.txt'])
    await again()
    expect(faultsOf(out)).toEqual([])
  })

  it('keeps what archivists wrote into bag-info.txt', async () => {
    const {out, again} = await makeBag(odd)
    const info = join(out, 'bag-info.txt')
    const own = 'Source-Organization: ຫໍສະໝຸດ\nExternal-Description: pages\n  of a year\n'
    writeFileSync(info, `Payload-Oxum: 1.1\n  more\n${own}`)
    await again()
    expect(readFileSync(info, 'utf8')).toContain(`\nLaodoc-Rules-SHA256: ${'a'.repeat(64)}\n${own}`)
    expect(readFileSync(info, 'utf8')).not.toContain('more')
    expect(faultsOf(out)).toEqual([])
  })

  it('of shards is closed by whoever merges them', async () => {
    const {root, input, out} = await makeBag(odd)
    const bag = join(root, 'bag')
    for (const index of [1, 2]) {
      const shard = {index, count: 2}
      await runEngine(input, bag, {layout: 'bag', pipelineParts: parts, shard})
      expect(faultsOf(bag)).toEqual(['no bagit.txt'])
    }
    expect((await mergeShards(bag, false)).report.merged).toBe(true)
    expect(faultsOf(bag)).toEqual([])
    expect(readTree(bag)).toEqual(readTree(out))
  })

  it('is a bag of nothing where every document failed', async () => {
    const {out, outcome} = await makeBag({'in/a.txt': '\u0000'})
    expect(outcome.exitCode).toBe(3)
    expect(existsSync(join(out, 'bagit.txt'))).toBe(true)
    expect(readFileSync(join(out, 'manifest-sha256.txt'), 'utf8')).toBe('')
  })

  it('and a plain folder are not made of each other', async () => {
    const {input, out, again} = await makeBag(odd)
    await expect(runEngine(input, out)).rejects.toMatchObject({exitCode: 2})
    rmSync(out, {recursive: true})
    await runEngine(input, out)
    await expect(again()).rejects.toMatchObject({exitCode: 2})
  })
})
