import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'
import {describe, expect, it} from 'vitest'

/** Which folders a folder of `src` may import; `types` stands for the glossary. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  script: ['types'],
  edit: ['types'],
  rules: ['types', 'script'],
  model: ['types', 'script'],
  lines: ['types', 'script', 'rules'],
  markdown: ['types', 'edit'],
  correct: ['types', 'script', 'edit', 'rules', 'model', 'lines', 'markdown'],
  structure: ['types', 'script', 'edit', 'rules', 'model', 'lines'],
  emit: ['types', 'edit', 'markdown'],
  plugin: ['types', 'convert', 'edit', 'script', 'rules', 'model', 'correct', 'structure', 'emit'],
  batch: ['types', 'index', 'node'],
  evaluate: ['types', 'index', 'node'],
  report: ['types', 'index', 'node'],
  workbench: ['types', 'index'],
  cli: ['types', 'index', 'node', 'batch', 'evaluate', 'report', 'workbench'],
  convert: ['types', 'correct', 'structure'],
  'test-rules': ['types', 'correct', 'lines', 'model', 'rules'],
  node: ['types', 'rules'],
  types: [],
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
const core = ['script', 'edit', 'rules', 'model', 'lines', 'markdown', 'correct', 'structure', 'emit', 'plugin']
const impure =
  /\b(?:from 'node:|process\.\w|new Date\b|Date\.now|Math\.random|localeCompare|toLocale)/

/** Rules are vetted by a large tool that the shell hands in; its module belongs to the shell. */
const shell = /^rules\/(?:vet-pattern|load-guards)\.ts$/

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

  it.runIf(core.includes(roomOf(file)) && !shell.test(file))('knows nothing of the world', () => {
    expect(text.match(impure)?.[0]).toBeUndefined()
  })
})
