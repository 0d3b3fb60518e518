// The record where it is written down, and where it cannot be.
import { expect, test } from '@playwright/test';
import { onHello, type Record } from './record.js';
import { createWrittenRecord, type RecordStore } from './written-record.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const locked = { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' } as const;
const session = { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy };
const open: Record = {
  session,
  isSettled: false,
  owesLogOut: false,
  heardActivityAt: NOON,
  reportedAt: NOON,
  locked,
};
const settle = (record: Record | undefined) => ({ record: record && { ...record, isSettled: true } });

/** A place that holds what anybody may have written. */
function place(stored: unknown): RecordStore & { stored: unknown; reads: number } {
  return {
    stored,
    reads: 0,
    read() {
      this.reads += 1;
      return Promise.resolve(this.stored);
    },
    update(change) {
      this.stored = change(this.stored);
      return Promise.resolve();
    },
  };
}

const broken: RecordStore = {
  read: () => Promise.reject(new Error('broken')),
  update: () => Promise.reject(new Error('broken')),
};

test('is read once, and known from then on', async () => {
  const store = place(open);
  const written = createWrittenRecord(store);
  expect(written.known()).toBeUndefined();
  expect(await written.read()).toBe(open);
  expect(written.known()).toEqual({ record: open });
  expect(await written.read()).toBe(open);
  expect(store.reads).toBe(1);
});

test('is none where it cannot be read, or is of a version that nobody knows', async () => {
  for (const store of [broken, place({ version: 7 }), place(undefined)]) {
    const written = createWrittenRecord(store);
    expect(await written.read()).toBeUndefined();
    expect(written.known()).toEqual({ record: undefined });
  }
});

test('is written down before anything follows from it', async () => {
  const store = place(open);
  const written = createWrittenRecord(store);
  const taken = await written.take(settle);
  expect(taken).toEqual({ record: { ...open, isSettled: true }, isWritten: true });
  expect(store.stored).toEqual({ ...open, isSettled: true });
  expect(written.known()).toEqual({ record: { ...open, isSettled: true } });
});

test('is decided from what is stored, whatever this worker remembers', async () => {
  const store = place(undefined);
  const written = createWrittenRecord(store);
  await written.read();
  store.stored = open;
  expect((await written.take(settle)).record).toMatchObject({ session: { id: 'a' } });
});

test('that another version has written is begun anew', async () => {
  const store = place({ version: 7 });
  await createWrittenRecord(store).take((record) =>
    onHello(record, { type: 'HELLO', copy: session, locked }, NOON),
  );
  expect(store.stored).toMatchObject({ session: { id: 'a' } });
});

test('is kept in memory where it cannot be written down, and says so', async () => {
  const written = createWrittenRecord(broken);
  expect(await written.take((record) => ({ record: record ?? open }))).toEqual({
    record: open,
    isWritten: false,
  });
  expect(await written.take(settle)).toMatchObject({ record: { isSettled: true }, isWritten: false });
  expect(await written.read()).toMatchObject({ isSettled: true });
});

test('that was changed while it was being read is not overwritten by what was read', async () => {
  const store = place(open);
  let answer!: (stored: unknown) => void;
  store.read = () => new Promise((resolve) => (answer = resolve));
  const written = createWrittenRecord(store);
  const reading = written.read();
  await written.take(settle);
  answer(open);
  expect(await reading).toMatchObject({ isSettled: true });
});

test('that is forgotten is no record, and is not read again', async () => {
  const written = createWrittenRecord(place(open));
  written.forget();
  expect(written.known()).toStrictEqual({ record: undefined });
  expect(await written.read()).toBeUndefined();
});
