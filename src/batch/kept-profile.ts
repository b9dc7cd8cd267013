import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {ChannelProfile} from '../index.ts'
import {sha256} from './cache-key.ts'
import {exitCode} from './exit-code.ts'
import {messageOf, RunFailure, systemCode} from './failure.ts'
import {prepareFolder, writeOnce} from './write-atomic.ts'

/** Where a run keeps what its folder taught, below the output folder. */
const PROFILE = '.laodoc/profile.yaml'

/** A profile by the hash of its file: what it says is read where documents are to be corrected. */
export interface ProfileSource {
  /** SHA-256 of the profile as a file; null where there is no profile. */
  readonly hash: string | null
  /**
   * @returns The profile.
   * @throws RunFailure (usage) that names the file and what is wrong with it.
   */
  read(): Promise<ChannelProfile | null>
}

/**
 * @param file A profile.
 * @returns The profile.
 * @throws RunFailure (usage) where the file cannot be read.
 */
export async function openProfile(file: string): Promise<ProfileSource> {
  try {
    const text = await readFile(file, 'utf8')
    return {hash: sha256(text), read: () => parse(file, text)}
  } catch (error) {
    throw noProfile(file, error)
  }
}

async function parse(file: string, text: string): Promise<ChannelProfile> {
  try {
    const {parseProfile} = await import('./parse-profile.ts')
    return parseProfile(text)
  } catch (error) {
    throw noProfile(file, error)
  }
}

function noProfile(file: string, error: unknown): RunFailure {
  return new RunFailure(exitCode.usage, `${file}: no profile: ${messageOf(error)}`, error)
}

/**
 * @param out The output folder.
 * @returns What an earlier run over the folder learnt; null where there was none.
 * @throws RunFailure (usage) where it is there and cannot be read.
 */
export async function findProfile(out: string): Promise<ProfileSource | null> {
  const file = join(out, PROFILE)
  try {
    return await openProfile(file)
  } catch (error) {
    const {cause} = error as Error
    if (systemCode(cause) === 'ENOENT' || systemCode(cause) === 'ENOTDIR') return null
    throw error
  }
}

/**
 * Keeps a profile beside the outputs, for later runs, whatever they run over, and for the other
 * shards of this one. Where one of those was faster, its profile counts.
 *
 * @param out The output folder.
 * @param text The profile as a file.
 * @returns Whether it is the one that is kept.
 * @throws What the system says where it cannot be written.
 */
export async function keepProfile(out: string, text: string): Promise<boolean> {
  return await writeOnce(await prepareFolder(out, PROFILE), Buffer.from(text))
}
