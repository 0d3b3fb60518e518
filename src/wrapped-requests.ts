// What a page sends in the background. No event tells of `fetch` and XMLHttpRequest, so both are wrapped, for as long as
// somebody wants to know.
import { unlessWithheld } from './withheld.js';

/** What was answered. The text is to be asked for at once: whoever has sent the request reads it, too. */
export interface Answer {
  readonly isSuccess: boolean;
  text(): Promise<string>;
}

/** Called when a request is over; without an answer where none came. */
export type OnOver = (answer?: Answer) => void;

/**
 * Calls `onSending` with the body of whatever a window sends, until `signal` is aborted.
 *
 * - Must leave every request and its answer as they are: whoever asked gets the very promise, and reads the answer first.
 * - Must leave nothing behind: whoever has wrapped the wrapper keeps it, and it then does nothing.
 */
export function watchRequests(
  view: typeof globalThis,
  signal: AbortSignal,
  onSending: (body: unknown) => OnOver | undefined,
): void {
  const { fetch } = view;
  const { prototype } = view.XMLHttpRequest;
  const { send } = prototype;
  const sending = (body: unknown) =>
    body && !signal.aborted ? unlessWithheld(() => onSending(body)) : undefined;

  const wrappedFetch: typeof fetch = function (this: unknown, ...request) {
    const answer = fetch.apply(this as typeof globalThis, request);
    const onOver = sending(request[1]?.body);
    if (onOver) {
      answer
        .then(
          (response) => onOver({ isSuccess: response.ok, text: () => response.clone().text() }),
          () => onOver(),
        )
        // Whoever asked hears of what goes wrong there, and of nothing else.
        .catch(() => undefined);
    }
    return answer;
  };

  const wrappedSend: typeof send = function (this: XMLHttpRequest, body) {
    const onOver = sending(body);
    if (!onOver) return send.call(this, body);
    const onEnd = (): void => {
      const { status, responseType, response } = this;
      const text = async () => (responseType === 'json' ? JSON.stringify(response) : String(response));
      onOver({ isSuccess: status >= 200 && status < 300, text });
    };
    this.addEventListener('loadend', onEnd, { once: true });
    try {
      send.call(this, body);
    } catch (problem) {
      onOver();
      throw problem;
    }
  };

  wrap(view, 'fetch', wrappedFetch, signal);
  wrap(prototype, 'send', wrappedSend, signal);
}

/** What a wrapper of ours says of itself, to another script of ours, too. */
const WRAPPED = Symbol.for('inactivity-logout');

interface Wrapper {
  readonly [WRAPPED]?: { readonly signal: AbortSignal; readonly original: never };
}

function wrap<Name extends string, Made extends object>(
  holder: Record<Name, Made>,
  name: Name,
  wrapper: Made,
  signal: AbortSignal,
): void {
  holder[name] = Object.assign(wrapper, { [WRAPPED]: { signal, original: holder[name] } });
  signal.addEventListener('abort', () => {
    // The last of two that lie in each other takes the other one away.
    for (let top: Wrapper = holder[name]; top[WRAPPED]?.signal.aborted; top = holder[name]) {
      holder[name] = top[WRAPPED].original;
    }
  });
}
