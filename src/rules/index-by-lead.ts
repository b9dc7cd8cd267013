import type {Leads} from '../types.ts'

/**
 * @param entries Things that are looked for at a place of a text, in the order of their rank.
 * @param leadsOf What each can begin with.
 * @returns For the UTF-16 code unit at that place: those that can begin there, in the same order.
 */
export function indexByLead<Entry>(
  entries: readonly Entry[],
  leadsOf: (entry: Entry) => Leads
): (code: number) => readonly Entry[] {
  const leads = entries.map(leadsOf)
  const rest = entries.filter((_, at) => leads[at] === null)
  const byLead = new Map<number, readonly Entry[]>()
  for (const code of new Set(leads.flatMap((each) => [...(each ?? [])]))) {
    byLead.set(
      code,
      entries.filter((_, at) => leads[at]?.has(code) ?? true)
    )
  }
  return (code) => byLead.get(code) ?? rest
}
