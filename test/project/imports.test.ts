import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'
import {describe, expect, it} from 'vitest'

/** Which folders a folder of `src` may import; `types` stands for the glossary. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  base: ['types'],
  script: ['types'],
  edit: ['types', 'base'],
  rules: ['types', 'base', 'script'],
  model: ['types', 'script'],
  words: ['types', 'base', 'script'],
  labels: ['types', 'base', 'script', 'rules'],
  lines: ['types', 'base', 'script', 'labels'],
  markdown: ['types', 'base', 'edit'],
  correct: [
    'types',
    'base',
    'script',
    'edit',
    'rules',
    'model',
    'words',
    'labels',
    'lines',
    'markdown'
  ],
  structure: ['types', 'base', 'script', 'edit', 'rules', 'model', 'words', 'labels', 'lines'],
  emit: ['types', 'base', 'edit', 'markdown'],
  plugin: ['types', 'convert', 'edit', 'script', 'rules', 'model', 'correct', 'structure', 'emit'],
  read: ['types', 'script', 'emit'],
  scan: ['types', 'read'],
  batch: ['types', 'index', 'inner', 'node', 'read', 'scan'],
  evaluate: ['types', 'index', 'inner', 'node'],
  report: ['types', 'index', 'inner', 'node'],
  workbench: ['types', 'index', 'inner'],
  build: ['types', 'index', 'inner', 'node', 'model', 'rules', 'report', 'batch', 'emit'],
  cli: ['types', 'index', 'inner', 'node', 'batch', 'evaluate', 'report', 'workbench', 'read'],
  convert: ['types', 'base', 'edit', 'correct', 'structure'],
  'test-rules': ['types', 'findings', 'correct', 'structure', 'labels', 'lines', 'model', 'rules'],
  findings: ['types'],
  node: ['types', 'rules'],
  types: [],
  inner: ['base', 'script', 'edit', 'rules', 'model', 'correct', 'emit', 'test-rules'],
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
const core = [
  'base',
  'script',
  'edit',
  'rules',
  'model',
  'words',
  'labels',
  'lines',
  'markdown',
  'correct',
  'structure',
  'emit',
  'read',
  'plugin'
]
const impure =
  /\b(?:from 'node:|process\.\w|new Date\b|Date\.now|Math\.random|localeCompare|toLocale)/

const files = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))

function roomOf(file: string): string {
  return file.split('/')[0]!.replace(/\.ts$/, '')
}

/** What a file imports, types included, as paths below `src`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8')
  return [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, path]) =>
    normalize(join(dirname(file), path!))
  )
}

/** @returns A way from something along what it reaches back to itself; null where there is none. */
function findCircle(reached: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>()
  const way: string[] = []
  const visit = (at: string): string[] | null => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at]
    if (done.has(at)) return null
    way.push(at)
    for (const next of reached.get(at) ?? []) {
      const circle = visit(next)
      if (circle !== null) return circle
    }
    way.pop()
    done.add(at)
    return null
  }
  for (const start of reached.keys()) {
    const circle = visit(start)
    if (circle !== null) return circle
  }
  return null
}

describe('imports go round in no circle', () => {
  const imports = new Map(files.map((file) => [file, new Set(importsOf(file))]))

  it.each([...new Set(files.map((file) => dirname(file)))])('of files: %s', (folder) => {
    const inside = [...imports].filter(([file]) => dirname(file) === folder)
    expect(findCircle(new Map(inside))).toBeNull()
  })

  it('of rooms', () => {
    const rooms = new Map<string, Set<string>>()
    for (const [file, reached] of imports) {
      const own = roomOf(file)
      const others = [...reached].map(roomOf).filter((room) => room !== own)
      rooms.set(own, new Set([...(rooms.get(own) ?? []), ...others]))
    }
    expect(findCircle(rooms)).toBeNull()
  })

  it.each(['batch', 'cli'])('of the rooms of %s', (room) => {
    const rooms = new Map<string, Set<string>>()
    for (const [file, reached] of imports) {
      if (roomOf(file) !== room) continue
      const own = dirname(file)
      const others = [...reached].map((path) => dirname(path)).filter((other) => other !== own)
      const inside = others.filter((other) => roomOf(other) === room)
      rooms.set(own, new Set([...(rooms.get(own) ?? []), ...inside]))
    }
    expect(findCircle(rooms)).toBeNull()
  })

  it('is what a circle fails', () => {
    const reached = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c', 'd'])],
      ['d', new Set(['b'])]
    ])
    expect(findCircle(reached)).toEqual(['b', 'd', 'b'])
  })
})

describe.each(files)('src/%s', (file) => {
  it('imports in one direction', () => {
    const own = roomOf(file)
    expect(Object.keys(allowed)).toContain(own)
    const foreign = importsOf(file)
      .map(roomOf)
      .filter((room) => room !== own && !allowed[own]!.includes(room))
    expect(foreign).toEqual([])
  })
})

it.each(files.filter((file) => core.includes(roomOf(file))))(
  'src/%s knows nothing of the world',
  (file) => {
    expect(readFileSync(join('src', file), 'utf8').match(impure)?.[0]).toBeUndefined()
  }
)
