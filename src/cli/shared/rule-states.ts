import {execFileSync} from 'node:child_process'
import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import {exitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure} from '../../batch/base/failure.ts'
import {showLine} from '../../batch/base/show-text.ts'
import {overlayRules} from '../../inner.ts'
import {readRules, readShippedRules, shippedRulesFolder} from '../../node.ts'
import type {RuleFile} from '../../types.ts'
import {compile, loadRuleFiles} from './setup.ts'

/** A state of the rules. */
export interface RuleState {
  /** What people call it. */
  readonly name: string
  readonly files: readonly RuleFile[]
}

/** Two states of the rules that are compared. */
export interface RuleStates {
  readonly earlier: RuleState
  readonly later: RuleState
}

/**
 * Reads two states of the rules: those of the files as they stand, and what these are compared
 * with.
 *
 * @param folder A user's folder of rules; undefined for the shipped rules alone.
 * @param against A folder, or a commit of git in which that folder (or that of the shipped rules)
 *   is looked up. Default: the shipped rules for a user's folder, the last commit for them.
 * @throws RunFailure (usage) where a state cannot be read, or has problems.
 */
export async function loadStates(folder?: string, against?: string): Promise<RuleStates> {
  const files = await loadRuleFiles(folder)
  const later = {name: folder === undefined ? 'the rules' : showLine(folder), files}
  const earlier = await loadEarlier(folder, against)
  await compile(earlier.files)
  return {earlier, later: {...later, files: withNewWords(files, earlier.files)}}
}

async function loadEarlier(folder?: string, against?: string): Promise<RuleState> {
  const shipped = readShippedRules()
  if (folder !== undefined && against === undefined) {
    return {name: 'the shipped rules', files: shipped}
  }
  if (against !== undefined && (await stat(against).catch(() => null))?.isDirectory() === true) {
    return {name: showLine(against), files: overlayRules(shipped, readRules(against))}
  }
  const commit = against ?? 'HEAD'
  const own = readCommitted(folder ?? shippedRulesFolder(), commit)
  const files =
    folder === undefined
      ? own.map((file) => ({...file, shipped: true}))
      : overlayRules(shipped, own)
  return {name: showLine(commit), files}
}

/** Reads the rule files that a folder had in a commit. */
function readCommitted(folder: string, commit: string): RuleFile[] {
  const git = (args: readonly string[], input?: string): Buffer =>
    execFileSync('git', args, {
      cwd: resolve(folder),
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : {input})
    })
  try {
    const entries = git(['ls-tree', '-r', '-z', '--end-of-options', commit, './'])
      .toString()
      .split('\0')
      .map((entry) => /^\d+ blob (\w+)\t(.*\.(?:ya?ml|txt))$/su.exec(entry))
      .filter((entry) => entry !== null)
    const hashes = entries.map(([, hash]) => `${hash!}\n`).join('')
    const texts = splitObjects(git(['cat-file', '--batch'], hashes))
    return entries.map(([, , path], at) => ({
      path: path!,
      text: texts[at]!,
      shipped: false,
      shownAs: `${commit}:${path!}`
    }))
  } catch (error) {
    const said = (error as {stderr?: Buffer}).stderr?.toString().trim().split('\n')[0]
    const why = said === undefined || said === '' ? messageOf(error) : said
    const message = `${showLine(commit)} is no folder, and no commit with ${showLine(folder)}: ${why}`
    throw new RunFailure(exitCode.usage, message, error)
  }
}

/** Each object has a line before it, `hash type bytes`, and a line feed behind it. */
function splitObjects(output: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at)
    const size = Number(output.subarray(at, end).toString().split(' ')[2])
    texts.push(output.subarray(end + 1, end + 1 + size).toString())
    at = end + 1 + size + 1
  }
  return texts
}

/** The language model was built with the shipped lists; what they gained since counts as one's own. */
function withNewWords(files: readonly RuleFile[], earlier: readonly RuleFile[]): RuleFile[] {
  const before = new Map(earlier.map(({path, text}) => [path, text]))
  return files.map((file) =>
    file.path.endsWith('.txt') && before.get(file.path) !== file.text
      ? {...file, shipped: false}
      : file
  )
}
