import type {Plan} from '../find/plan.ts'
import type {DocumentEvent, Reporter, Summary} from './reporter.ts'
import {showLine, showLines, toJson} from '../base/show-text.ts'

/** Where messages for people go. */
export interface MessageStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const lineInterval = 10_000
const redrawInterval = 100
const eventInterval = 5000

/**
 * Tells people how a run goes: on a terminal one line that is written over, elsewhere a line
 * every ten seconds; at the end one line of sums, then the documents that failed.
 *
 * @param stream Where to.
 * @param quiet Only the documents that failed.
 * @returns The reporter.
 */
export async function createTextReporter(stream: MessageStream, quiet: boolean): Promise<Reporter> {
  // What tells the width of any character takes long to load, and is of use on a terminal only.
  const terminal = stream.isTTY === true && !quiet ? await import('./fit-line.ts') : null
  let began = performance.now()
  let last = began
  let drawn = false
  let documents = 0
  let bytes = 0
  let fresh = 0
  let failed = 0
  let planned: Plan = {documents: 0, bytes: 0, skipped: new Map()}

  const clear = (): void => {
    if (drawn) stream.write('\r\u001B[K')
    drawn = false
  }
  const say = (message: string): void => {
    clear()
    stream.write(`laodoc: ${showLines(message)}\n`)
  }
  const status = (): string => {
    const seconds = (performance.now() - began) / 1000
    const rate = fresh / Math.max(seconds, 0.001)
    const left = planned.documents - documents
    const parts = [
      `${documents}/${planned.documents} documents`,
      `${size(bytes)} of ${size(planned.bytes)}`,
      `${rate.toFixed(rate < 10 ? 1 : 0)}/s`
    ]
    if (rate > 0 && left > 0) parts.push(`${clock(left / rate)} left`)
    if (failed > 0) parts.push(`${failed} failed`)
    return parts.join(' · ')
  }
  return {
    start(plan) {
      planned = plan
      began = last = performance.now()
    },
    document({path, bytes: read, status: state, warnings}) {
      documents++
      bytes += read
      if (state !== 'unchanged') fresh++
      if (state === 'failed') failed++
      if (quiet) return
      for (const {code, message} of warnings) say(`${showLine(path)}: warning: ${code}: ${message}`)
      const now = performance.now()
      if (now - last < (terminal !== null ? redrawInterval : lineInterval)) return
      last = now
      if (terminal !== null) {
        const line = `laodoc: ${status()} · ${showLine(path)}`
        stream.write(`\r\u001B[K${terminal.fitLine(line, stream.columns)}`)
        drawn = true
      } else {
        say(status())
      }
    },
    note(message) {
      if (!quiet) say(message)
    },
    end(summary) {
      if (!quiet) say(sums(summary, planned))
      else clear()
      for (const {path, code, message} of summary.failures) {
        stream.write(`  ${showLine(path)}: ${code}: ${showLine(message)}\n`)
      }
    }
  }
}

/**
 * Tells programs how a run goes: JSON Lines, one object an event, `start`, `document`, `progress`
 * (every five seconds), `absent`, `note` and `end`; no time but durations.
 *
 * @param write Where to.
 * @returns The reporter.
 */
export function createJsonReporter(write: (text: string) => void): Reporter {
  const say = (event: object): void => {
    write(`${toJson(event)}\n`)
  }
  let began = performance.now()
  let last = began
  let total = 0
  const sum = {documents: 0, bytes: 0, failed: 0}
  let fresh = 0
  const progress = (): object => {
    const seconds = (performance.now() - began) / 1000
    const perSecond = fresh / seconds
    const left = perSecond > 0 ? Math.round((total - sum.documents) / perSecond) : null
    return {...sum, documentsPerSecond: Math.round(perSecond * 10) / 10, secondsLeft: left}
  }
  return {
    start({documents, bytes, skipped}) {
      began = last = performance.now()
      total = documents
      fresh = 0
      Object.assign(sum, {documents: 0, bytes: 0, failed: 0})
      say({event: 'start', documents, bytes, skipped: Object.fromEntries(skipped)})
    },
    document({text, ...event}: DocumentEvent) {
      say({event: 'document', ...event, ...(text === null || text === '' ? {} : {diff: text})})
      sum.documents++
      sum.bytes += event.bytes
      if (event.status === 'failed') sum.failed++
      if (event.status !== 'unchanged') fresh++
      if (performance.now() - last < eventInterval) return
      last = performance.now()
      say({event: 'progress', ...progress()})
    },
    absent(event) {
      say({event: 'absent', ...event})
    },
    note(message) {
      say({event: 'note', message})
    },
    end(summary) {
      say({event: 'end', ...summary})
    }
  }
}

function sums(summary: Summary, {skipped, documents}: Plan): string {
  const {corrections, removed, suggestions, suspect} = summary
  const parts = [
    `${count(summary.documents, 'document')}, ${size(summary.bytes)}`,
    `${summary.done} done, ${summary.unchanged} unchanged, ${summary.failed} failed`,
    `${count(corrections, 'correction')}, ${count(removed, 'removal')}, ${count(suggestions, 'suggestion')}, ${suspect} suspect`
  ]
  const others = [...skipped.values()].reduce((sum, each) => sum + each, 0)
  if (others > 0) {
    const reasons = [...skipped].map(([reason, number]) => `${number} ${reason}`).join(', ')
    parts.push(`${others} skipped (${reasons})`)
  }
  parts.push(`${(summary.milliseconds / 1000).toFixed(1)} s`)
  if (summary.absent > 0) {
    parts.push(`${summary.absent} no longer there, their results stand (--prune takes them away)`)
  }
  if (summary.pruned > 0) parts.push(`${summary.pruned} no longer there, their results taken away`)
  const left = documents - summary.documents
  const stopped = summary.stopped ? `stopped, ${left} not begun: ` : ''
  return stopped + parts.join('; ')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function size(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}

function clock(seconds: number): string {
  const whole = Math.round(seconds)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}
