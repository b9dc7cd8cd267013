import type {FormattedSource} from '../types.ts'

/** What reading gives of a file that tells where words stand. */
export type PageFile = Pick<FormattedSource, 'changes' | 'layout' | 'remarks'>
