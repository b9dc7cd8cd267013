import type {EnginePool} from './engine.ts'
import {openPictures, type Look, type PagePicture} from './pictures.ts'
import type {ReadPage, Reading} from './reading.ts'
import {vote} from './vote.ts'
import {writeHocr} from './write-hocr.ts'

/**
 * The looks at a page whose readings are put together. The first, the picture as it is, tells
 * lines from specks best; the others are better with marks that are thin, or drawn out by a poor
 * scan. Two looks more take two thirds more time, and on the worst scans alone leave a twentieth
 * fewer errors.
 */
const LOOKS: readonly [Look, ...Look[]] = [
  {scale: 1, blur: 0},
  {scale: 0.75, blur: 0},
  {scale: 0.75, blur: 1.5}
]

type Engines = Pick<EnginePool, 'use'>

/**
 * Reads the pages of a scan, one after the other, each in several ways.
 *
 * @param bytes A PNG, JPEG, TIFF or PDF file.
 * @param engines What reads pictures; it may be lent to others between two looks.
 * @param name What reads them, for the account.
 * @returns What was read, as hOCR.
 * @throws ReadFailure `BAD_PICTURE`, `TOO_LARGE`, `TIMEOUT`.
 */
export async function readScan(bytes: Uint8Array, engines: Engines, name: string): Promise<string> {
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  const scan = isPdf
    ? await (await import('./pdf-pages.ts')).openPdf(bytes)
    : await openPictures(bytes)
  try {
    const pages: ReadPage[] = []
    for (const page of scan.pages) pages.push(await readPage(page, engines))
    return writeHocr(pages, name)
  } finally {
    await scan.close()
  }
}

async function readPage(page: PagePicture, engines: Engines): Promise<ReadPage> {
  const [first, ...others] = LOOKS
  const read = async (way: Look): Promise<Reading> => {
    const {picture, scale} = await page.look(way)
    return await engines.use((engine) => engine.read(picture, scale))
  }
  const readings: [Reading, ...Reading[]] = [await read(first)]
  // An empty page stays empty, however it is looked at.
  if (readings[0].length > 0) readings.push(...(await Promise.all(others.map(read))))
  return {width: page.width, height: page.height, lines: vote(readings)}
}
