import type {Sharp, default as sharp} from 'sharp'
import {ReadFailure} from '../read/read-failure.ts'

/** A page of a newspaper at 600 dots an inch has 150 million pixels. */
const PIXELS = 200_000_000
/** A4 at 400 dots an inch. The engine brings lines to a height of its own: more shows it no more. */
const GREATEST_SIDE = 5000
/** More pages than any volume has. */
const PAGES = 10_000

/** A page of a picture file. */
export interface PagePicture {
  /** In pixels, upright. */
  readonly width: number
  readonly height: number
  /**
   * @returns It looked at in one way, as PNG, and how many of its pixels make one of the page
   *   (less than asked where the page is very large).
   */
  look(way: Look): Promise<{readonly picture: Buffer; readonly scale: number}>
}

/** A way to look at a page. */
export interface Look {
  /** How much smaller it is made, 0 to 1. */
  readonly scale: number
  /** The standard deviation of a Gaussian blur, in pixels of the page; 0 for none. */
  readonly blur: number
}

/** The pages of a file, and what it takes to look at them. */
export interface OpenedScan {
  readonly pages: readonly PagePicture[]
  /** Gives back what that took. */
  close(): Promise<void>
}

/**
 * @param bytes A PNG, JPEG or TIFF file.
 * @returns Its pages, in order: upright, grey, on white.
 * @throws ReadFailure `BAD_PICTURE`, `TOO_LARGE`.
 */
export async function openPictures(bytes: Uint8Array): Promise<OpenedScan> {
  const {default: sharp} = await import('sharp')
  const limits = {limitInputPixels: PIXELS, failOn: 'error'} as const
  const facts = await orFailure(() => sharp(bytes, {...limits, pages: 1}).metadata())
  const count = facts.format === 'tiff' ? (facts.pages ?? 1) : 1
  if (count > PAGES) throw new ReadFailure('TOO_LARGE', `more than ${PAGES} pages`)
  const pages: PagePicture[] = []
  for (let page = 0; page < count; page++) {
    const options = count === 1 ? limits : {...limits, page}
    const {autoOrient} = await orFailure(() => sharp(bytes, options).metadata())
    refuseLarge(autoOrient.width, autoOrient.height)
    pages.push(pictureOf(autoOrient, (open) => open(bytes, options).autoOrient()))
  }
  return {pages, close: () => Promise.resolve()}
}

/**
 * @param width A page's, in pixels.
 * @param height Likewise.
 * @throws ReadFailure `TOO_LARGE` where it has too many to be borne.
 */
export function refuseLarge(width: number, height: number): void {
  if (width * height <= PIXELS) return
  throw new ReadFailure('TOO_LARGE', `a page of ${width} by ${height} pixels`)
}

/**
 * @param size The size of the page in pixels.
 * @param open Gives its picture, upright.
 * @returns The page.
 */
export function pictureOf(
  {width, height}: {readonly width: number; readonly height: number},
  open: (library: typeof sharp) => Sharp | Promise<Sharp>
): PagePicture {
  const shrink = Math.min(1, GREATEST_SIDE / Math.max(width, height))
  return {
    width,
    height,
    async look({scale: asked, blur}) {
      const {default: library} = await import('sharp')
      let image = (await open(library)).flatten({background: '#ffffff'}).greyscale()
      if (blur > 0) image = image.blur(blur)
      const columns = Math.max(1, Math.round(width * asked * shrink))
      if (columns < width) image = image.resize(columns)
      const picture = await orFailure(() => image.png({compressionLevel: 1}).toBuffer())
      return {picture, scale: columns / width}
    }
  }
}

async function orFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/pixel limit/i.test(message)) throw new ReadFailure('TOO_LARGE', message, error)
    throw new ReadFailure('BAD_PICTURE', `the picture cannot be decoded: ${message}`, error)
  }
}
