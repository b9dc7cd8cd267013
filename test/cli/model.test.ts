import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

interface Info {
  readonly source: {readonly package: string; readonly version: string; readonly licence: string}
  readonly order: number
  readonly states: number
  readonly arcs: number
  readonly letters: readonly string[]
  readonly bytes: number
  readonly sha256: string
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>
}

function readInfo(): Info {
  const {status, stdout, stderr} = laodoc(['model', 'info', '--json'])
  expect({status, stderr}).toEqual({status: 0, stderr: ''})
  return JSON.parse(stdout) as Info
}

describe('laodoc model info', () => {
  it('tells what the model was made from and what it is', () => {
    const file = readFileSync('dist/model/lao.model')
    const name = '@tesseract.js-data/lao'
    const info = readInfo()
    expect(info).toMatchObject({
      source: {package: name, version: manifest.devDependencies[name], licence: 'Apache-2.0'},
      order: 7,
      bytes: file.length,
      sha256: createHash('sha256').update(file).digest('hex')
    })
    expect(info.letters).toContain('ກ')
    expect(info.states).toBeGreaterThan(1000)
    expect(info.arcs).toBeGreaterThan(info.states)
    expect(info.bytes).toBeLessThanOrEqual(16_000_000)
  })

  it('tells people the same', () => {
    const {bytes, sha256, letters, states} = readInfo()
    const {stdout} = laodoc(['model', 'info'])
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^source +@tesseract\.js-data\/lao 1\./),
      'licence  Apache-2.0',
      `size     ${bytes} bytes`,
      `sha256   ${sha256}`,
      'order    7 letters',
      `states   ${states}`,
      expect.stringMatching(/^arcs +\d+$/),
      `letters  ${letters.length}`
    ])
  })

  it('names the model that records name', () => {
    const cwd = temporaryFolder({'in/a.txt': 'ພວກເຮົາປະຊຸມຢູ່ບ້ານ.\n'})
    laodoc(['run', 'in', '--no-adapt'], {cwd})
    const record = JSON.parse(readFileSync(`${cwd}/out/a.json`, 'utf8')) as {
      readonly generator: {readonly model: string}
    }
    expect(record.generator.model).toBe(readInfo().sha256)
  })
})
