import {existsSync, readdirSync} from 'node:fs'
import {once} from 'node:events'
import {join} from 'node:path'
import {expect} from 'vitest'
import {laodoc, type begin, type Ended} from '../cli/laodoc.ts'

/** A sound sentence but for its ຳ, which is split. */
export const sentence = 'ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານ ແລະ ຕົກລົງກັນ.\n'

/** Some faults can only be set by root: mounts, files of another user. */
export const isRoot = process.getuid?.() === 0

/** Enough work for a run to be caught in the middle of it. */
export function pages(count: number, size = 60): Record<string, string> {
  const files: Record<string, string> = {}
  for (let page = 0; page < count; page++) {
    files[`in/${page % 5}/${page}.txt`] = `${page} ${sentence.repeat(size)}`
  }
  return files
}

/** Expects that no half-written file stands in an output folder, and no lock. */
export function expectNothingUnfinished(out: string): void {
  if (!existsSync(out)) return
  const left = readdirSync(out, {recursive: true, encoding: 'utf8'}).filter(
    (path) => path.endsWith('.tmp') || /\.laodoc\/lock/.test(path)
  )
  expect(left).toEqual([])
}

/** Waits until a run with `--json` tells of an event. */
export async function progressOf(child: ReturnType<typeof begin>, event: string): Promise<void> {
  let seen = ''
  for (;;) {
    const [chunk] = (await once(child.stdout!, 'data')) as [Buffer]
    seen += chunk.toString()
    if (seen.includes(`"event":"${event}"`)) return
  }
}

/** What became of each document, by path: its status, or the code of its failure. */
export function statusesOf({stdout}: Ended): Record<string, string> {
  const statuses: Record<string, string> = {}
  for (const line of stdout.split('\n').slice(0, -1)) {
    const event = JSON.parse(line) as Partial<Record<'event' | 'path' | 'status' | 'code', string>>
    if (event.event === 'document') statuses[event.path!] = event.code ?? event.status!
  }
  return statuses
}

/** Runs `laodoc run in --json` in a folder. */
export function runIn(cwd: string, ...more: string[]): Ended {
  return laodoc(['run', 'in', '--json', ...more], {cwd, timeout: 100_000})
}

/** The folder of the state of runs. */
export function stateOf(cwd: string, out = 'out'): string {
  return join(cwd, out, '.laodoc')
}
