import {InvalidArgumentError, Option, type Command} from 'commander'
import {allFormats, type Format} from '../../batch/find/formats.ts'
import type {MdastOptions} from '../../index.ts'
import type {ColourChoice} from './colour.ts'

/** Options of every command that corrects. */
export interface CorrectionOptions {
  readonly rules?: string
  readonly digits: 'lao' | 'ascii' | 'keep'
  readonly keepFurniture?: boolean
  readonly minConfidence?: number
  /** A file with what a batch taught. */
  readonly profile?: string
  /** Whether to learn from the documents where there is no profile. */
  readonly adapt: boolean
  readonly encodingErrors: 'fail' | 'replace'
  readonly maxFileSize: number
  readonly timeout: number
  readonly stdinFilename: string
}

/** The option of every command that obeys what people decided. */
export interface DecisionOptions {
  /** A file of decisions; false for none. */
  readonly decisions?: string | false
}

/** Options of every command that takes many documents. */
export interface BatchOptions extends CorrectionOptions, DecisionOptions {
  readonly filesFrom?: string
  readonly null?: boolean
  readonly base?: string
  readonly document: 'file' | 'folder'
  readonly jobs?: number
  readonly bail?: boolean
  readonly quiet?: boolean
  readonly json?: boolean
  readonly color: ColourChoice
}

/**
 * Ends the help of a command with examples.
 *
 * @param command The command.
 * @param lines Calls, each with what it does after `#`.
 * @returns The command.
 */
export function addExamples(command: Command, lines: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

/** The option of every command that may print in colour. */
export function addColourOption(command: Command): Command {
  return command.addOption(
    new Option('--color <when>', 'use colour')
      .choices(['auto', 'always', 'never'])
      .default('auto')
      .preset('always')
  )
}

/** Adds the options that say how texts are corrected, and what limits there are. */
export function addTextOptions(command: Command): Command {
  return command
    .option('--rules <dir>', "lay a folder's rule files over the shipped ones")
    .addOption(
      new Option('--digits <style>', 'how misread digits are written')
        .choices(['lao', 'ascii', 'keep'])
        .default('lao')
    )
    .option('--keep-furniture', 'leave page numbers, running heads and menus in the text')
    .option(
      '--min-confidence <p>',
      'apply corrections from this probability on, list the others',
      parseProbability
    )
    .option('--profile <file>', 'correct by what another batch taught')
    .addOption(
      new Option('--max-file-size <size>', 'refuse larger documents')
        .argParser(parseSize)
        .default(64 * 1024 * 1024, '64M')
    )
    .option('--timeout <seconds>', 'give up a document after this time', parseSeconds, 120)
}

/** Adds `CorrectionOptions`. */
export function addCorrectionOptions(command: Command): Command {
  return addTextOptions(command)
    .option('--no-adapt', 'correct by the shipped confusions; learn nothing from the documents')
    .addOption(
      new Option('--encoding-errors <how>', 'bytes that are no characters')
        .choices(['fail', 'replace'])
        .default('fail')
    )
}

/** Options of every command that writes documents. */
export interface EmitOptions {
  readonly emit: readonly Format[]
  readonly anchors?: boolean
  readonly pageBreaks?: boolean
  readonly frontMatter: boolean
}

/** Adds `EmitOptions`. */
export function addEmitOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--emit <formats>',
        'what is written: md, json, txt; alto, page or hocr for files of these'
      )
        .argParser(parseFormats)
        .default(['md', 'json'], 'md,json')
    )
    .option('--anchors', "begin each section's heading in Markdown with an anchor of its id")
    .option('--page-breaks', 'draw a line in Markdown where a page ends')
    .option('--no-front-matter', 'write Markdown without the metadata in front')
}

/** @returns How Markdown is written. */
export function markdownOptions({anchors, pageBreaks, frontMatter}: EmitOptions): MdastOptions {
  return {anchors: anchors ?? false, frontMatter, pageBreaks: pageBreaks ?? false}
}

/** The option of every command that may read a document from standard input. */
export function addStdinOption(command: Command): Command {
  return command.option('--stdin-filename <name>', 'what standard input (-) is called', 'stdin.txt')
}

/**
 * Adds `DecisionOptions`.
 *
 * @param usual What is taken where the user names no file.
 */
export function addDecisionOptions(command: Command, usual?: string): Command {
  const hint = usual === undefined ? '' : ` (default: ${usual})`
  command.option('--decisions <file>', `obey what people decided of single changes${hint}`)
  return usual === undefined
    ? command
    : command.option('--no-decisions', 'obey no decisions, also where there are some')
}

/**
 * Adds `BatchOptions`.
 *
 * @param decisions As for `addDecisionOptions`.
 */
export function addBatchOptions(command: Command, decisions?: string): Command {
  addDecisionOptions(addStdinOption(addCorrectionOptions(command)), decisions)
    .option('--files-from <file>', 'read names from a file (- for standard input), one a line')
    .option('-0, --null', 'names in that file end in NUL')
    .addOption(
      new Option('--document <unit>', 'what a document is: each file, or the pages in a folder')
        .choices(['file', 'folder'])
        .default('file')
    )
    .option('--base <dir>', 'the folder that listed names stand in (default: the current one)')
    .option('-j, --jobs <n>', 'documents in work at once (default: one a core)', parseCount)
    .option('--bail', 'stop at the first failure')
    .option('-q, --quiet', 'say only what failed')
    .option('--json', 'print events on stdout, one JSON object a line')
  return addColourOption(command)
}

function parseProbability(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError('It is a number from 0 to 1.')
  }
  return value
}

function parseSeconds(text: string): number {
  const value = Number(text)
  // The system's timers end at 2^31 milliseconds.
  if (!(value > 0 && value <= 2_000_000)) {
    throw new InvalidArgumentError('It is a number of seconds above 0.')
  }
  return value
}

/** Reads how many processes or threads an option asks for. */
export function parseCount(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 1024) {
    throw new InvalidArgumentError('It is a whole number from 1 to 1024.')
  }
  return value
}

const units: Readonly<Record<string, number>> = {'': 1, k: 1 << 10, m: 1 << 20, g: 1 << 30}

function parseSize(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim())
  const value = Math.floor(Number(found?.[1]) * (units[found?.[2]?.toLowerCase() ?? ''] ?? NaN))
  if (found === null || value > 512 * 1024 * 1024) {
    throw new InvalidArgumentError('It is a size such as 500k or 64M, at most 512M.')
  }
  return value
}

function parseFormats(text: string): Format[] {
  const names = text.split(',').map((name) => name.trim())
  const formats = allFormats.filter((format) => names.includes(format))
  if (formats.length === 0 || formats.length !== new Set(names).size) {
    throw new InvalidArgumentError('It is a list of md, json, txt, alto, page and hocr.')
  }
  return formats
}
