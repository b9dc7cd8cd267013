import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {exitCode} from './exit-code.ts'
import {messageOf, RunFailure, systemCode} from './failure.ts'

/** Answers whether a path below an input folder is left out. */
export type Ignore = (path: string, isFolder: boolean) => boolean

/** The name of the file, at the top of an input folder, that says what is no document. */
export const ignoreFileName = '.laodocignore'

/**
 * @param folder An input folder.
 * @returns What its ignore file leaves out; nothing where there is none.
 * @throws RunFailure (usage) where the file is there and cannot be read.
 */
export async function readIgnoreFile(folder: string): Promise<Ignore> {
  const file = join(folder, ignoreFileName)
  try {
    return compileIgnore(await readFile(file, 'utf8'))
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'EACCES') return () => false
    throw new RunFailure(exitCode.usage, `${file}: ${messageOf(error)}`, error)
  }
}

/**
 * Reads patterns as `.gitignore` has them: one a line; `#` begins a comment; `!` takes back; a
 * slash at the end means folders only; a slash elsewhere ties the pattern to the top; `*`, `?`
 * and `[…]` stop at slashes, `**` does not. The last pattern that fits decides.
 *
 * @param text The file.
 * @returns The test of a path with slashes, relative to the folder of the file.
 */
export function compileIgnore(text: string): Ignore {
  const patterns = text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(compilePattern)
  return (path, isFolder) => {
    let ignored = false
    for (const pattern of patterns) {
      if (pattern.folderOnly && !isFolder) continue
      if (pattern.expression.test(path)) ignored = !pattern.negated
    }
    return ignored
  }
}

interface Pattern {
  readonly expression: RegExp
  readonly negated: boolean
  readonly folderOnly: boolean
}

function compilePattern(line: string): Pattern {
  const negated = line.startsWith('!')
  const folderOnly = line.endsWith('/')
  let glob = line.slice(negated ? 1 : 0, folderOnly ? -1 : undefined)
  const tied = glob.includes('/')
  if (glob.startsWith('/')) glob = glob.slice(1)
  const expression = new RegExp(`^${tied ? '' : '(?:.*/)?'}${expressionOf(glob)}$`, 'su')
  return {expression, negated, folderOnly}
}

function expressionOf(glob: string): string {
  const parts = glob.match(/\*\*\/|\/\*\*$|\*+|\?|\[!?[^\]/]+\]|\\.|[^]/gu) ?? []
  return parts.map(partExpression).join('')
}

function partExpression(part: string): string {
  if (part === '**/') return '(?:.*/)?'
  if (part === '/**') return '/.*'
  if (part.startsWith('*')) return '[^/]*'
  if (part === '?') return '[^/]'
  if (part.length > 2 && part.startsWith('[')) {
    const negated = part.startsWith('[!')
    const members = part.slice(negated ? 2 : 1, -1).replace(/[\\^[\]&~|]/g, '\\$&')
    return `[${negated ? '^/' : ''}${members}]`
  }
  return (part.startsWith('\\') && part.length > 1 ? part.slice(1) : part).replace(
    /[\\^$.*+?()[\]{}|/]/gu,
    '\\$&'
  )
}
