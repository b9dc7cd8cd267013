import {join} from 'node:path'
import type {ChannelProfile} from '../../index.ts'
import {sha256} from '../base/cache-key.ts'
import {exitCode} from '../base/exit-code.ts'
import {isSystemError, messageOf, RunFailure} from '../base/failure.ts'
import {readNamed, readOwn} from '../disk/plain-file.ts'
import {showLine} from '../base/show-text.ts'
import {prepareFolder, writeOnce} from '../disk/write-atomic.ts'

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
    return sourceOf(file, (await readNamed(file)).toString())
  } catch (error) {
    throw noProfile(file, error)
  }
}

function sourceOf(file: string, text: string): ProfileSource {
  return {hash: sha256(text), read: () => parse(file, text)}
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
  if (error instanceof RunFailure) return error
  if (isSystemError(error))
    return new RunFailure(exitCode.usage, `--profile: ${showLine(messageOf(error))}`, error)
  // It may tell what the file says.
  const why = messageOf(error).split('\n').map(showLine).join('\n  ')
  return new RunFailure(exitCode.usage, `${showLine(file)}: no profile: ${why}`, error)
}

/**
 * @param out The output folder.
 * @returns What an earlier run over the folder learnt; null where there was none.
 * @throws RunFailure (environment) where it is no plain file; what the system says.
 */
export async function findProfile(out: string): Promise<ProfileSource | null> {
  const text = await readOwn(out, PROFILE)
  return text === undefined ? null : sourceOf(join(out, PROFILE), text)
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
