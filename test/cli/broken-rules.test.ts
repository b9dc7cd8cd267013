import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

const broken = {
  'in/a.txt': 'ພວກເຮົາປະຊຸມ.\n',
  'mine/stamps.yaml': `type: rewrite
description: Stamps.
rules:
  - id: One
    description: An id in capitals.
    kind: nonsense
    pattern: '('
    replace: ""
    examples: [{before: a, after: b}]
    counterexamples: []
`,
  'mine/months.yaml': 'type: vocabulry\ndescription: Months.\n',
  'mine/words.yaml': 'type: vocabulary\ndescription: [\n'
}

it.each([
  ['run', ['run', 'in']],
  ['check', ['check', 'in']],
  ['explain', ['explain', 'in/a.txt']],
  ['rules test', ['rules', 'test']],
  ['rules list', ['rules', 'list']],
  ['rules impact', ['rules', 'impact', 'in']]
])('%s names all that is wrong with rules at once and writes nothing', (_, args) => {
  const cwd = temporaryFolder(broken)
  const {status, stdout, stderr} = laodoc([...args, '--rules', 'mine'], {cwd})
  expect([status, stdout]).toEqual([2, ''])
  const places = stderr
    .split('\n')
    .slice(1, -1)
    .map((line) => /^ {2}(mine\/\w+\.yaml:\d+:\d+): \S/.exec(line)?.[1])
  expect(places).not.toContain(undefined)
  expect(new Set(places)).toEqual(
    new Set([
      'mine/months.yaml:1:7',
      'mine/stamps.yaml:4:9',
      'mine/stamps.yaml:6:11',
      'mine/stamps.yaml:10:22',
      ...places.filter((place) => place?.startsWith('mine/words.yaml') === true)
    ])
  )
  expect(places.some((place) => place?.startsWith('mine/words.yaml'))).toBe(true)
  expect(existsSync(join(cwd, 'out'))).toBe(false)
})
