import {parentPort, workerData} from 'node:worker_threads'
import type {PDFiumDocument} from '@hyzyla/pdfium'

/** What the thread is asked: the page, and how many pixels make a point of it. */
export interface PageRequest {
  readonly page: number
  readonly scale: number
}

/** What it answers: once how many pages there are, then pages as they are asked for; grey. */
export type PdfAnswer =
  | {readonly sizes: readonly {readonly width: number; readonly height: number}[]}
  | {readonly pixels: Uint8Array; readonly width: number; readonly height: number}
  | {readonly problem: string}

/** Draws the pages of one PDF; a thread of its own, as a page may take for ever. */
async function serve(bytes: Uint8Array): Promise<void> {
  const answer = (message: PdfAnswer): void => {
    parentPort!.postMessage(message)
  }
  let document: PDFiumDocument
  try {
    const {PDFiumLibrary} = await import('@hyzyla/pdfium')
    const library = await PDFiumLibrary.init()
    document = await library.loadDocument(bytes)
  } catch (error) {
    answer({problem: messageOf(error)})
    return
  }
  parentPort!.on('message', ({page, scale}: PageRequest) => {
    document
      .getPage(page)
      .render({scale, render: 'bitmap', colorSpace: 'Gray'})
      .then(({data, width, height}) => {
        answer({pixels: data, width, height})
      })
      .catch((error: unknown) => {
        answer({problem: messageOf(error)})
      })
  })
  answer({
    sizes: Array.from({length: document.getPageCount()}, (_, page) => {
      const {originalWidth, originalHeight} = document.getPage(page).getOriginalSize()
      return {width: originalWidth, height: originalHeight}
    })
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

await serve(workerData as Uint8Array)
