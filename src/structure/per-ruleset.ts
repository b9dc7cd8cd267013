import type {Ruleset} from '../types.ts'

/**
 * @param compile Makes something of a ruleset.
 * @returns The same, made once for each ruleset.
 */
export function perRuleset<T>(compile: (ruleset: Ruleset) => T): (ruleset: Ruleset) => T {
  const compiled = new WeakMap<Ruleset, {readonly value: T}>()
  return (ruleset) => {
    let known = compiled.get(ruleset)
    if (known === undefined) {
      known = {value: compile(ruleset)}
      compiled.set(ruleset, known)
    }
    return known.value
  }
}
