/** What needs a disk: the rules and the model that come with the package, and a user's own rules. */
import {createHash} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync
} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {withBuiltRules, type BuiltRules} from './rules/built-rules.ts'
import type {RuleFile} from './types.ts'

const packageFolder = findPackage(dirname(fileURLToPath(import.meta.url)))

/** The build may put this module into a file of another folder. */
function findPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findPackage(dirname(folder))
}

/**
 * @returns The rule files that come with the package, in the order of their paths.
 */
export function readShippedRules(): RuleFile[] {
  const files = readRuleFolder(shippedRulesFolder(), true)
  const built = readBuilt('rules.json')
  // Reading YAML takes most of a short run, so it was done when the package was built.
  return built === null ? files : withBuiltRules(files, JSON.parse(built.toString()) as BuiltRules)
}

/**
 * @returns The folder of the rule files that come with the package.
 */
export function shippedRulesFolder(): string {
  return join(packageFolder, 'rules')
}

/**
 * @param folder A user's folder of rules.
 * @returns Its rule files (`.yaml`, `.yml`, `.txt`), in the order of their paths.
 * @throws What the system says where the folder or a file cannot be read.
 */
export function readRules(folder: string): RuleFile[] {
  return readRuleFolder(folder, false)
}

/**
 * @param files Rule files, as a run uses them.
 * @returns SHA-256 over their paths and texts, in hexadecimal; the order does not matter.
 */
export function hashRules(files: readonly RuleFile[]): string {
  const hash = createHash('sha256')
  for (const {path, text} of files.toSorted((left, right) => compare(left.path, right.path))) {
    hash.update(`${path}\0${Buffer.byteLength(text)}\0`).update(text)
  }
  return hash.digest('hex')
}

let model: Uint8Array | null = null

/**
 * @returns The language model that was built with the package, read once a process, in memory that
 *   threads can share, and not to be changed; null where it was not built.
 */
export function readModelFile(): Uint8Array | null {
  model ??= orNull(() => readShared(builtFile('model/lao.model')))
  return model
}

function readShared(file: string): Uint8Array {
  const handle = openSync(file, 'r')
  try {
    const {size} = fstatSync(handle)
    const bytes = new Uint8Array(new SharedArrayBuffer(size))
    for (let read = 0; read < size;) {
      const more = readSync(handle, bytes, read, size - read, read)
      if (more === 0) throw new Error(`${file} was cut short while it was read`)
      read += more
    }
    return bytes
  } finally {
    closeSync(handle)
  }
}

/** What the language model was made from. */
export interface ModelNote {
  /** The word list: an npm package, and the licence of its data (SPDX). */
  readonly source: {readonly package: string; readonly version: string; readonly licence: string}
  /** Length of the longest n-gram, in letters. */
  readonly order: number
  /** SHA-256 of the model, in hexadecimal. */
  readonly sha256: string
}

/**
 * @returns What the language model of the package was made from; null where it was not built.
 */
export function readModelNote(): ModelNote | null {
  const built = readBuilt('model/lao.model.json')
  return built === null ? null : (JSON.parse(built.toString()) as ModelNote)
}

/** What was made when the package was built; null where it was not built. */
function readBuilt(path: string): Buffer | null {
  return orNull(() => readFileSync(builtFile(path)))
}

function builtFile(path: string): string {
  return join(packageFolder, 'dist', path)
}

/** Null where there is no such file. */
function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** @returns The version of the package. */
export function readVersion(): string {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8')
  return (JSON.parse(text) as {version: string}).version
}

function readRuleFolder(folder: string, shipped: boolean): RuleFile[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !(shipped && file.startsWith(join(folder, 'language', '/'))))
    .map((file) => ({
      path: relative(folder, file).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
      shipped,
      ...(shipped ? {} : {shownAs: file})
    }))
    .sort((left, right) => compare(left.path, right.path))
}

function compare(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
