/** What needs a disk: the rules and the model that come with the package, and a user's own rules. */
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {RuleFile} from './types.ts'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * @returns The rule files that come with the package, in the order of their paths.
 */
export function readShippedRules(): RuleFile[] {
  return readRuleFolder(join(packageFolder, 'rules'), true)
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

/**
 * @returns The language model that was built with the package; null where it was not built.
 */
export function readModelFile(): Uint8Array | null {
  try {
    return readFileSync(join(packageFolder, 'dist', 'model', 'lao.bin'))
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
    .map((file) => ({
      path: file.slice(join(folder, '/').length).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
      shipped
    }))
    .sort((left, right) => compare(left.path, right.path))
}

function compare(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
