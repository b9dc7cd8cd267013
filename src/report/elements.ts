import type {Child, Properties} from 'hastscript'
import {h, s} from 'hastscript'
import {strings, type StringKey} from './shared/strings.ts'

/**
 * @param name Name of an HTML element.
 * @param key What it says; the page's script puts it into the reader's language.
 * @param properties Its properties (optional).
 * @returns The element, in English.
 */
export function said(name: string, key: StringKey, properties: Properties = {}) {
  return h(name, {...properties, dataT: key}, strings.en[key])
}

/** As `said`, for SVG. */
export function saidInPlot(key: StringKey, properties: Properties = {}) {
  return s('text', {...properties, dataT: key}, strings.en[key])
}

/**
 * @param key The name of a plot.
 * @param size Its width and height, in its own units.
 * @param children What it shows.
 * @returns A picture that a screen reader names and passes over.
 */
export function plot(
  key: StringKey,
  {width, height}: {readonly width: number; readonly height: number},
  children: Child
) {
  return s(
    'svg',
    {
      className: ['plot'],
      role: 'img',
      viewBox: `0 0 ${width} ${height}`,
      ariaLabel: strings.en[key],
      dataTLabel: key
    },
    children
  )
}

/** @returns A number for a coordinate: short, and the same everywhere. */
export function at(value: number): number {
  return Math.round(value * 100) / 100
}

/**
 * @param top The greatest value to show.
 * @param count About how many steps.
 * @returns Round values from 0 up to the first that is not below `top`.
 */
export function roundSteps(top: number, count: number): number[] {
  const rough = Math.max(top, Number.MIN_VALUE) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough)!
  const steps = [0]
  while (steps.at(-1)! < top * (1 - 1e-9)) steps.push(steps.length * step)
  return steps
}
