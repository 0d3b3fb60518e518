// The guard of core/worker-guard.ts, living in this worker.
import { createWorkerGuard } from '../core/worker-guard.js';
import { adminPath, logoutPath } from './addresses.js';
import { helloChecks } from './hello-check.js';
import { looksDeleted } from './looks-deleted.js';
import { record } from './record.js';
import { sendReport } from './send-report.js';
import { standDown } from './stand-down.js';
import { tellTabs } from './tabs.js';

export const guard = createWorkerGuard({
  adminPath,
  logoutPath,
  helloChecks,
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  known: record.known,
  read: record.read,
  take: record.take,
  send: sendReport,
  tell: tellTabs,
  looksDeleted,
  standDown,
});
