// Where it is written down which pages have named their session.
import { get, update } from 'idb-keyval';
import type { Audience, AudienceStore } from '../core/audience.js';
import { inStore } from './store.js';

const KEY = 'audience';

export const audience: AudienceStore = {
  read: () => inStore((store) => get(KEY, store)),
  update: (change) => inStore((store) => update<Audience | undefined>(KEY, change, store)),
};
