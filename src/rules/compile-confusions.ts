import type {RuleFile} from '../types.ts'
import type {ConfusionTable} from './confusion-table.ts'
import {readConfusions} from './read-confusions.ts'

/**
 * @param file A rule file.
 * @returns Whether it holds confusions, the weights of the noisy channel.
 */
export function holdsConfusions({path}: Pick<RuleFile, 'path'>): boolean {
  return path.startsWith('confusions/') && /\.ya?ml$/u.test(path)
}

/**
 * @param files Rule files of any sort, in any order; their order makes no difference.
 * @returns All confusions of those that hold any. Where two files tell one confusion, the file that
 *   is not shipped wins, then the later path.
 * @throws {SyntaxError} Where such a file is not as it must be, see {@link readConfusions}.
 */
export function compileConfusions(files: readonly RuleFile[]): ConfusionTable {
  const confusions = new Map<string, ConfusionTable['confusions'][number]>()
  const generic = new Map<string, ConfusionTable['generic'][number]>()
  const sorted = files
    .filter(holdsConfusions)
    .sort((a, b) => Number(b.shipped) - Number(a.shipped) || (a.path < b.path ? -1 : 1))
  for (const file of sorted) {
    const read = readConfusions(file)
    for (const one of read.confusions) confusions.set(`${one.seen}\0${one.meant}`, one)
    for (const one of read.generic) generic.set(`${one.seen}\0${one.meant}`, one)
  }
  return {confusions: [...confusions.values()], generic: [...generic.values()]}
}
