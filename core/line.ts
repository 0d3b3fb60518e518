// The line from a page to whoever keeps the record: the worker, or, where none answers, a keeper over this page's own
// memory that talks to the server directly. workbox-window, the network and the clock belong to the edges.
import { createKeeper } from './keeper.js';
import type { PageMessage, WorkerNews } from './messages.js';
import type { Record } from './record.js';
import type { Answer, Report } from './report.js';

/** What a line needs of the page that it lives in. */
export interface LineRuntime {
  /** Tells the worker; resolves with whether it was heard, and never later than a limit. */
  tellWorker(message: PageMessage): Promise<boolean>;
  /** What a page says first to whoever keeps its record. */
  introduce(): PageMessage;
  onNews(news: WorkerNews): void;
  /** The wall clock, epoch milliseconds. */
  now(): number;
  wait(ms: number): Promise<void>;
  send(report: Report): Promise<Answer>;
}

export interface Line {
  tell(message: PageMessage): void;
  /** The page is hidden or left: what only this page knows, the server learns now. */
  leave(): void;
}

/** Opens the line: the page's introduction is on its way. */
export function createLine(runtime: LineRuntime): Line {
  let direct: Line | undefined;

  async function tell(message: PageMessage): Promise<void> {
    const wasDirect = direct !== undefined;
    direct?.tell(message);
    const isHeard = (await runtime.tellWorker(message)) || (await runtime.tellWorker(message));
    if (isHeard || wasDirect) return;
    if (direct === undefined) {
      direct = createDirectLine(runtime);
      direct.tell(runtime.introduce());
    }
    // Another message may have found out meanwhile that nobody hears: this one is told all the same.
    if (message.type !== 'HELLO') direct.tell(message);
  }

  void tell(runtime.introduce());
  return {
    tell: (message) => void tell(message),
    leave: () => direct?.leave(),
  };
}

/** The line of a page without a worker: the same keeper, over this page's memory and its own fetch. */
function createDirectLine({ now, wait, send, onNews }: LineRuntime): Line {
  let record: Record | undefined;
  const keeper = createKeeper({
    now,
    wait,
    send,
    tell: onNews,
    read: () => Promise.resolve(record),
    take(decide) {
      const step = decide(record);
      record = step.record;
      return Promise.resolve({ ...step, isWritten: true });
    },
    standDown: () => Promise.resolve(),
  });

  return {
    tell(message) {
      // No other tab reports to this keeper: only the server knows whether somebody works in one.
      if (message.type === 'CHECK') void keeper.ask();
      else void keeper.hear(message);
    },
    leave: () => void keeper.flush(),
  };
}
