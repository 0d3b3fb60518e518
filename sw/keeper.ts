// The keeper of core/, living in this worker.
import { createKeeper } from '../core/keeper.js';
import { readRecord, takeStep } from './record.js';
import { sendReport } from './send-report.js';
import { standDown } from './stand-down.js';
import { tellTabs } from './tabs.js';

export const keeper = createKeeper({
  now: () => Date.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  read: readRecord,
  take: takeStep,
  send: sendReport,
  tell: tellTabs,
  standDown,
});
