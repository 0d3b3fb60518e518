// Whatever stands in the browser where drafts should, and whatever comes out of a seal that somebody has broken into: it
// throws nothing, and nothing that is no draft is shown for one.
import { test } from '@playwright/test';
import fc from 'fast-check';
import { expectForAny } from '../fuzz/for-any.js';
import { nearValid, nearValidText } from '../fuzz/near-valid.js';
import { NOW, path } from '../fuzz/valid.js';
import { formOf, ownName } from './draft-fields.js';
import { isDraftMessage, isSealedText } from './draft-messages.js';
import { entriesThatStay, KEPT_FOR_MAX, readEntries } from './draft-store.js';
import { markOf, offeringOf, readDraft } from './draft.js';

const HERE = 'https://crm.example';

const name = fc.constantFrom('0f'.repeat(16), 'ab'.repeat(16), '12'.repeat(16));
const words = fc.constantFrom('', 'typed', '<img src=x onerror=alert(1)>', 'שלום 😴');

const field = fc.record({
  called: fc.constantFrom('/admin/clients \ncity\n\n0', '\nnote\n\n1', ''),
  kind: fc.constantFrom('text', 'html', 'choice', 'tick'),
  value: words,
  upon: words.map(markOf),
  before: fc.option(words, { nil: undefined }),
});
const draft = fc.record({ path, fields: fc.array(field, { maxLength: 3 }) });

const entry = fc
  .record({ id: name, owner: name, page: name, age: fc.nat(KEPT_FOR_MAX), bytes: fc.nat(5_000_000) })
  .map(({ age, ...rest }) => ({ ...rest, at: NOW - age, until: NOW - age + KEPT_FOR_MAX }));

const sealed = fc.record({
  nonce: fc.constantFrom(12, 12, 11).map((length) => new ArrayBuffer(length)),
  sealed: fc.nat(40).map((length) => new ArrayBuffer(length)),
});

const message = fc.oneof(
  fc
    .record({ type: fc.constant('KEEP_DRAFT'), entry })
    .chain((one) => sealed.map((text) => ({ ...one, ...text }))),
  fc.record({ type: fc.constant('READ_DRAFT'), owner: name, id: name }),
  fc.record({ type: fc.constant('DROP_DRAFTS'), owner: name, ids: fc.array(name, { maxLength: 2 }) }),
);

/** What cannot be written down is nothing that anybody could find. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return '{';
  }
}

test('whatever was sealed, it is a draft of this site in full, or none', async () => {
  const texts = fc.oneof(nearValid(draft).map(written), nearValidText(draft.map(written)));
  await expectForAny(texts, (text) => {
    const read = readDraft(text);
    if (read === undefined) return undefined;
    const { origin } = new URL(read.path, HERE);
    if (origin !== HERE) return `leads to ${origin}`;
    for (const one of read.fields) {
      const said = [formOf(one.called), ownName(one.called), one.value, one.upon, one.before ?? ''];
      if (said.some((part) => typeof part !== 'string')) return 'has a part that is no text';
      offeringOf(one, { kind: 'html', value: '' });
      if (offeringOf(one, one) !== 'there') return 'is offered where it stands already';
    }
    return undefined;
  });
});

test(
  'whatever stands in the place of the list, what is left of it is few, not too old, and from a moment that can be told',
  { tag: '@catches:drafts-from-no-moment' },
  async () => {
    await expectForAny(nearValid(fc.array(entry, { maxLength: 4 })), (list) => {
      const stay = entriesThatStay(readEntries(list), NOW);
      if (stay.length > 50) return `keeps ${stay.length}`;
      for (const { at, until } of stay) {
        if (until <= NOW || until > NOW + KEPT_FOR_MAX) return `keeps one until ${until}`;
        if (new Date(at).toLocaleString() === 'Invalid Date') return `keeps one from ${at}`;
      }
      return undefined;
    });
  },
);

test('whatever is said to the worker or stands in the place of a text, it is known for what it is', async () => {
  await expectForAny(nearValid(message), (heard) => {
    if (!isDraftMessage(heard) || heard.type !== 'KEEP_DRAFT') return undefined;
    return isSealedText(heard) ? undefined : 'keeps what nobody has sealed';
  });
  await expectForAny(nearValid(sealed), (text) => {
    const { nonce } = (text ?? {}) as { nonce?: unknown };
    const isRight = nonce instanceof ArrayBuffer && nonce.byteLength === 12;
    return isSealedText(text) && !isRight ? 'takes a nonce of another length' : undefined;
  });
});
