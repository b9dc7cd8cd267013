import {lstatSync, type Stats} from 'node:fs'
import {lstat, readdir, realpath, stat} from 'node:fs/promises'
import {isAbsolute, join, relative, resolve, sep} from 'node:path'
import {compareNames} from '../base/compare-names.ts'
import {DiskPace} from '../disk/disk-pace.ts'
import {exitCode} from '../base/exit-code.ts'
import {DocumentFailure, inputFailure, messageOf, RunFailure, systemCode} from '../base/failure.ts'
import {joinFolders} from './join-folders.ts'
import {ignoreFileName, readIgnoreFile, type Ignore} from './ignore.ts'
import type {Input} from './input.ts'
import {showLine} from '../base/show-text.ts'
import {missingParts} from '../../scan/parts.ts'
import {collisionKey} from './stem.ts'

/** Why something in an input folder is no document. */
export type SkipReason =
  | 'ignored'
  | 'hidden'
  | 'other extension'
  | 'picture beside its text'
  | 'picture, and nothing installed that reads it'
  | 'symbolic link'
  | 'device, pipe or socket'
  | 'being written'

/** Where documents are looked for. */
export interface Sources {
  /** Each a file, else a folder, else a glob. */
  readonly paths: readonly string[]
  /** Names from a list; they keep their path below `base`. */
  readonly list?: readonly string[]
  /** The folder that listed names stand in (default: the current one). */
  readonly base?: string
  /** Whether all arguments were found before: what is gone since then fails alone. */
  readonly again?: boolean
  /** Files, by absolute path, that someone is still writing. */
  readonly unfinished?: ReadonlySet<string>
  /** What a document is: each file (default), or all files of one folder together. */
  readonly document?: 'file' | 'folder'
  /** Folders that hold results, never documents. */
  readonly exclude?: readonly string[]
}

/**
 * @param sources Where documents are looked for.
 * @returns The files and folders that they are read from, as real paths as far as they are there.
 */
export async function placesOf({paths, list = [], base = '.'}: Sources): Promise<Iterable<string>> {
  const places = new Set<string>()
  const real = async (path: string): Promise<string> => {
    return await realpath(path).catch(() => resolve(path))
  }
  for (const argument of paths) {
    const isThere = (await statOf(argument)) !== undefined
    for (const root of isThere ? [argument] : await basesOf(argument)) places.add(await real(root))
  }
  const folder = list.length === 0 ? base : await real(base)
  for (const name of list) places.add(resolve(folder, name))
  return places
}

/** The fixed parts of a glob. */
async function basesOf(pattern: string): Promise<string[]> {
  const {default: glob} = await import('fast-glob')
  return glob.generateTasks(pattern).map(({base}) => base)
}

/** Forms of documents that are not read. */
const otherTypes = /\.(?:doc|rtf|json)$/i

const text = ['.txt', '.text', '.md', '.markdown']
const pages = ['.xml', '.hocr', '.alto', '.page', '.tsv']
const office = ['.docx', '.odt', '.html', '.htm', '.xhtml']
const pictures = ['.png', '.jpg', '.jpeg', '.tif', '.tiff', '.pdf']
const texted = [...text, ...pages, ...office]
const extensions = [...texted, ...pictures]

/**
 * Finds documents, in the order of the arguments and in each by code point of the path. Folders
 * are read one at a time, so that memory does not grow with the number of documents. Symbolic
 * links below a folder are not followed.
 *
 * @param sources Where to look.
 * @param skipped Is told of what is no document.
 * @returns The documents.
 * @throws RunFailure (usage) for an argument that nothing answers to.
 */
export function discover(
  sources: Sources,
  skipped: (reason: SkipReason, path: string) => void = () => undefined
): AsyncGenerator<Input> {
  const files = discoverFiles(sources, skipped)
  return sources.document === 'folder' ? joinFolders(files) : files
}

async function* discoverFiles(
  sources: Sources,
  skipped: (reason: SkipReason, path: string) => void
): AsyncGenerator<Input> {
  const unfinished = sources.unfinished ?? new Set()
  const exclude = new Set((sources.exclude ?? []).map((folder) => resolve(folder)))
  const tree = {exclude, skipped, pace: new DiskPace(), unfinished}
  for (const argument of sources.paths) {
    const found = await statOf(argument)
    if (found === undefined && sources.again === true && !(await isGlob(argument))) {
      yield failed(argument, nameOf(argument), new DocumentFailure('VANISHED', gone))
    } else if (found === undefined) yield* findByGlob(argument, tree)
    else if (found instanceof DocumentFailure) yield failed(argument, nameOf(argument), found)
    else if (found.isDirectory()) {
      yield* walk({...tree, root: argument, ignore: await readIgnoreFile(argument)}, '')
    } else if (unfinished.has(resolve(argument))) skipped('being written', nameOf(argument))
    else yield literal(argument, nameOf(argument), found)
  }
  const base = sources.base ?? '.'
  const list = sources.list ?? []
  const realBase = list.length === 0 ? base : await realpath(base).catch(() => base)
  for (const name of list) yield await findListed(name, base, realBase)
}

