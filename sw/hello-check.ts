// Where the hello that is awaited is written down.
import { get, update } from 'idb-keyval';
import type { HelloCheck, HelloCheckStore } from '../core/hello-check.js';
import { inStore } from './store.js';

const KEY = 'hello-check';

export const helloChecks: HelloCheckStore = {
  read: () => inStore((store) => get(KEY, store)),
  update: (change) => inStore((store) => update<HelloCheck | undefined>(KEY, change, store)),
};
