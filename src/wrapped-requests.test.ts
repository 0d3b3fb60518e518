// Watching requests changes none of them, and leaves nothing behind.
import { expect, test } from '@playwright/test';
import { watchRequests, type Answer, type OnOver } from './wrapped-requests.js';

/** A window, as far as requests go: what it is asked comes back as it was sent. */
class Request extends EventTarget {
  status = 200;
  responseType = '';
  response = 'saved';
  readonly sent: unknown[] = [];

  send(body: unknown): void {
    if (body === 'refused') throw new Error('InvalidStateError');
    this.sent.push(body);
  }

  ends(): void {
    this.dispatchEvent(new Event('loadend'));
  }
}

function openWindow() {
  class XMLHttpRequest extends Request {}
  // As in a browser, where it lies on the class itself.
  XMLHttpRequest.prototype.send = Request.prototype.send;
  const answers = new Map<unknown, Promise<Response>>();
  const fetch = (_: unknown, { body }: { body?: unknown } = {}) => {
    const answer =
      body === 'offline' ? Promise.reject(new Error('offline')) : Promise.resolve(new Response('saved'));
    answers.set(body, answer);
    return answer;
  };
  return { fetch, XMLHttpRequest, answers };
}

function watched(onSending?: (body: unknown) => OnOver | undefined) {
  const view = openWindow();
  const { fetch } = view;
  const { send } = view.XMLHttpRequest.prototype;
  const watching = new AbortController();
  const seen: unknown[] = [];
  const over: (Answer | undefined)[] = [];
  watchRequests(
    view as never,
    watching.signal,
    onSending ?? ((body) => (seen.push(body), (answer) => void over.push(answer))),
  );
  return { view, fetch, send, watching, seen, over };
}

test('whoever asks gets the very promise, and it is known when the answer is there', async () => {
  const { view, seen, over } = watched();
  const answer = view.fetch('/somewhere', { body: 'a' });
  expect(answer).toBe(view.answers.get('a'));
  expect(await (await answer).text()).toBe('saved');
  await expect(view.fetch('/somewhere', { body: 'offline' })).rejects.toThrow('offline');
  expect(seen).toEqual(['a', 'offline']);
  expect(over.map((answer) => answer?.isSuccess)).toEqual([true, undefined]);
});

test('an answer can be read beside whoever has asked', async () => {
  const read: Promise<string>[] = [];
  const { view } = watched(() => (answer) => void read.push(answer!.text()));
  expect(await (await view.fetch('/somewhere', { body: 'a' })).text()).toBe('saved');
  const request = new view.XMLHttpRequest();
  request.send('b');
  request.ends();
  expect(await Promise.all(read)).toEqual(['saved', 'saved']);
});

test('a request is over when it ends, and when it could not be sent', () => {
  const { view, over } = watched();
  const request = new view.XMLHttpRequest();
  request.send('a');
  expect(over).toEqual([]);
  request.ends();
  expect(over.map((answer) => answer?.isSuccess)).toEqual([true]);
  expect(() => new view.XMLHttpRequest().send('refused')).toThrow('InvalidStateError');
  expect(over).toHaveLength(2);
});

test('what goes wrong in whoever watches does not reach the request', async () => {
  const { view } = watched(() => {
    throw new Error('A bug of ours');
  });
  expect(await (await view.fetch('/somewhere', { body: 'a' })).text()).toBe('saved');
  const request = new view.XMLHttpRequest();
  request.send('b');
  expect(request.sent).toEqual(['b']);
});

test('a body that carries nothing is nobody’s business', async () => {
  const { view, seen } = watched();
  await view.fetch('/somewhere');
  new view.XMLHttpRequest().send(null);
  expect(seen).toEqual([]);
});

test('afterwards the page has its own again', { tag: '@catches:requests-wrapped-for-ever' }, () => {
  const { view, fetch, send, watching } = watched();
  expect(view.fetch).not.toBe(fetch);
  watching.abort();
  expect(view.fetch).toBe(fetch);
  expect(view.XMLHttpRequest.prototype.send).toBe(send);
});

test('afterwards what somebody else has wrapped in turn stays theirs, and ours in it does nothing', async () => {
  const { view, watching, seen } = watched();
  const { fetch } = view;
  const { send } = view.XMLHttpRequest.prototype;
  const theirFetch = (view.fetch = (...request: Parameters<typeof fetch>) => fetch(...request));
  const theirSend = (view.XMLHttpRequest.prototype.send = function (this: Request, body: unknown) {
    send.call(this, body);
  });
  watching.abort();
  expect(view.fetch).toBe(theirFetch);
  expect(view.XMLHttpRequest.prototype.send).toBe(theirSend);
  expect(await (await view.fetch('/somewhere', { body: 'a' })).text()).toBe('saved');
  new view.XMLHttpRequest().send('b');
  expect(seen).toEqual([]);
});

test('of two that watch, whichever ends last leaves nothing', () => {
  for (const isFirstLast of [true, false]) {
    const { view, fetch, send, watching } = watched();
    const other = new AbortController();
    watchRequests(view as never, other.signal, () => undefined);
    const both = isFirstLast ? [other, watching] : [watching, other];
    both.forEach((one) => one.abort());
    expect(view.fetch).toBe(fetch);
    expect(view.XMLHttpRequest.prototype.send).toBe(send);
  }
});
