/** Files of engines for a text: each line of it is a line of the page, each word has a box. */

/** What the versions of a format write differently. */
export interface Made {
  readonly name: string
  readonly format: 'alto' | 'page' | 'hocr'
  /** The schema that it is valid by; null where there is none. */
  readonly schema: string | null
  readonly make: (text: string) => string
}

interface Page {
  readonly paragraphs: readonly (readonly (readonly string[])[])[]
}

function pagesOf(text: string): Page[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\f')
    .map((page) => ({
      paragraphs: page
        .split(/\n\s*\n/)
        .map((paragraph) =>
          paragraph
            .split('\n')
            .map((line) => line.split(/\s+/).filter((word) => word !== ''))
            .filter((line) => line.length > 0)
        )
        .filter((paragraph) => paragraph.length > 0)
    }))
}

const NAMED: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '"': '&quot;'}
const escape = (text: string): string => text.replace(/[&<"]/g, (sign) => NAMED[sign]!)

/** Counts ids and places from word to word. */
class Places {
  #id = 0
  id(kind: string): string {
    return `${kind}_${++this.#id}`
  }
  get place(): {left: number; top: number} {
    return {left: 100 + (this.#id % 50) * 40, top: 100 + Math.floor(this.#id / 50) * 40}
  }
}

function altoDescription(version: number): string {
  const software =
    '<processingSoftware><softwareName>tesseract 5.3.0</softwareName></processingSoftware>'
  const done =
    version >= 4
      ? `<Processing ID="OCR_0">${software}</Processing>`
      : `<OCRProcessing ID="OCR_0"><ocrProcessingStep>${software}</ocrProcessingStep></OCRProcessing>`
  return `<Description><MeasurementUnit>pixel</MeasurementUnit>${done}</Description>`
}

function alto(text: string, version: number): string {
  const places = new Places()
  const at = (): string => {
    const {left, top} = places.place
    return `HPOS="${left}" VPOS="${top}" WIDTH="38" HEIGHT="30"`
  }
  const pages = pagesOf(text).map(({paragraphs}, number) => {
    const blocks = paragraphs.map((lines) => {
      const inner = lines.map((words) => {
        const strings = words.map(
          (word) =>
            `<String ID="${places.id('string')}" ${at()} WC="0.9" CONTENT="${escape(word)}"/>`
        )
        const joined = strings.join(`<SP WIDTH="9" VPOS="1" HPOS="1"/>`)
        return `     <TextLine ID="${places.id('line')}" ${at()}>\n      ${joined}\n     </TextLine>`
      })
      const id = places.id('block')
      return `    <TextBlock ID="${id}" ${at()}>\n${inner.join('\n')}\n    </TextBlock>`
    })
    const space = `<PrintSpace HPOS="0" VPOS="0" WIDTH="2480" HEIGHT="3508">\n${blocks.join('\n')}\n   </PrintSpace>`
    return `  <Page ID="page_${number}" WIDTH="2480" HEIGHT="3508" PHYSICAL_IMG_NR="${number + 1}">\n   ${space}\n  </Page>`
  })
  const space = ` xmlns="http://www.loc.gov/standards/alto/ns-v${version}#"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<alto${space}>\n ${altoDescription(version)}\n <Layout>\n${pages.join('\n')}\n </Layout>\n</alto>\n`
}

function page(text: string, version: string): string {
  const places = new Places()
  const coords = (): string => {
    const {left, top} = places.place
    return `<Coords points="${left},${top} ${left + 38},${top} ${left + 38},${top + 30} ${left},${top + 30}"/>`
  }
  const equiv = (value: string): string =>
    `<TextEquiv conf="0.9"><Unicode>${escape(value)}</Unicode></TextEquiv>`
  // A file is one page.
  const pages = pagesOf(text.replaceAll('\f', '\n\n')).map(({paragraphs}) => {
    const regions = paragraphs.map((lines) => {
      const inner = lines.map((words) => {
        const all = words.map(
          (word) => `<Word id="${places.id('w')}">${coords()}${equiv(word)}</Word>`
        )
        return `   <TextLine id="${places.id('l')}">${coords()}\n    ${all.join('\n    ')}\n    ${equiv(words.join(' '))}</TextLine>`
      })
      const all = lines.map((words) => words.join(' ')).join('\n')
      return `  <TextRegion id="${places.id('r')}">${coords()}\n${inner.join('\n')}\n${equiv(all)}</TextRegion>`
    })
    return ` <Page imageFilename="a.png" imageWidth="2480" imageHeight="3508">\n${regions.join('\n')}\n </Page>`
  })
  const created = '2026-01-01T00:00:00'
  const metadata = `<Metadata><Creator>an engine</Creator><Created>${created}</Created><LastChange>${created}</LastChange></Metadata>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/${version}">\n ${metadata}\n${pages.join('\n')}\n</PcGts>\n`
}

function hocr(text: string): string {
  const places = new Places()
  const at = (): string => {
    const {left, top} = places.place
    return `bbox ${left} ${top} ${left + 38} ${top + 30}`
  }
  const pages = pagesOf(text).map(({paragraphs}, number) => {
    const blocks = paragraphs.map((lines) => {
      const inner = lines.map((words) => {
        const all = words.map(
          (word) =>
            `<span class='ocrx_word' id='${places.id('word')}' title='${at()}; x_wconf 91'>${escape(word)}</span>`
        )
        return `     <span class='ocr_line' id='${places.id('line')}' title="${at()}; baseline 0 -5">\n      ${all.join('\n      ')}\n     </span>`
      })
      return `   <div class='ocr_carea' id='${places.id('block')}'>\n    <p class='ocr_par' lang='lao'>\n${inner.join('\n')}\n    </p>\n   </div>`
    })
    return `  <div class='ocr_page' id='page_${number}' title='image "a.png"; bbox 0 0 2480 3508; ppageno ${number}'>\n${blocks.join('\n')}\n  </div>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"\n    "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n <head>\n  <title></title>\n  <meta name='ocr-system' content='tesseract 5.3.0' />\n </head>\n <body>\n${pages.join('\n')}\n </body>\n</html>\n`
}

/** Each format, in the versions that differ. */
export const kinds: readonly Made[] = [
  ...[2, 3, 4].map((version): Made => ({
    name: `ALTO ${version}`,
    format: 'alto',
    schema: ['alto-2-1.xsd', 'alto-3-1.xsd', 'alto-4-4.xsd'][version - 2]!,
    make: (text) => alto(text, version)
  })),
  ...['2013-07-15', '2019-07-15', '2024-07-15'].map((version): Made => ({
    name: `PAGE ${version}`,
    format: 'page',
    schema: `page-${version}.xsd`,
    make: (text) => page(text, version)
  })),
  {name: 'hOCR', format: 'hocr', schema: null, make: hocr}
]

/**
 * @returns The text that such a file is read as: words parted by a space, lines by a line feed,
 *   paragraphs by an empty line, pages by a form feed.
 */
export function readAs(text: string, format: Made['format']): string {
  const whole = format === 'page' ? text.replaceAll('\f', '\n\n') : text
  const pages = pagesOf(whole).map(({paragraphs}) =>
    paragraphs.map((lines) => lines.map((words) => words.join(' ')).join('\n')).join('\n\n')
  )
  return pages
    .map((page) => (page === '' ? '' : `${page}\n`))
    .join('\f')
    .replace(/\f*$/, '')
}
