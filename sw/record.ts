// The owner of the record: nobody else in the browser reads or writes it.
import { get, update } from 'idb-keyval';
import { createWrittenRecord } from '../core/written-record.js';
import { inStore } from './store.js';

const KEY = 'record';

export const record = createWrittenRecord({
  read: () => inStore((store) => get(KEY, store)),
  update: (change) => inStore((store) => update(KEY, change, store)),
});
