import * as z from 'zod'
import type {OperationName} from '../../types.ts'

/** Any settings at all, for operations that have not fixed theirs. */
const open = z.record(
  z.string(),
  z.union([z.number(), z.string(), z.boolean(), z.array(z.string())])
)
/** For operations that have nothing to set. */
const none = z.strictObject({})

/**
 * What each operation lets a rule file set, with defaults. A setting is described where it is
 * declared: `z.int().min(1).default(3).describe('…')`.
 */
export const operationSettings = {
  'byte-order-mark': none,
  'line-end': none,
  'control-character': none,
  'invisible-character': none,
  markup: none,
  'foreign-digit': none,
  'foreign-run': z.strictObject({
    minLetters: z.int().min(2).default(8).describe('Letters of the other script in a run, at least.'),
    minWord: z.int().min(1).default(6).describe('Letters of its longest word, at least.'),
    lineShare: z.number().min(0).max(1).default(0.6).describe('Share of a line from which on all of it counts.')
  }),
  'canonical-order': none,
  'doubled-mark': none,
  'split-am': none,
  'double-e': none,
  'ho-digraph': none,
  'ghost-line': z.strictObject({
    minCrumbs: z.int().min(1).default(3).describe('Crumbs in a ghost line, at least, or all of it.'),
    minCrumbShare: z.number().min(0).max(1).default(0.7).describe('Crumbs among all tokens, at least.'),
    wordLength: z.int().min(2).default(4).describe('Letters from which a well-formed token is a word.')
  }),
  'running-head': open,
  menu: z.strictObject({
    minLines: z.int().min(2).default(4).describe('Lines of a menu, at least.'),
    maxWidth: z.int().min(4).default(24).describe('Columns of its widest entry.')
  }),
  'page-number': none,
  contents: none,
  'link-list': none,
  'page-end': none,
  'table-ruler': none,
  'label-number': open,
  'label-particle': open,
  'label-word': none,
  'label-leaders': none,
  'part-labels': none,
  'join-lines': open,
  'join-pages': open
} as const satisfies Record<OperationName, z.ZodType<Record<string, unknown>>>
