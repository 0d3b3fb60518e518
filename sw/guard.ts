// The guard of core/worker-guard.ts, living in this worker.
import { sessionNamed } from '../core/report.js';
import { createWorkerGuard } from '../core/worker-guard.js';
import { adminPath, loginPath } from './addresses.js';
import { audience } from './audience.js';
import { reachOthers } from './deaf-pages.js';
import { helloChecks } from './hello-check.js';
import { looksDeleted } from './looks-deleted.js';
import { record } from './record.js';
import { sendReport } from './send-report.js';
import { standDown } from './stand-down.js';
import { pages } from './tabs.js';
import { forgetUnscoped } from './unscoped-database.js';

export const guard = createWorkerGuard({
  adminPath,
  loginPath,
  audience,
  helloChecks,
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  known: record.known,
  read: record.read,
  take: record.take,
  async send(report) {
    const answer = await sendReport(report);
    const named = sessionNamed(report, answer);
    if (named !== undefined) void forgetUnscoped(named);
    return answer;
  },
  pages,
  reachOthers,
  looksDeleted,
  standDown,
});
