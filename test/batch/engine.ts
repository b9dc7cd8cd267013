import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type * as engine from '../../src/batch/run.ts'
import type {RunOptions, RunResult} from '../../src/batch/run.ts'
import type {DocumentEvent, Summary} from '../../src/batch/tell/reporter.ts'

const built = new URL('../../dist/batch/run.js', import.meta.url).href

/**
 * A core that writes the text back, and misbehaves when the text asks for it; as a URL, so that
 * threads can load it.
 */
const core = `data:text/javascript,${encodeURIComponent(`
export function createConvert({formats}) {
  return Promise.resolve((source, facts) => {
    if (source.includes('HANG')) for (;;);
    if (source.includes('THROW')) throw new TypeError('no such thing')
    if (source.includes('EXIT')) process.exit(7)
    if (source.includes('MEMORY')) {
      const held = []
      for (;;) held.push(new Array(1000).fill(held.length))
    }
    const outputs = formats.map((format) => ({format, text: \`\${facts.path} \${source}\`}))
    const characters = Array.from(source).length
    const none = {corrections: 0, suggestions: 0, removed: 0, suspect: 0, estimatedErrorRate: 0}
    return {outputs, counts: {characters, ...none}}
  })
}
`)}`

/** What a run said, and how it ended. */
export interface Outcome extends RunResult {
  readonly events: readonly DocumentEvent[]
  readonly notes: readonly string[]
  readonly summary: Summary
}

/** Runs the engine as it is built (threads cannot run its source) on the core of the tests. */
export async function runEngine(
  input: string,
  out: string,
  options: Partial<RunOptions> & {readonly timeout?: number} = {}
): Promise<Outcome> {
  const {run} = (await import(built)) as typeof engine
  const events: DocumentEvent[] = []
  const notes: string[] = []
  const formats = options.formats ?? ['json', 'md']
  const result = await run({
    sources: {paths: [input]},
    out,
    formats,
    processor: {
      module: core,
      pipeline: {formats},
      options: {encodingErrors: 'fail', timeout: options.timeout ?? 10_000}
    },
    pipelineKey: 'test',
    jobs: 1,
    maxFileSize: 1 << 20,
    reporter: {
      start: () => undefined,
      document: (event) => events.push(event),
      note: (message) => notes.push(message),
      end: () => undefined
    },
    ...options
  })
  return {...result, events, notes}
}

/** @returns The files below a folder and what they hold, without the state of runs. */
export function readTree(folder: string): Record<string, string> {
  const tree: Record<string, string> = {}
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(folder.length + 1)
    if (entry.isFile() && !path.startsWith('.laodoc/')) tree[path] = readFileSync(file, 'utf8')
  }
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)))
}
