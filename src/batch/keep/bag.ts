import {createHash} from 'node:crypto'
import type {Dirent} from 'node:fs'
import {readdir, unlink} from 'node:fs/promises'
import {join} from 'node:path'
import {sha256} from '../base/cache-key.ts'
import {compareNames} from '../base/compare-names.ts'
import {exitCode} from '../base/exit-code.ts'
import {messageOf, RunFailure, systemCode} from '../base/failure.ts'
import {hashOwn, isWayPlain, readOwn} from '../disk/plain-file.ts'
import {showLine} from '../base/show-text.ts'
import {writeAtomic} from '../disk/write-atomic.ts'

/** The file that makes a folder a bag: written last, and taken away before anything is changed. */
const declarationName = 'bagit.txt'
const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
const infoName = 'bag-info.txt'
const payloadManifestName = 'manifest-sha256.txt'
const tagManifestName = 'tagmanifest-sha256.txt'

/** The folder of the results. */
const payload = 'data'

/** So many files are read at once. */
const readAtOnce = 16

/**
 * Says that an output folder is no bag while its files change.
 *
 * @param out The output folder.
 * @throws RunFailure (environment) where it cannot be written.
 */
export async function openBag(out: string): Promise<void> {
  try {
    await unlink(join(out, declarationName))
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw bagFailure(out, error)
  }
}

/**
 * Makes an output folder a bag (BagIt 1.0, RFC 8493) of what stands in its folder `data`. All of it
 * is read, so that the bag tells what is on the disk. There is no time in it: the same outputs give
 * the same bytes.
 *
 * @param out The output folder.
 * @param parts What the outputs depend on, by name, for `bag-info.txt`; lines that others wrote
 *   there are kept.
 * @throws RunFailure (environment) where it cannot be read or written.
 */
export async function closeBag(
  out: string,
  parts: Readonly<Record<string, string | null>>
): Promise<void> {
  try {
    const files = new Payload(out)
    await writeAtomic(join(out, payloadManifestName), files.lines())
    const info = describeBag(parts, files) + (await foreignInfo(out))
    await writeAtomic(join(out, infoName), Buffer.from(info))
    const tags = [
      `${sha256(info)}  ${infoName}\n`,
      `${sha256(declaration)}  ${declarationName}\n`,
      `${files.manifestHash()}  ${payloadManifestName}\n`
    ]
    await writeAtomic(join(out, tagManifestName), Buffer.from(tags.join('')))
    await writeAtomic(join(out, declarationName), Buffer.from(declaration))
  } catch (error) {
    throw bagFailure(out, error)
  }
}

function bagFailure(out: string, error: unknown): RunFailure {
  if (error instanceof RunFailure) return error
  const message = `${showLine(out)}: the bag cannot be written: ${messageOf(error)}`
  return new RunFailure(exitCode.environment, message, error)
}

/** The files of a bag, read once. */
class Payload {
  readonly #out: string
  readonly #manifest = createHash('sha256')
  octets = 0
  files = 0

  constructor(out: string) {
    this.#out = out
  }

  /** The lines of the payload manifest, in code-point order of the paths. */
  async *lines(): AsyncGenerator<string> {
    let pending: string[] = []
    for await (const path of filesBelow(this.#out, payload)) {
      pending.push(path)
      if (pending.length < readAtOnce) continue
      yield* await this.#read(pending)
      pending = []
    }
    yield* await this.#read(pending)
  }

  /** SHA-256 of all lines. */
  manifestHash(): string {
    return this.#manifest.digest('hex')
  }

  async #read(paths: readonly string[]): Promise<string[]> {
    const read = await Promise.all(paths.map((path) => hashOwn(this.#out, path)))
    return read.map(({sha256: hash, bytes}, index) => {
      this.files++
      this.octets += bytes
      const line = `${hash}  ${encodePath(paths[index]!)}\n`
      this.#manifest.update(line)
      return line
    })
  }
}

async function* filesBelow(root: string, below: string): AsyncGenerator<string> {
  const entries = await readFolder(root, below).catch((error: unknown) => {
    // A run in which every document failed wrote none.
    if (systemCode(error) === 'ENOENT') return []
    throw error
  })
  const named = entries
    .filter((entry) => entry.isDirectory() || entry.isFile())
    .map((entry) => ({entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name}))
    .sort((left, right) => compareNames(left.key, right.key))
  for (const {entry} of named) {
    const path = `${below}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(root, path)
    else yield path
  }
}

async function readFolder(root: string, below: string): Promise<Dirent[]> {
  if (await isWayPlain(root, `${below}/file`)) {
    return await readdir(join(root, below), {withFileTypes: true})
  }
  const message = `${showLine(join(root, below))} is no folder, or a link to one`
  throw new RunFailure(exitCode.environment, message)
}

/** RFC 8493, 2.1.3: line ends and `%` in a path are percent-encoded, and nothing else is. */
function encodePath(path: string): string {
  return path.replace(/[\r\n%]/g, (character) =>
    character === '%' ? '%25' : character === '\n' ? '%0A' : '%0D'
  )
}

/** Labels of the lines that are written here, with the parts they tell. */
const partLabels: readonly (readonly [label: string, part: string])[] = [
  ['Laodoc-Rules-SHA256', 'rules'],
  ['Laodoc-Model-SHA256', 'model'],
  ['Laodoc-Profile-SHA256', 'profile']
]
const ownLabels = new Set([
  'bag-software-agent',
  'payload-oxum',
  ...partLabels.map(([label]) => label.toLowerCase())
])

function describeBag(
  parts: Readonly<Record<string, string | null>>,
  {octets, files}: Payload
): string {
  const {name, version} = parts
  const lines = [
    `Bag-Software-Agent: ${name ?? 'laodoc'} ${version ?? ''}`.trimEnd(),
    `Payload-Oxum: ${octets}.${files}`
  ]
  for (const [label, part] of partLabels) {
    const value = parts[part] ?? null
    if (value !== null) lines.push(`${label}: ${value}`)
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** What others wrote into `bag-info.txt`, with the lines that continue it. */
async function foreignInfo(out: string): Promise<string> {
  const text = (await readOwn(out, infoName)) ?? ''
  let foreign = false
  const lines = text.split(/\r\n|\r|\n/).filter((line) => {
    if (!/^\s/.test(line)) foreign = !ownLabels.has(line.split(':')[0]!.trim().toLowerCase())
    return line !== '' && foreign
  })
  return lines.map((line) => `${line}\n`).join('')
}