const gone = 'the file is no longer there'

async function isGlob(argument: string): Promise<boolean> {
  const {default: glob} = await import('fast-glob')
  return glob.isDynamicPattern(argument)
}

async function statOf(path: string): Promise<Stats | DocumentFailure | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined
    return inputFailure(error)
  }
}

function nameOf(argument: string): string {
  return resolve(argument).split(sep).at(-1) ?? argument
}

function literal(file: string, path: string, stats: Stats): Input {
  const type = otherTypes.exec(path)?.[0]
  if (stats.isFile() && type !== undefined) {
    const reason = `${type.toLowerCase()} is not read`
    return failed(file, path, new DocumentFailure('UNKNOWN_TYPE', reason))
  }
  if (stats.isFile()) return {file, path, bytes: stats.size}
  return failed(file, path, new DocumentFailure('NOT_A_FILE', 'neither a file nor a folder'))
}

function failed(file: string, path: string, problem: DocumentFailure): Input {
  return {file, path, bytes: 0, problem}
}

async function findListed(name: string, base: string, realBase: string): Promise<Input> {
  const outside = (): Input =>
    failed(name, name, new DocumentFailure('UNSAFE_PATH', `not below ${showLine(base)}`))
  if (name.includes('\0') || name.split(/[/\\]/).includes('..')) return outside()
  const file = resolve(base, name)
  const path = relative(resolve(base), file).split(sep).join('/')
  if (path === '' || path.split('/')[0] === '..' || isAbsolute(path)) return outside()
  const found = await statOf(file)
  if (found === undefined) {
    return failed(file, path, new DocumentFailure('MISSING', 'there is no such file'))
  }
  if (found instanceof DocumentFailure) return failed(file, path, found)
  // A link on the way may lead out of the folder.
  const place = relative(realBase, await realpath(file).catch(() => file))
  if (place.split(sep)[0] === '..' || isAbsolute(place)) return outside()
  return literal(file, path, found)
}

interface Walk {
  readonly root: string
  readonly ignore: Ignore
  readonly exclude: ReadonlySet<string>
  readonly skipped: (reason: SkipReason, path: string) => void
  readonly pace: DiskPace
  readonly unfinished: ReadonlySet<string>
}

interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'special'
  readonly readable: boolean
}

async function* walk(tree: Walk, below: string): AsyncGenerator<Input> {
  const folder = join(tree.root, below)
  let entries: Entry[]
  try {
    entries = await readFolder(folder)
  } catch (error) {
    const path = below === '' ? nameOf(tree.root) : below
    const reason = `the folder cannot be read: ${inputFailure(error).message}`
    yield failed(folder, path, new DocumentFailure('UNREADABLE', reason, error))
    return
  }
  const pictureReason = createPictureTest(entries.map(({name}) => name))
  for (const {name, kind, readable} of entries) {
    const path = below === '' ? name : `${below}/${name}`
    const file = join(folder, name)
    if (tree.exclude.has(resolve(file)) || name === ignoreFileName) continue
    const reason =
      skipReason(tree, path, name, kind) ?? (kind === 'file' ? pictureReason(name) : undefined)
    if (reason !== undefined) tree.skipped(reason, path)
    else if (tree.unfinished.has(resolve(file))) tree.skipped('being written', path)
    else if (!readable) {
      const problem = new DocumentFailure('BAD_NAME', 'the name is not UTF-8: rename it')
      yield failed(file, path, problem)
    } else if (kind === 'folder') yield* walk(tree, path)
    else yield await look(tree.pace, file, path)
  }
}

/** Folders count as their name with a slash: the order of whole paths. */
async function readFolder(folder: string): Promise<Entry[]> {
  const entries = await readdir(folder, {withFileTypes: true, encoding: 'buffer'})
  return entries
    .map((entry): Entry & {key: string} => {
      const name = entry.name.toString()
      const kind = entry.isDirectory()
        ? 'folder'
        : entry.isFile()
          ? 'file'
          : entry.isSymbolicLink()
            ? 'link'
            : 'special'
      const readable = Buffer.from(name).equals(entry.name)
      return {name, kind, readable, key: kind === 'folder' ? `${name}/` : name}
    })
    .sort((left, right) => compareNames(left.key, right.key))
}

