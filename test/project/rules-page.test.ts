import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {parse} from 'yaml'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {inShell} from '../cli/laodoc.ts'

const text = readFileSync(new URL('../../src/build/rules-introduction.md', import.meta.url), 'utf8')

/** The files that the page asks to write, by their paths. */
const files = Object.fromEntries(
  Array.from(
    text.matchAll(/`(mine\/[\w/.-]+\.(?:yaml|txt))`[^`]*:\n\n```\w+\n([^]*?)^```/gm),
    ([, path, body]) => [path!, body!]
  )
)
const prose = text.replace(/^```[^]*?^```/gm, '')
const commands = Array.from(prose.matchAll(/^ {4}([a-z].*)$/gm), ([, line]) => line!)

it('the commands of the page about rules work with the files that it shows', () => {
  expect(Object.keys(files).length).toBeGreaterThan(3)
  expect(commands.length).toBeGreaterThan(5)
  const cwd = temporaryFolder({
    ...files,
    'scans/page-1.txt': 'ຟະນັກງານຂອງໃບສັ່ງວຽກ ຢູ່ບ້ານດອນແດງ.\n\nວັນທີ 5 ກໍຣະກົດ 1975\n'
  })
  for (const line of commands) {
    const {status, stdout, stderr} = inShell(
      `node=$1 main=$2; laodoc() { "$node" "$main" "$@"; }; ${line}`,
      [],
      {cwd}
    )
    expect(status, `${line}\n${stdout}${stderr}`).toBe(0)
  }
  const scanner = parse(readFileSync(join(cwd, 'mine/confusions/scanner.yaml'), 'utf8')) as {
    rules: [{counterexamples: string[]}]
  }
  expect(scanner.rules[0].counterexamples).toHaveLength(2)
  const {$id} = JSON.parse(readFileSync(join(cwd, 'mine/rules.json'), 'utf8')) as {$id: string}
  expect($id).toBe('urn:laodoc:schema:rules:1.0')
})
