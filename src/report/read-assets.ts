import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

/** A face of a font. */
export interface FontFace {
  readonly weight: number
  /** The characters that it has, as CSS tells it. */
  readonly range: string
  readonly base64: string
}

/** What the page is made of besides its content; made when the package was built. */
export interface ReportAssets {
  readonly script: string
  readonly style: string
  readonly fonts: readonly FontFace[]
}

/**
 * @returns Script, style and fonts of the page.
 * @throws What the system says where the package was not built.
 */
export function readAssets(): ReportAssets {
  // From src/report as from dist/report, and from the chunks that the build makes of it.
  const file = new URL('../../dist/report/assets.json', import.meta.url)
  return JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as ReportAssets
}
