import {lowerBound} from './lower-bound.ts'

/** @returns Whether the code unit is the first half of a surrogate pair. */
export function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

/** @returns Whether the code unit is the second half of a surrogate pair. */
export function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/** @returns Whether a surrogate pair ends with the code unit at `at`. */
export function closesPair(text: string, at: number): boolean {
  return isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1))
}

/** Tells offsets of one text in UTF-16 code units and in code points. */
export interface CodePoints {
  readonly toUnits: (codePoint: number) => number
  /** Half a surrogate pair counts with its pair. */
  readonly toPoints: (unit: number) => number
}

/**
 * @param text Any text.
 * @returns Its code points; each question takes time logarithmic in its surrogate pairs.
 */
export function readCodePoints(text: string): CodePoints {
  // Of each pair the place of its second half, in code units and as the code points in front.
  const units: number[] = []
  const points: number[] = []
  if (/[\uD800-\uDBFF]/.test(text)) {
    for (let at = 1; at < text.length; at++) {
      if (!closesPair(text, at)) continue
      points.push(at - 1 - units.length)
      units.push(at)
    }
  }
  return {
    toUnits: (point) => Math.min(text.length, point + lowerBound(points, point)),
    toPoints: (unit) => Math.min(unit, text.length) - lowerBound(units, unit)
  }
}
