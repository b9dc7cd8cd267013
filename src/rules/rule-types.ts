import {confusionType} from './schema/confusions.ts'
import {furnitureType} from './schema/furniture.ts'
import {numberingType} from './schema/numbering.ts'
import {operationType} from './schema/operation-rule.ts'
import {rewriteType} from './schema/rewrite.ts'
import type {AnyRuleType} from './schema/rule-type.ts'
import {vocabularyType} from './schema/vocabulary.ts'

/** The types of rule files; a new one is a module in `schema/` and a line here. */
export const ruleTypes: readonly AnyRuleType[] = [
  operationType,
  rewriteType,
  furnitureType,
  vocabularyType,
  numberingType,
  confusionType
]
