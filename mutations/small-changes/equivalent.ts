// Small changes that no test can catch, because nothing that anybody could notice changes with them.
import type { Edit } from '../copy.js';

export interface Equivalent extends Edit {
  readonly because: string;
}

export const EQUIVALENT: readonly Equivalent[] = [];
