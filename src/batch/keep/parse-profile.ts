import {parse} from 'yaml'
import {readProfile, type ChannelProfile} from '../../index.ts'

/**
 * Stands alone, as few runs are given a profile and reading YAML takes time to load.
 *
 * @param text A profile as YAML.
 * @returns The profile.
 * @throws Error that says what is wrong, where it is no profile.
 */
export function parseProfile(text: string): ChannelProfile {
  return readProfile(parse(text))
}
