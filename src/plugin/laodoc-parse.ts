import type {Root} from 'mdast'
import type {} from 'remark-stringify'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import {convert, type Conversion} from '../convert.ts'
import type {CorrectOptions, SourceOptions} from '../correct/pipeline.ts'
import {MARKDOWN_EXTENSIONS, MARKDOWN_STYLE} from '../emit/markdown-style.ts'
import {toMdast, type MdastOptions} from '../emit/to-mdast.ts'
import {toMessages} from '../emit/to-messages.ts'
import {recordMessages} from './record-messages.ts'

export interface LaodocParseOptions extends CorrectOptions, SourceOptions, MdastOptions {}

declare module 'vfile' {
  interface DataMap {
    /** What `laodocParse` made of the file. */
    laodoc: Conversion
  }
}

/**
 * A unified parser: corrects the file's text, finds its structure and gives mdast, whose positions
 * are those of the file. The corrected text and the document are left on `file.data.laodoc`, every
 * correction on `file.messages`. `remark-stringify` needs no other plugin after it.
 *
 *     unified().use(laodocParse, {ruleset}).use(remarkStringify).process(file)
 *
 * @param options Rules, and what `correct` and `toMdast` take; a file is taken for Markdown where
 *   its name ends in `.md`, unless `markdown` says otherwise.
 */
export const laodocParse: Plugin<[LaodocParseOptions], string, Root> = function (options) {
  const data = this.data()
  data.settings = {...MARKDOWN_STYLE, ...data.settings}
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), ...MARKDOWN_EXTENSIONS]
  this.parser = (source: string, file: VFile): Root => {
    const markdown = options.markdown ?? file.extname === '.md'
    const conversion = convert(source, options, {markdown})
    const {corrected, document} = conversion
    file.data.laodoc = conversion
    recordMessages(file, toMessages(corrected, document))
    return toMdast(document, corrected, options)
  }
}
