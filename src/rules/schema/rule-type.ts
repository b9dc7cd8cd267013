import * as z from 'zod'
import type {
  ConfusionRule,
  CorrectionKind,
  FurnitureRule,
  NumberingStyle,
  OperationName,
  OperationRule,
  RewriteRule,
  Rule,
  RuleExample,
  VocabularyEntry
} from '../../types.ts'
import type {CompiledPattern} from '../compile-pattern.ts'
import type {YamlPath} from '../read-yaml.ts'
import {confidenceField, descriptionField, kindField, textField} from './fields.ts'

/** A ruleset that is being put together. */
export interface RulesetDraft {
  readonly all: Rule[]
  readonly rewrites: RewriteRule[]
  readonly operations: Map<OperationName, OperationRule>
  readonly furniture: FurnitureRule[]
  readonly numbering: NumberingStyle[]
  readonly vocabulary: Map<string, VocabularyEntry[]>
  readonly confusions: ConfusionRule[]
  readonly lexicon: string[]
}

/**
 * Adds a rule to its place in a ruleset, `all` excepted.
 *
 * @returns The rule; null where a problem was reported instead.
 */
export type AddRule = (draft: RulesetDraft) => Rule | null

/** What a type of rules is given to compile one rule from. */
export interface RuleEntry<Fields> {
  /** The rule's fields, as its schema gives them. */
  readonly fields: Fields
  /** The file's own fields besides those of every file. */
  readonly file: Readonly<Record<string, unknown>>
  /** What every rule has; examples included. */
  readonly rule: Rule
  /** Whether the file comes with the package. */
  readonly shipped: boolean
  /** Tells of a problem at the rule's field `path`; the rule is then left out. */
  readonly report: (path: YamlPath, reason: string) => void
  /**
   * Brings a part of the rule to a form that depends on other parts.
   *
   * @returns The value as the schema gives it; null where it does not fit, which has been reported.
   */
  readonly parse: <Value>(path: YamlPath, value: unknown, schema: z.ZodType<Value>) => Value | null
  /**
   * @param field The rule's field that holds the pattern.
   * @param pattern Source of a regular expression.
   * @param whole Whether a hit has to be a whole line, white space around it left aside.
   * @param unsafe Whether the pattern runs natively, come what may.
   * @returns The pattern ready to run; null where it cannot be used, which has been reported.
   */
  readonly compilePattern: (
    field: string,
    pattern: string,
    whole: boolean,
    unsafe: boolean
  ) => CompiledPattern | null
}

/** Fields that the examples of any type are brought to. */
type ExampleFields = Omit<RuleExample, 'place'>

/** The fields of a rule that do not depend on its type. */
export interface BaseRule {
  readonly id: string
  readonly description: string
  readonly kind?: CorrectionKind | undefined
  readonly confidence?: number | undefined
  readonly examples?: readonly unknown[] | undefined
  readonly counterexamples?: readonly string[] | undefined
}

/** A type of rule files: the form of its rules, and what they become. */
export interface RuleType<Fields extends BaseRule = never, Example = never> {
  /** The value of the file's `type`. */
  readonly name: string
  /** What files of this type are for, in a sentence. */
  readonly description: string
  /** The form of one rule. */
  readonly schema: z.ZodType<Fields>
  /** The same for editors, where more of it can be told (default: `schema`). */
  readonly createEditorSchema?: () => z.ZodType
  /** Top-level fields besides those of every file. */
  readonly fileFields?: Readonly<Record<string, z.ZodType>>
  /** Taken where neither rule nor file gives them; without them they have to be given. */
  readonly defaults: {readonly kind?: CorrectionKind; readonly confidence?: number}
  /** Brings an example to the common form. */
  readExample(example: Example): ExampleFields
  /**
   * @returns What adds the rule to a ruleset, once it is known not to be switched off; null where a
   *   problem was reported.
   */
  compile(entry: RuleEntry<Fields>): AddRule | null
}

/** What a rule has whatever its type, examples in the common form. */
export type BaseFields = Omit<BaseRule, 'examples'> & {readonly examples: readonly ExampleFields[]}

/** A type of rule files, with the form of its rules known to nobody but itself. */
export interface AnyRuleType {
  readonly name: string
  readonly description: string
  readonly schema: z.ZodType
  /** @returns The form of a whole file, for editors. */
  createFileSchema(): z.ZodType
  /** The form of a whole file but for its rules, which are looked at one by one. */
  readonly envelopeSchema: z.ZodType<FileEnvelope>
  readonly defaults: {readonly kind?: CorrectionKind; readonly confidence?: number}
  /** @returns The fields of a rule that `schema` has let pass. */
  readBase(fields: unknown): BaseFields
  compile(entry: RuleEntry<unknown>): AddRule | null
}

/** What every rule file has. */
export interface FileEnvelope {
  readonly description: string
  readonly disable?: readonly string[] | undefined
  readonly defaults?:
    | {readonly kind?: CorrectionKind | undefined; readonly confidence?: number | undefined}
    | undefined
  readonly rules: readonly unknown[]
}

/**
 * @param type A type of rule files.
 * @returns The same, ready to be registered in `rule-types.ts`.
 */
export function defineRuleType<Fields extends BaseRule, Example>(
  type: RuleType<Fields, Example>
): AnyRuleType {
  const {name, description, schema, fileFields = {}, defaults} = type
  const formOf = <Rules extends z.ZodType>(rules: Rules) =>
    z.strictObject({
      type: z.literal(name).describe(description),
      description: descriptionField,
      disable: z
        .array(textField)
        .optional()
        .describe('Ids of rules to switch off, as "file/rule"; of any file.'),
      defaults: z
        .strictObject({kind: kindField.optional(), confidence: confidenceField.optional()})
        .optional()
        .describe('What the rules of this file have where they do not say otherwise.'),
      ...fileFields,
      rules
    })
  return {
    name,
    description,
    schema,
    createFileSchema: () => formOf(z.array(type.createEditorSchema?.() ?? schema).default([])),
    envelopeSchema: formOf(z.array(z.unknown()).default([])),
    defaults,
    readBase(fields) {
      const base = fields as Omit<BaseRule, 'examples'> & {readonly examples?: readonly Example[]}
      const examples = base.examples ?? []
      return {...base, examples: examples.map((example) => type.readExample(example))}
    },
    compile: (entry) => type.compile(entry as RuleEntry<Fields>)
  }
}
