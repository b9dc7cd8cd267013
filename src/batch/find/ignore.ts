import {access, constants} from 'node:fs/promises'
import {join} from 'node:path'
import {exitCode} from '../base/exit-code.ts'
import {messageOf, RunFailure, systemCode} from '../base/failure.ts'
import {readOwn} from '../disk/plain-file.ts'
import {showLine} from '../base/show-text.ts'

/** Answers whether a path below an input folder is left out. */
export type Ignore = (path: string, isFolder: boolean) => boolean

/** The name of the file, at the top of an input folder, that says what is no document. */
export const ignoreFileName = '.laodocignore'

/** A longer pattern is a mistake, or worse. */
const LONGEST = 1000

/**
 * @param folder An input folder.
 * @returns What its ignore file leaves out; nothing where there is none.
 * @throws RunFailure (usage) where the file is there and cannot be read.
 */
export async function readIgnoreFile(folder: string): Promise<Ignore> {
  const file = join(folder, ignoreFileName)
  let text: string | undefined
  try {
    text = await readOwn(folder, ignoreFileName)
  } catch (error) {
    // A folder that may not be looked into is named as such when its documents are looked for.
    if (systemCode(error) === 'EACCES' && !(await canSearch(folder))) return () => false
    const why =
      error instanceof RunFailure ? error.message : `${showLine(file)}: ${messageOf(error)}`
    throw new RunFailure(exitCode.usage, why, error)
  }
  if (text === undefined) return () => false
  try {
    return await compileIgnore(text)
  } catch (error) {
    const message = `${showLine(file)}: ${showLine(messageOf(error))}`
    throw new RunFailure(exitCode.usage, message, error)
  }
}

async function canSearch(folder: string): Promise<boolean> {
  return await access(folder, constants.X_OK).then(
    () => true,
    () => false
  )
}

/**
 * Reads patterns as `.gitignore` has them: one a line; `#` begins a comment; `!` takes back; a
 * slash at the end means folders only; a slash elsewhere ties the pattern to the top; `*`, `?`
 * and `[…]` stop at slashes, `**` does not; `\` takes the next character as it stands. The last
 * pattern that fits decides, and what is in a folder that is left out is left out.
 *
 * Libraries for this (`ignore`, `picomatch`) make regular expressions that backtrack: `*a*a*a*a*b`
 * on a name of 240 letters takes them 5 to 15 seconds. Here it takes time linear in the name.
 *
 * @param text The file.
 * @returns The test of a path with slashes, relative to the folder of the file.
 * @throws Error for a line that is no pattern.
 */
export async function compileIgnore(text: string): Promise<Ignore> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?<!\\)[ \t]+$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (lines.length === 0) return () => false
  // It takes some milliseconds to load, and few folders have such a file.
  const {RE2JS} = await import('re2js')
  const patterns = lines.map((line) => {
    if (line.length > LONGEST) throw new Error(`a pattern has more than ${LONGEST} characters`)
    const negated = line.startsWith('!')
    const folderOnly = line.endsWith('/')
    const expression = expressionOf(line.slice(negated ? 1 : 0, folderOnly ? -1 : undefined))
    return {negated, folderOnly, finder: RE2JS.compile(expression, RE2JS.DOTALL)}
  })
  const decide = (path: string, isFolder: boolean): boolean => {
    const last = patterns.findLast(
      ({folderOnly, finder}) => (isFolder || !folderOnly) && finder.testExact(path)
    )
    return last !== undefined && !last.negated
  }
  return (path, isFolder) => {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      if (decide(path.slice(0, slash), true)) return true
    }
    return decide(path, isFolder)
  }
}

function expressionOf(glob: string): string {
  const tied = glob.includes('/')
  const own = glob.startsWith('/') ? glob.slice(1) : glob
  const parts = own.match(/\*\*\/|\/\*\*$|\*+|\?|\[[!^]?\]?[^\]/]*\]|\\.|[^]/gu) ?? []
  return `${tied ? '' : '(?:.*/)?'}${parts.map(partExpression).join('')}`
}

function partExpression(part: string): string {
  if (part === '**/') return '(?:.*/)?'
  if (part === '/**') return '/.*'
  if (part.startsWith('*')) return '[^/]*'
  if (part === '?') return '[^/]'
  if (part.length > 2 && part.startsWith('[')) {
    const negated = /^\[[!^]/.test(part)
    const members = part.slice(negated ? 2 : 1, -1).replace(/[\\^[\]&~|]/g, '\\$&')
    if (members !== '') return `[${negated ? '^/' : ''}${members}]`
  }
  const literal = part.startsWith('\\') && part.length > 1 ? part.slice(1) : part
  return literal.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
}
