import type {ParsedRuleFile, PatternFacts, RuleFile} from '../types.ts'
import {nameOf} from './name-of.ts'
import type {RuleProblem} from './problem.ts'
import {readPattern} from './read-pattern.ts'
import {readYaml, type YamlFile, type YamlPath} from './read-yaml.ts'

/** Lists whose entries are asked for their places although nothing is wrong with them. */
const placed: ReadonlySet<string> = new Set(['rules', 'examples', 'counterexamples', 'disable'])

/**
 * Reads a sound YAML file once and for all, so that a run need not: reading YAML takes most of the
 * time of compiling rules.
 *
 * @param file A YAML rule file.
 * @returns What to keep with its text; null where it has problems, or is no YAML file.
 */
export function parseRuleFile(file: RuleFile): ParsedRuleFile | null {
  if (!/\.ya?ml$/u.test(file.path)) return null
  const read = readYaml(nameOf(file), file.text)
  if (!('yaml' in read)) return null
  const places: Record<string, readonly [number, number]> = {}
  const patterns: Record<string, PatternFacts> = {}
  const visit = (path: YamlPath, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
      const way = [...path, key]
      if (key === 'pattern' && typeof inner === 'string' && isPattern(inner)) {
        patterns[inner] = readPattern(inner)
      }
      if (Array.isArray(value) && placed.has(String(path.at(-1)))) {
        const {line, column} = read.yaml.placeOf(way)
        places[way.join('/')] = [line, column]
      }
      visit(way, inner)
    }
  }
  visit([], read.yaml.value)
  return {value: read.yaml.value, places, patterns}
}

/** What is not one is reported when the rules are compiled. */
function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}

/**
 * @param file A rule file.
 * @returns Its YAML, read now or when the package was built; or all that is wrong with it.
 */
export function yamlOf(
  file: RuleFile
): {readonly yaml: YamlFile} | {readonly problems: readonly RuleProblem[]} {
  const {parsed, text} = file
  const name = nameOf(file)
  if (parsed === undefined) return readYaml(name, text)
  let whole: YamlFile | null = null
  /** Only what is wrong, and so was not built in, is looked up in the text. */
  const readNow = (): YamlFile => {
    const read = readYaml(name, text)
    whole ??= 'yaml' in read ? read.yaml : nowhere(name)
    return whole
  }
  return {
    yaml: {
      value: parsed.value,
      placeOf(path) {
        const place = parsed.places[path.join('/')]
        if (place === undefined) return readNow().placeOf(path)
        return {file: name, line: place[0], column: place[1]}
      },
      placeOfKey: (path, key) => readNow().placeOfKey(path, key)
    }
  }
}

function nowhere(file: string): YamlFile {
  const place = {file, line: 1, column: 1}
  return {value: null, placeOf: () => place, placeOfKey: () => place}
}
