import {basename, dirname, resolve} from 'node:path'
import {DocumentFailure} from '../base/failure.ts'
import type {Input} from './input.ts'
import {compareNaturally} from './natural-order.ts'

/** Files of one folder, told by its absolute path. */
interface OpenFolder {
  readonly folder: string
  readonly pages: Input[]
}

/**
 * Makes one document of the files that stand in one folder, its pages in the order of their
 * numbers. The document is called as the folder is.
 *
 * @param inputs The files, those below a folder after one another.
 * @returns The documents; one cannot be opened where one of its pages cannot.
 */
export async function* joinFolders(inputs: AsyncIterable<Input>): AsyncGenerator<Input> {
  const open: OpenFolder[] = []
  for await (const input of inputs) {
    const folder = dirname(resolve(input.file))
    for (;;) {
      const last = open.at(-1)
      if (last === undefined || isIn(folder, last.folder)) break
      open.pop()
      yield join(last)
    }
    const last = open.at(-1)
    if (last?.folder === folder) last.pages.push(input)
    else open.push({folder, pages: [input]})
  }
  for (const last of open.reverse()) yield join(last)
}

function isIn(folder: string, outer: string): boolean {
  return folder === outer || folder.startsWith(outer.endsWith('/') ? outer : `${outer}/`)
}

function join({folder, pages}: OpenFolder): Input {
  const sorted = [...pages].sort((a, b) => compareNaturally(a.path, b.path))
  const [first] = sorted
  const slash = first!.path.lastIndexOf('/')
  const bad = sorted.find(({problem}) => problem !== undefined)
  return {
    file: folder,
    path: slash < 0 ? basename(folder) : first!.path.slice(0, slash),
    bytes: sorted.reduce((sum, {bytes}) => sum + bytes, 0),
    pages: sorted,
    ...(bad?.problem === undefined ? {} : {problem: problemOf(bad.path, bad.problem)})
  }
}

function problemOf(path: string, {code, message}: DocumentFailure): DocumentFailure {
  return new DocumentFailure(code, `${path}: ${message}`)
}
