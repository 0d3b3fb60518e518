// The keeper of core/, living in this worker.
import { createKeeper, type Runtime } from '../core/keeper.js';
import { record } from './record.js';
import { sendReport } from './send-report.js';
import { standDown } from './stand-down.js';
import { tellTabs } from './tabs.js';

export const runtime: Runtime = {
  now: () => Date.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  read: record.read,
  take: record.take,
  send: sendReport,
  tell: tellTabs,
  standDown,
};

export const keeper = createKeeper(runtime);
