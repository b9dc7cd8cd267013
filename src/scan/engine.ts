import {createRequire} from 'node:module'
import path from 'node:path'
import type {Worker as Thread} from 'node:worker_threads'
import pLimit from 'p-limit'
import type {Worker as EngineWorker} from 'tesseract.js'
import {missingParts, PARTS, versionOf} from './parts.ts'
import {ReadFailure} from '../read/read-failure.ts'
import type {ReadLine, Reading, ReadSign} from './reading.ts'
import {within} from './within.ts'

const resolver = createRequire(import.meta.url)

/** Tesseract's larger model, its weights made integers. */
const MODEL = '4.0.0_best_int'

/**
 * @returns Names and versions of what reads pictures: another version may read otherwise.
 * @throws ReadFailure `NO_ENGINE` where a part is not installed.
 */
export async function engineName(): Promise<string> {
  const missing = missingParts()
  if (missing.length > 0) {
    const packages = missing.join(' ')
    const message = `pictures are read with packages that are not installed: npm install ${packages}`
    throw new ReadFailure('NO_ENGINE', message)
  }
  try {
    // Its package may be there without the library for this system.
    await import('sharp')
  } catch (error) {
    const message = 'sharp, which decodes pictures, does not run on this system: npm install sharp'
    throw new ReadFailure('NO_ENGINE', message, error)
  }
  return PARTS.map((name) => `${name} ${versionOf(name)}`).join(', ')
}

/** Reads pictures, one at a time. */
export interface Engine {
  /**
   * @param picture A picture of a page, as PNG.
   * @param scale How many of its pixels make one of the page.
   * @returns What is read on it, in pixels of the page.
   * @throws ReadFailure `TIMEOUT` (the engine is closed then), `BAD_PICTURE`.
   */
  read(picture: Buffer, scale: number): Promise<Reading>
  close(): Promise<void>
}

/**
 * Starts an engine in a thread of its own, with the Lao model from the disk; nothing is fetched.
 *
 * @param timeout The time that one look at a page may take, in milliseconds.
 * @returns The engine. It keeps no process alive that has nothing else to do.
 */
export async function startEngine(timeout: number): Promise<Engine> {
  const {createWorker} = await import('tesseract.js')
  const data = path.dirname(resolver.resolve('@tesseract.js-data/lao/package.json'))
  const worker = await createWorker('lao', 1, {
    langPath: path.join(data, MODEL),
    cacheMethod: 'none',
    gzip: true,
    // What cannot be read is told by the promise; without this it is thrown at the process, too.
    errorHandler: () => undefined
  })
  // Pictures seldom tell theirs truly; without it the engine guesses, and says so to the terminal.
  await worker.setParameters({user_defined_dpi: '300'})
  const {worker: thread} = worker as unknown as {worker: Thread}
  thread.unref()
  return {
    async read(picture, scale) {
      thread.ref()
      try {
        const work = worker.recognize(picture, {}, {text: false, blocks: true})
        const stop = (): Promise<unknown> => worker.terminate()
        const {data} = await within(work, {time: timeout, what: 'a page was not read', stop})
        return toReading(data, scale)
      } catch (error) {
        if (error instanceof ReadFailure) throw error
        throw new ReadFailure('BAD_PICTURE', 'the engine cannot read the picture', error)
      } finally {
        thread.unref()
      }
    },
    async close() {
      await worker.terminate()
    }
  }
}

type Page = Awaited<ReturnType<EngineWorker['recognize']>>['data']

function toReading({blocks}: Page, scale: number): Reading {
  const lines: ReadLine[] = []
  let paragraph = 0
  for (const block of blocks ?? []) {
    for (const {lines: own} of block.paragraphs) {
      for (const {words, bbox} of own) {
        const signs: ReadSign[] = []
        for (const word of words) {
          const before = signs.at(-1)
          const left = word.bbox.x0 / scale
          if (before !== undefined) {
            const confidence = Math.min(before.confidence, word.confidence / 100)
            signs.push({text: ' ', confidence, left: before.right, right: left})
          }
          for (const {text, confidence, bbox: box} of word.symbols) {
            const [from, to] = [box.x0 / scale, box.x1 / scale]
            signs.push({text, confidence: confidence / 100, left: from, right: to})
          }
        }
        const box = {
          left: bbox.x0 / scale,
          top: bbox.y0 / scale,
          right: bbox.x1 / scale,
          bottom: bbox.y1 / scale
        }
        if (signs.length > 0) lines.push({box, paragraph, signs})
      }
      paragraph++
    }
  }
  return lines
}

/** Engines that are started as they are needed, and lent to one look at a page at a time. */
export class EnginePool {
  readonly #timeout: number
  readonly #limit: ReturnType<typeof pLimit>
  readonly #idle: Engine[] = []

  /**
   * @param count How many engines may work at once; each takes a core and about 150 MB.
   * @param timeout The time that one look at a page may take, in milliseconds.
   */
  constructor(count: number, timeout: number) {
    this.#limit = pLimit(count)
    this.#timeout = timeout
  }

  /**
   * @param work What needs an engine.
   * @returns What comes of it. An engine that failed is not lent again.
   */
  use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    return this.#limit(async () => {
      const engine = this.#idle.pop() ?? (await startEngine(this.#timeout))
      try {
        const result = await work(engine)
        this.#idle.push(engine)
        return result
      } catch (error) {
        await engine.close()
        throw error
      }
    })
  }

  /** Ends the engines; none may be at work. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((engine) => engine.close()))
  }
}