function skipReason(
  tree: Walk,
  path: string,
  name: string,
  kind: Entry['kind']
): SkipReason | undefined {
  if (name.startsWith('.')) return 'hidden'
  if (tree.ignore(path, kind === 'folder')) return 'ignored'
  if (kind === 'link') return 'symbolic link'
  if (kind === 'special') return 'device, pipe or socket'
  return kind === 'file' && !hasExtension(name, extensions) ? 'other extension' : undefined
}

/**
 * @param names Files that are looked at together.
 * @returns What tells why a picture among them is no document. Where the text of a page lies beside
 *   its picture, it has been read already.
 */
function createPictureTest(names: readonly string[]): (name: string) => SkipReason | undefined {
  if (!names.some((name) => hasExtension(name, pictures))) return () => undefined
  const isRead = missingParts().length === 0
  const texts = names.filter((name) => hasExtension(name, texted)).map(collisionKey)
  const keys = new Set(texts)
  return (name) => {
    if (!hasExtension(name, pictures)) return undefined
    if (keys.has(collisionKey(name))) return 'picture beside its text'
    return isRead ? undefined : 'picture, and nothing installed that reads it'
  }
}

function hasExtension(name: string, extensions: readonly string[]): boolean {
  const lower = name.toLowerCase()
  return extensions.some((extension) => lower.endsWith(extension))
}

async function look(pace: DiskPace, file: string, path: string): Promise<Input> {
  try {
    const stats = pace.isQuick() ? pace.measure(() => lstatSync(file)) : await lstat(file)
    return {file, path, bytes: stats.size}
  } catch (error) {
    return failed(file, path, inputFailure(error))
  }
}

/** @returns What a pattern fits; of a folder that it fits, all documents, as if it were named. */
async function* findByGlob(
  pattern: string,
  tree: Omit<Walk, 'root' | 'ignore'>
): AsyncGenerator<Input> {
  const {default: glob} = await import('fast-glob')
  const bases = glob.isDynamicPattern(pattern) ? await basesOf(pattern) : []
  const base = commonFolder(bases)
  let files: string[]
  try {
    files = await glob(pattern, {followSymbolicLinks: false, onlyFiles: false})
  } catch (error) {
    const message = `${showLine(pattern)}: ${showLine(messageOf(error))}`
    throw new RunFailure(exitCode.usage, message, error)
  }
  if (files.length === 0) {
    const problem = bases.length === 0 ? 'no such file or folder' : 'nothing matches'
    throw new RunFailure(exitCode.usage, `${showLine(pattern)}: ${problem}`)
  }
  const ignore = await readIgnoreFile(base)
  const walked = {...tree, root: base, ignore}
  const reached = foldersOf(files)
  const pictureReason = createPictureTest(files)
  for (const file of files.sort(compareNames)) {
    const path = relative(base, file).split(sep).join('/')
    const stats = await lstatOf(file)
    if (stats instanceof DocumentFailure) yield failed(file, path, stats)
    else if (stats.isDirectory()) {
      // Where the pattern reaches into a folder, it says what is meant there.
      const left = tree.exclude.has(resolve(file)) || ignore(path, true)
      if (!reached.has(file) && !left) yield* walk(walked, path)
    } else if (stats.isSymbolicLink()) tree.skipped('symbolic link', path)
    else if (!stats.isFile()) tree.skipped('device, pipe or socket', path)
    else if (ignore(path, false)) tree.skipped('ignored', path)
    else if (!hasExtension(file, extensions)) tree.skipped('other extension', path)
    else {
      const reason = pictureReason(file)
      if (reason === undefined) yield {file, path, bytes: stats.size}
      else tree.skipped(reason, path)
    }
  }
}

/** @returns The folder that all these are in, or are. */
function commonFolder(folders: readonly string[]): string {
  const [first = '.', ...others] = folders
  const parts = first.split('/')
  const shared = (count: number): boolean =>
    others.every(
      (other) => other.split('/').slice(0, count).join('/') === parts.slice(0, count).join('/')
    )
  while (parts.length > 0 && !shared(parts.length)) parts.pop()
  return parts.length === 0 ? '.' : parts.join('/') || '/'
}

/** @returns All folders on the way to files. */
function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const file of files) {
    let slash = file.lastIndexOf('/')
    while (slash > 0 && !folders.has(file.slice(0, slash))) {
      folders.add(file.slice(0, slash))
      slash = file.lastIndexOf('/', slash - 1)
    }
  }
  return folders
}

async function lstatOf(file: string): Promise<Stats | DocumentFailure> {
  try {
    return await lstat(file)
  } catch (error) {
    return inputFailure(error)
  }
}
