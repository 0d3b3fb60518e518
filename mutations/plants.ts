// Where in our code each bug of the list is planted, and who must catch it. Every text to be replaced occurs exactly
// once in its file, or the check fails: a list that no longer fits the code proves nothing.
import type { Edit } from './copy.js';
import type { Catcher } from './catchers.js';
import type { MutationName } from './list.js';
import { IN_NAVIGATIONS } from './plants/in-navigations.js';
import { IN_THE_DRAFTS } from './plants/in-the-drafts.js';
import { IN_THE_RECORD } from './plants/in-the-record.js';
import { IN_THE_SESSION } from './plants/in-the-session.js';
import { IN_THE_PAGE } from './plants/in-the-page.js';
import { IN_THE_SERVER } from './plants/in-the-server.js';
import { IN_THE_WORKER } from './plants/in-the-worker.js';

export interface Plant<Bug extends string = string> {
  /** One bug; several edits where the code defends itself twice. */
  readonly edits: readonly Edit[];
  /** Every one of them must catch it: the simulator, or the one test with this tag. */
  readonly caughtBy: readonly Catcher<Bug>[];
}

/** The compiler sees to it that every bug of the list is planted, and caught by tests that name it. */
export const PLANTS: { readonly [Name in MutationName]: Plant<Name> } = {
  ...IN_THE_SESSION,
  ...IN_THE_RECORD,
  ...IN_NAVIGATIONS,
  ...IN_THE_PAGE,
  ...IN_THE_WORKER,
  ...IN_THE_SERVER,
  ...IN_THE_DRAFTS,
};
