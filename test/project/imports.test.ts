import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'
import {describe, expect, it} from 'vitest'

/** Which folders a folder of `src` may import; `types` stands for the glossary. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  script: ['types'],
  edit: ['types'],
  rules: ['types', 'script'],
  model: ['types', 'script'],
  lines: ['types', 'base', 'script', 'rules'],
  correct: ['types', 'base', 'script', 'edit', 'rules', 'model', 'lines'],
  structure: ['types', 'base', 'script', 'edit', 'rules', 'model', 'lines'],
  emit: ['types', 'edit'],
  plugin: ['types', 'convert', 'edit', 'script', 'rules', 'model', 'correct', 'structure', 'emit'],
  batch: ['types', 'index', 'node'],
  evaluate: ['types', 'index', 'node'],
  report: ['types', 'index', 'node'],
  workbench: ['types', 'index'],
  cli: ['types', 'index', 'node', 'batch', 'evaluate', 'report', 'workbench'],
  convert: ['types', 'correct', 'structure'],
  'test-rules': ['types', 'findings', 'correct', 'structure', 'lines', 'model', 'rules'],
  findings: ['types'],
  node: ['types', 'rules'],
  types: [],
  base: [],
  index: [
    'types',
    'convert',
    'test-rules',
    'script',
    'edit',
    'rules',
    'model',
    'correct',
    'structure',
    'emit',
    'plugin'
  ]
}

/** What the pure core may not know: the world outside, and whatever differs between two runs. */
const core = ['script', 'edit', 'rules', 'model', 'lines', 'correct', 'structure', 'emit', 'plugin']
const impure =
  /\b(?:from 'node:|process\.\w|new Date\b|Date\.now|Math\.random|localeCompare|toLocale)/

const files = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))

function roomOf(file: string): string {
  return file.split('/')[0]!.replace(/\.ts$/, '')
}

describe.each(files)('src/%s', (file) => {
  const text = readFileSync(join('src', file), 'utf8')

  it('imports in one direction', () => {
    const own = roomOf(file)
    expect(Object.keys(allowed)).toContain(own)
    const foreign = [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)]
      .map(([, path]) => roomOf(normalize(join(dirname(file), path!))))
      .filter((room) => room !== own && !allowed[own]!.includes(room))
    expect(foreign).toEqual([])
  })

  it.runIf(core.includes(roomOf(file)))('knows nothing of the world', () => {
    expect(text.match(impure)?.[0]).toBeUndefined()
  })
})
