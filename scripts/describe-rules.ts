import {readFileSync} from 'node:fs'
import {showCharacters} from '../src/index.ts'
import type {Rule, RuleFile, Ruleset} from '../src/index.ts'

/** What a person wrote for the top of the page. */
const introduction = readFileSync(new URL('rules-introduction.md', import.meta.url), 'utf8')

/**
 * @param files The shipped rule files.
 * @param ruleset The same, compiled.
 * @returns A page that shows every rule with its examples, combining marks apart.
 */
export function describeRules(files: readonly RuleFile[], ruleset: Ruleset): string {
  const parts = [introduction]
  for (const {path} of files) {
    const rules = ruleset.all.filter(({place}) => place.file === `rules/${path}`)
    if (rules.length > 0) parts.push(`## ${path}\n`, describeFile(rules))
  }
  return parts.join('\n')
}

function describeFile(rules: readonly Rule[]): string {
  const rows = rules.map(({id, description, kind, confidence, examples}) => {
    const [example] = examples
    const shown =
      example === undefined
        ? ''
        : example.before === example.after
          ? cell(example.before)
          : `${cell(example.before)} → ${cell(example.after)}`
    return `| \`${id}\` | ${cell(description, false)} | ${kind} | ${confidence} | ${shown} |`
  })
  return [
    '| rule | what it is for | kind | confidence | example |',
    '|---|---|---|---|---|',
    ...rows,
    ''
  ].join('\n')
}

/** Short enough for a table; characters shown apart. */
function cell(text: string, apart = true): string {
  const shown = apart ? (text.length > 24 ? text.slice(0, 48) : showCharacters(text)) : text
  return shown.replace(/\s+/g, ' ').trim().replaceAll('|', '\\\\|')
}
