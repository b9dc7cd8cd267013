/** What users of the library call; nothing else is public but `laodoc/node`. */
export {convert, type Conversion, type FileOptions} from './convert.ts'
export {correct, type Channel, type CorrectOptions, type SourceOptions} from './correct/pipeline.ts'
export {createChannelPass, type ChannelOptions} from './correct/channel/pass.ts'
export {learnProfile, type ChannelProfile} from './correct/channel/profile.ts'
export {readProfile, writeProfile} from './correct/channel/profile-file.ts'
export type {DigitStyle} from './correct/context.ts'
export type {CorrectionResult} from './correct/draft.ts'
export {documentJsonSchema} from './emit/json-schema.ts'
export {createPlaceMap, type PlaceMap, type PlaceMapper} from './emit/place-map.ts'
export type {
  BlockRecord,
  BlockRole,
  CitationRecord,
  CorrectionRecord,
  DecisionRecord,
  DateRecord,
  DocumentRecord,
  FieldRecord,
  FieldsRecord,
  FileRecord,
  GeneratorInfo,
  ListBlockRecord,
  ListItemRecord,
  MetadataRecord,
  PageRecord,
  QualityRecord,
  RangeRecord,
  RemarkRecord,
  RemovalRecord,
  SectionRecord,
  SourceInfo,
  SpanRecord,
  SuspectBlockRecord,
  TableBlockRecord,
  TableCellRecord,
  TextBlockRecord
} from './emit/record.ts'
export {restoreFiles, restoreSource, type RestoredFile} from './emit/restore-source.ts'
export {stringifyRecord} from './emit/stringify-record.ts'
export {toMarkdown} from './emit/to-markdown.ts'
export {toMdast, type MdastOptions} from './emit/to-mdast.ts'
export {toRecord} from './emit/to-record.ts'
export {toText} from './emit/to-text.ts'
export {readModel} from './model/binary.ts'
export type {LanguageModel} from './model/language-model.ts'
export {compileConfusions} from './rules/compile-confusions.ts'
export type {ConfusionTable} from './rules/confusion-table.ts'
export {compileRules, type CompiledRules} from './rules/compile-rules.ts'
export {createDecisionsFor, type DecisionsFor} from './rules/decisions-for.ts'
export {formatProblem, type RuleProblem} from './rules/problem.ts'
export {readDecisions} from './rules/read-decisions.ts'
export {laodocCorrect} from './plugin/laodoc-correct.ts'
export {laodocParse, type LaodocParseOptions} from './plugin/laodoc-parse.ts'
export {structure} from './structure/structure.ts'
export {testRules} from './test-rules.ts'
export type {ExampleFailure} from './rules/run-examples.ts'
export type * from './types.ts'
