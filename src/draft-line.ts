// The line from a page to the worker, as far as drafts go.
import type { DraftAnswer, DraftMessage } from '../core/draft-messages.js';
import { pause } from './pause.js';

/** How long the worker may take, in milliseconds: a text of some megabytes on a busy disk included. */
const ANSWER_LIMIT = 10_000;

/** Tells the worker; undefined where there is none, or none that knows of drafts. */
export async function tellWorker(scope: string, message: DraftMessage): Promise<DraftAnswer | undefined> {
  try {
    const worker = (await navigator.serviceWorker.getRegistration(scope))?.active;
    if (!worker) return undefined;
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise<DraftAnswer>((resolve) => {
      // Its first word to anything is that it has heard.
      port1.onmessage = ({ data }: MessageEvent<DraftAnswer | { readonly type: 'HEARD' }>) => {
        if (data.type === 'DRAFTS') resolve(data);
      };
    });
    worker.postMessage(message, [port2]);
    return await Promise.race([answered, pause(ANSWER_LIMIT)]);
  } catch {
    return undefined;
  }
}
