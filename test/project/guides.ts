import {readFileSync} from 'node:fs'
import {posix} from 'node:path'
import glob from 'fast-glob'
import type {Nodes, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

/** What a guide asks its reader to do, in the order of the text. */
export type Step =
  | {readonly kind: 'run'; readonly section: string; readonly line: string}
  | {readonly kind: 'write'; readonly section: string; readonly path: string; readonly text: string}
  | {
      readonly kind: 'program'
      readonly section: string
      readonly language: 'ts' | 'python'
      readonly code: string
    }

/** A link to another file of the project. */
export interface Link {
  /** Below the project's folder. */
  readonly path: string
  /** The heading there; empty for the file itself. */
  readonly anchor: string
}

const parser = unified().use(remarkParse).use(remarkGfm)

/** All pages for readers; documents to run the program on are none. */
export const guides: readonly string[] = glob
  .sync('**/*.md', {
    ignore: ['node_modules', 'dist', 'out', 'coverage', 'test/golden', 'test/documents'].map(
      (folder) => `${folder}/**`
    )
  })
  .filter((path) => !/^corpus\/(?!README)/.test(path))
  .sort()

/** @returns The text of a guide. */
export function readGuide(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
}

/** @returns The text of one section, without its heading. */
export function readSection(path: string, heading: string): string {
  const text = readGuide(path)
  const start = text.indexOf(`\n${heading}\n`)
  if (start === -1) throw new RangeError(`${path} has no section "${heading}"`)
  const body = text.slice(start + heading.length + 2)
  return body.slice(0, /^#{1,3} /m.exec(body)?.index)
}

/**
 * @param path A guide.
 * @returns What it asks to do. Commands are in blocks of `sh`, programs in `ts` and `python`; a block
 *   of another language is a file where the paragraph before ends with its path (`mine/a.yaml`:).
 */
export function stepsOf(path: string): Step[] {
  return stepsIn(readGuide(path))
}

/** As {@link stepsOf}, of a text. */
export function stepsIn(text: string): Step[] {
  const steps: Step[] = []
  let section = ''
  let before = ''
  for (const node of parser.parse(text).children) {
    const source = text.slice(node.position?.start.offset, node.position?.end.offset)
    if (node.type === 'heading') section = source.replace(/^#+ /, '')
    if (node.type === 'code') {
      const {lang, value} = node
      const [, path] = /`([\w-]+\/[\w/.-]+\.\w+)`:$/.exec(before) ?? []
      if (lang === 'sh') {
        for (const line of commandsIn(value)) steps.push({kind: 'run', section, line})
      } else if (lang === 'ts' || lang === 'python') {
        steps.push({kind: 'program', section, language: lang, code: value})
      } else if (path !== undefined) {
        steps.push({kind: 'write', section, path, text: `${value}\n`})
      }
    }
    before = source
  }
  return steps
}

/** A command goes on after a backslash at the end of a line. */
function commandsIn(code: string): string[] {
  return code
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** @returns The links of a guide to files of the project. */
export function linksOf(path: string): Link[] {
  const links: Link[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'link' && !/^[a-z]+:/.test(node.url)) {
      const [file, anchor = ''] = node.url.split('#')
      const target = file === '' ? path : posix.join(posix.dirname(path), file!)
      links.push({path: target, anchor})
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parser.parse(readGuide(path)))
  return links
}

/** @returns The anchors of a guide's headings, as GitHub makes them. */
export function anchorsOf(path: string): string[] {
  const root: Root = parser.parse(readGuide(path))
  const text = (node: Nodes): string =>
    'children' in node ? node.children.map(text).join('') : 'value' in node ? node.value : ''
  return root.children
    .filter((node) => node.type === 'heading')
    .map((node) =>
      text(node)
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-')
    )
}
