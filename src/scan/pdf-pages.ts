import {once} from 'node:events'
import {Worker} from 'node:worker_threads'
import type {PageRequest, PdfAnswer} from './pdf-worker.ts'
import {within} from './within.ts'
import {pictureOf, refuseLarge, type OpenedScan, type PagePicture} from './pictures.ts'
import {ReadFailure} from '../read/read-failure.ts'

/** Points are 72 to an inch; letters of the usual size read best at about 200 dots. */
const DOTS = 200
const SCALE = DOTS / 72
/** A page takes a fraction of a second; this is for one that would never end. */
const TIMEOUT = 60_000

/**
 * @param bytes A PDF file. Whether it holds scans or text, its pages are looked at as a reader
 *   sees them: the text inside one is often not what stands on the page.
 * @returns Its pages, in order; each is drawn when it is looked at first.
 * @throws ReadFailure `BAD_PICTURE`, `TOO_LARGE`, `TIMEOUT`.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenedScan> {
  const file = import.meta.url.endsWith('.ts') ? './pdf-worker.ts' : '../scan/pdf-worker.js'
  const thread = new Worker(new URL(file, import.meta.url), {workerData: bytes})
  const ask = async (request?: PageRequest): Promise<PdfAnswer> => {
    const answer = answerOf(thread)
    if (request !== undefined) thread.postMessage(request)
    return await answer
  }
  const close = async (): Promise<void> => {
    await thread.terminate()
  }
  try {
    const opened = await ask()
    if (!('sizes' in opened)) throw noPdf('problem' in opened ? opened.problem : '')
    // Of many pages only the one that is looked at is held.
    let drawn: {readonly page: number; readonly answer: Promise<PdfAnswer>} | undefined
    const pages = opened.sizes.map((size, page): PagePicture => {
      const width = Math.round(size.width * SCALE)
      const height = Math.round(size.height * SCALE)
      refuseLarge(width, height)
      return pictureOf({width, height}, async (sharp) => {
        if (drawn?.page !== page) drawn = {page, answer: ask({page, scale: SCALE})}
        const drawing = await drawn.answer
        if (!('pixels' in drawing)) throw noPdf('problem' in drawing ? drawing.problem : '')
        const raw = {width: drawing.width, height: drawing.height, channels: 1} as const
        return sharp(drawing.pixels, {raw})
      })
    })
    return {pages, close}
  } catch (error) {
    await close()
    throw error
  }
}

function noPdf(problem: string): ReadFailure {
  const reason = /password/i.test(problem) ? 'it wants a password' : problem
  return new ReadFailure('BAD_PICTURE', `the PDF cannot be drawn: ${reason}`)
}

async function answerOf(thread: Worker): Promise<PdfAnswer> {
  const done = new AbortController()
  const {signal} = done
  const answered = once(thread, 'message', {signal}) as Promise<[PdfAnswer]>
  const ended = once(thread, 'exit', {signal}).then(() => {
    throw noPdf('its thread ended')
  })
  const stop = (): Promise<unknown> => thread.terminate()
  try {
    const work = Promise.race([answered, ended])
    return (await within(work, {time: TIMEOUT, what: 'a page was not drawn', stop}))[0]
  } catch (error) {
    throw error instanceof ReadFailure ? error : noPdf(String(error))
  } finally {
    done.abort()
  }
}
