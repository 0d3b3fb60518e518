// The key to one's drafts, as a page has it: asked for so that nobody keeps it, never to be read out, and opening nothing
// but what it has sealed, in its place. Who gets which key is perfex/draft-key.test.ts.
import { webcrypto } from 'node:crypto';
import { expect, test as base } from '@playwright/test';
import fc from 'fast-check';
import type { DraftEntry } from '../core/draft-store.js';
import { expectForAny } from '../fuzz/for-any.js';
import { fetchKey, newName, type DraftKey } from './draft-key.js';

const OWNER = '0f'.repeat(16);
const CONFIG = {
  session: 'a1b2c3',
  scope: '/admin/',
  owner: OWNER,
  page: 'ab'.repeat(16),
  key: 'https://crm.example/admin/draft_key',
  keepFor: 1000,
};
const ENTRY: DraftEntry = {
  id: '12'.repeat(16),
  owner: OWNER,
  page: CONFIG.page,
  at: 1_800_000_000_000,
  until: 1_800_000_001_000,
  bytes: 0,
};
const TEXT = 'Dear 😴 customer, שלום';
const [FIRST, SECOND] = [keyOf(1), keyOf(2)];

function keyOf(byte: number): string {
  return Buffer.alloc(32, byte).toString('base64');
}

/** A server that answers like this; it notes how it was asked. */
class Server {
  readonly asked: [url: string, options: RequestInit][] = [];
  answer = (): Promise<Response> => Promise.resolve(Response.json(this.said));
  said: unknown = { owner: OWNER, keys: [FIRST], texts: { title: 'Unsaved text' } };

  gives(...keys: string[]): void {
    this.said = { owner: OWNER, keys, texts: {} };
  }

  async key(): Promise<DraftKey> {
    return (await fetchKey(CONFIG))!;
  }
}

const test = base.extend<{ server: Server }>({
  server: async ({}, use) => {
    const server = new Server();
    const { fetch } = globalThis;
    globalThis.fetch = (url, options) => {
      server.asked.push([String(url), options!]);
      return server.answer();
    };
    await use(server);
    globalThis.fetch = fetch;
  },
});

test('is asked for by a request that no cache keeps and no other page may answer', async ({ server }) => {
  await server.key();
  expect(server.asked).toHaveLength(1);
  const [url, options] = server.asked[0]!;
  expect(url).toBe(CONFIG.key);
  expect(options).toMatchObject({ cache: 'no-store', redirect: 'error' });
});

test(
  'cannot be read out, and its bytes are overwritten where they were',
  { tag: '@catches:keys-that-can-be-read' },
  async ({ server }) => {
    const imports: Parameters<typeof webcrypto.subtle.importKey>[] = [];
    const { importKey } = webcrypto.subtle;
    webcrypto.subtle.importKey = function (...args: Parameters<typeof importKey>) {
      imports.push(args);
      return importKey.apply(webcrypto.subtle, args);
    } as typeof importKey;
    try {
      await server.key();
    } finally {
      webcrypto.subtle.importKey = importKey;
    }
    expect(imports).toHaveLength(1);
    const [, bytes, , isExtractable] = imports[0]!;
    expect(isExtractable).toBe(false);
    expect([...(bytes as Uint8Array)]).toEqual(Array(32).fill(0));
  },
);

for (const [what, broken] of [
  ['that is away', { answer: () => Promise.reject(new TypeError('Failed to fetch')) }],
  ['that answers a page', { answer: () => Promise.resolve(new Response('<html>')) }],
  ['that answers nothing of it', { said: {} }],
  ['that answers null', { said: null }],
  ['that gives no key', { said: { owner: OWNER, texts: {} } }],
  ['that gives what is none', { said: { owner: OWNER, keys: ['rubbish!'], texts: {} } }],
  ["that gives another person's", { said: { owner: 'ab'.repeat(16), keys: [FIRST], texts: {} } }],
] as const) {
  test(`is not to be had from a server ${what}`, async ({ server }) => {
    Object.assign(server, broken);
    expect(await fetchKey(CONFIG)).toBeUndefined();
  });
}

test('opens what it has sealed, which looks different each time', async ({ server }) => {
  const key = await server.key();
  const [one, other] = [await key.seal(TEXT, ENTRY), await key.seal(TEXT, ENTRY)];
  expect(Buffer.from(one.nonce)).not.toEqual(Buffer.from(other.nonce));
  expect(Buffer.from(one.sealed)).not.toEqual(Buffer.from(other.sealed));
  for (const sealed of [one, other]) expect(await key.open(sealed, ENTRY)).toBe(TEXT);
});

for (const [what, moved] of [
  ["another draft's name", { id: newName() }],
  ['another person', { owner: newName() }],
  ['another page', { page: newName() }],
  ['another moment', { at: ENTRY.at + 1 }],
] as const) {
  test(`opens nothing that was given ${what}`, async ({ server }) => {
    const key = await server.key();
    expect(await key.open(await key.seal(TEXT, ENTRY), { ...ENTRY, ...moved })).toBeUndefined();
  });
}

test('after a change of the password opens what the one before has sealed, while that is given, and seals with the new one', async ({
  server,
}) => {
  const before = await (await server.key()).seal(TEXT, ENTRY);
  server.gives(SECOND, FIRST);
  const both = await server.key();
  expect(await both.open(before, ENTRY)).toBe(TEXT);
  const after = await both.seal(TEXT, ENTRY);
  server.gives(SECOND);
  const key = await server.key();
  expect(await key.open(before, ENTRY)).toBeUndefined();
  expect(await key.open(after, ENTRY)).toBe(TEXT);
});

test('opens nothing, and throws nothing, whatever bytes it is given', async ({ server }) => {
  const key = await server.key();
  const { nonce, sealed } = await key.seal(TEXT, ENTRY);
  const place = fc.nat(1000);
  const inputs = fc.record({
    changes: fc.uniqueArray(fc.record({ place, bits: fc.integer({ min: 1, max: 255 }) }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ place }) => place % (12 + sealed.byteLength),
    }),
    length: fc.oneof(fc.constant(sealed.byteLength), fc.nat(100)),
  });
  await expectForAny(inputs, async ({ changes, length }) => {
    const bytes = new Uint8Array([...new Uint8Array(nonce), ...new Uint8Array(sealed)]);
    for (const { place, bits } of changes) bytes[place % bytes.length]! ^= bits;
    const broken = { nonce: bytes.slice(0, 12).buffer, sealed: bytes.slice(12, 12 + length).buffer };
    const opened = await key.open(broken, ENTRY);
    return opened === undefined ? undefined : `opens ${opened}`;
  });
});
