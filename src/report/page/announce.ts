import {byId} from './dom.ts'

/** Has a screen reader say something, once it is done with what it says now. */
export function announce(text: string): void {
  const live = byId('live')
  // The same text again is news only where it differs.
  live.textContent = live.textContent === text ? `${text}\u00A0` : text
}
