// The line of a page without a worker: the same keeper, over this page's memory and its own fetch.
import { createKeeper } from '../core/keeper.js';
import type { PageMessage, WorkerNews } from '../core/messages.js';
import type { Record } from '../core/record.js';
import { sendReport } from './send-report.js';

export interface DirectLine {
  tell(message: PageMessage): void;
}

export function createDirectLine(reportUrl: string, onNews: (news: WorkerNews) => void): DirectLine {
  let record: Record | undefined;
  const keeper = createKeeper({
    now: () => Date.now(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    read: () => Promise.resolve(record),
    take(decide) {
      const step = decide(record);
      record = step.record;
      return Promise.resolve({ ...step, isWritten: true });
    },
    send: (report) => sendReport(reportUrl, report),
    tell: onNews,
    standDown: () => Promise.resolve(),
  });

  return {
    tell(message) {
      // No other tab reports to this keeper: only the server knows whether somebody works in one.
      if (message.type === 'CHECK') void keeper.ask();
      else void keeper.hear(message);
    },
  };
}
