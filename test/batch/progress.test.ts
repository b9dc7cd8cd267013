import stringWidth from 'string-width'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {
  createJsonReporter,
  createTextReporter,
  type MessageStream
} from '../../src/batch/tell/progress.ts'
import type {DocumentEvent, Summary} from '../../src/batch/tell/reporter.ts'

const event = (path: string, failed = false): DocumentEvent => ({
  path,
  bytes: 500_000,
  status: failed ? 'failed' : 'done',
  counts: null,
  warnings: [],
  code: failed ? 'TIMEOUT' : null,
  message: failed ? 'not done\u001B in time' : null,
  text: null
})

const summary: Summary = {
  documents: 2,
  bytes: 1_000_000,
  done: 1,
  unchanged: 0,
  failed: 1,
  corrected: 0,
  corrections: 0,
  suggestions: 0,
  removed: 0,
  suspect: 0,
  warnings: 0,
  failures: [{path: 'b\nc.txt', code: 'TIMEOUT', message: 'not done\u001B in time'}],
  absent: 0,
  pruned: 0,
  stopped: false,
  milliseconds: 1234
}

class Stream implements MessageStream {
  readonly isTTY: boolean
  columns: number
  text = ''

  constructor(isTTY: boolean, columns: number) {
    this.isTTY = isTTY
    this.columns = columns
  }

  write(text: string): void {
    this.text += text
  }
}

const plan = {documents: 100, bytes: 50_000_000, skipped: new Map()}

describe('createTextReporter', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('writes one line over and over on a terminal, never wider than it, marks counted', async () => {
    vi.useFakeTimers({toFake: ['performance']})
    const stream = new Stream(true, 70)
    const reporter = await createTextReporter(stream, false)
    reporter.start(plan)
    for (const columns of [70, 60, 12]) {
      stream.columns = columns
      vi.advanceTimersByTime(1000)
      reporter.document(event('ບົດບັນທຶກກອງປະຊຸມຄັ້ງທີ່ສາມຂອງບ້ານໃໝ່.txt'))
      const shown = stream.text.split('\u001B[K').at(-1)!
      expect(stringWidth(shown)).toBeLessThan(columns)
      expect(shown).not.toContain('\n')
    }
    expect(stream.text).toContain('laodoc: 1/100 documents · 500 kB of 50 MB · 1.0/s · 1:39 left')
  })

  it('writes a line every ten seconds elsewhere', async () => {
    vi.useFakeTimers({toFake: ['performance']})
    const stream = new Stream(false, 80)
    const reporter = await createTextReporter(stream, false)
    reporter.start(plan)
    for (let second = 0; second < 25; second++) {
      vi.advanceTimersByTime(1000)
      reporter.document(event('a.txt'))
    }
    expect(stream.text.match(/\n/g)).toHaveLength(2)
    expect(stream.text).not.toContain('\u001B')
  })

  it('ends with one line of sums and what failed, with no control characters of theirs', async () => {
    const stream = new Stream(false, 80)
    const reporter = await createTextReporter(stream, false)
    reporter.start({...plan, documents: 2})
    reporter.end(summary)
    expect(stream.text.split('\n')).toEqual([
      'laodoc: 2 documents, 1.0 MB; 1 done, 0 unchanged, 1 failed; 0 corrections, 0 removals, 0 suggestions, 0 suspect; 1.2 s',
      '  b\\u000Ac.txt: TIMEOUT: not done\\u001B in time',
      ''
    ])
  })

  it('says only what failed when quiet', async () => {
    const stream = new Stream(true, 80)
    const reporter = await createTextReporter(stream, true)
    reporter.start(plan)
    reporter.note('something')
    reporter.document({...event('a'), warnings: [{code: 'EMPTY', message: 'empty'}]})
    reporter.end(summary)
    expect(stream.text).toBe('  b\\u000Ac.txt: TIMEOUT: not done\\u001B in time\n')
  })
})

describe('createJsonReporter', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('tells every five seconds how far the run is, how fast, and how long it still takes', () => {
    vi.useFakeTimers({toFake: ['performance']})
    let text = ''
    const reporter = createJsonReporter((line) => (text += line))
    reporter.start(plan)
    for (let second = 0; second < 11; second++) {
      vi.advanceTimersByTime(1000)
      reporter.document(event('a.txt', second === 3))
    }
    const events = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(events.filter(({event: name}) => name === 'document')).toHaveLength(11)
    expect(events.filter(({event: name}) => name === 'progress')).toEqual([
      {
        event: 'progress',
        documents: 5,
        bytes: 2_500_000,
        failed: 1,
        documentsPerSecond: 1,
        secondsLeft: 95
      },
      {
        event: 'progress',
        documents: 10,
        bytes: 5_000_000,
        failed: 1,
        documentsPerSecond: 1,
        secondsLeft: 90
      }
    ])
  })
})
