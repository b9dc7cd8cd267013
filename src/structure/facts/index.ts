export type {Facts} from './facts.ts'
export {readDate, type DateFound} from './read-date.ts'
export {readFacts} from './read-facts.ts'
