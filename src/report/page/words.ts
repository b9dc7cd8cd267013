import type {ChangeData, ChangeType, Verdict} from '../shared/document-data.ts'
import type {StringKey} from '../shared/strings.ts'

const types: Readonly<Record<ChangeType, StringKey>> = {
  applied: 'typeApplied',
  suggested: 'typeSuggested',
  removed: 'typeRemoved',
  decided: 'typeDecided'
}

const kinds: Readonly<Record<string, StringKey>> = {
  encoding: 'kindEncoding',
  order: 'kindOrder',
  digit: 'kindDigit',
  confusion: 'kindConfusion',
  spacing: 'kindSpacing',
  reflow: 'kindReflow',
  removal: 'kindRemoval',
  label: 'kindLabel',
  orthography: 'kindOrthography',
  rewrite: 'kindRewrite'
}

/** @returns What a change is called by where it comes from. */
export function typeKey({type}: ChangeData): StringKey {
  return types[type]
}

/** @returns What sort of change it is called; null for one that this page does not know. */
export function kindKey({kind}: ChangeData): StringKey | null {
  return kinds[kind] ?? null
}

/** @returns What a decision is called. */
export function stateKey(verdict: Verdict | undefined): StringKey {
  return verdict === undefined ? 'open' : verdict === 'accept' ? 'accepted' : 'rejected'
}
