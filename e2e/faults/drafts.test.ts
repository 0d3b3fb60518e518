// Unsaved text where a browser dies in the middle of saving it, where the disk is full, and in a private window.
import { whyNothingCanBeWritten } from '../driver/broken-storage.js';
import { Drafts, typesUnsaved } from '../driver/drafts.js';
import { controlled, test } from '../promise.js';
import { expect, test as everyday } from './everyday.js';

const TICKET = '/admin/tickets/ticket/1';
const BEFORE = 'Dear customer, שלום';
const AFTER = 'Dear customer, 😴 we';

/** The way of a text from the page to the disk. */
type Step = 'the key is asked for' | 'it is sealed' | 'it is posted' | 'it is stored' | 'it is acknowledged';

const steps: readonly (readonly [Step, string])[] = [
  ['the key is asked for', ''],
  ['it is sealed', BEFORE],
  ['it is posted', BEFORE],
  ['it is stored', BEFORE],
  ['it is acknowledged', AFTER],
];

controlled('unsaved text in a browser that dies before', () => {
  test.use({ ownBrowser: true });

  for (const [step, text] of steps) {
    const left =
      text === '' ? 'nothing of it is there, as nothing was' : `"${text}" is there, and nothing else`;
    test(`${step}: ${left}`, async ({ person }) => {
      const drafts = new Drafts(person);
      await person.startsAt(TICKET);
      if (text !== '') {
        await person.typeInto('#message', BEFORE);
        await drafts.areKept(1);
      }
      await person.runs(stopBefore, step);
      await person.typeInto('#message', AFTER);
      await expect.poll(() => person.runs(hasStopped, undefined), { timeout: 20_000 }).toBe(true);
      // Whoever waits for the worker's answer waits for what it has written.
      if (step === 'it is acknowledged') await drafts.areKept(1);
      await person.killBrowser();

      await person.startBrowser();
      await person.openAgain('/assets/css/crm.css');
      await person.startsAt(TICKET);
      await drafts.haveBeenLookedFor();
      if (text === '') expect(await drafts.offer()).toBe('');
      else {
        await drafts.isOffered(new RegExp(text));
        expect(await drafts.offer()).not.toContain('can no longer be read');
        await drafts.press('Restore');
        await drafts.fieldHolds('#message', text);
      }
    });
  }
});

controlled('unsaved text in a private window', () => {
  // The browser that tests share has nothing but private windows.
  test('is kept there, and gone with the window', async ({ person }) => {
    const drafts = await typesUnsaved(person, TICKET, '#message', BEFORE);
    await person.reload();
    await drafts.isOffered(new RegExp(BEFORE));
    await person.browser.close();
    await person.browser.start();
    await person.openAgain('/assets/css/crm.css');
    await person.startsAt(TICKET);
    await drafts.haveBeenLookedFor();
    expect(await drafts.offer()).toBe('');
    await drafts.areKept(0);
  });
});

// A full disk is noticed after half a minute, and then the test begins.
everyday.describe.configure({ timeout: 200_000 });

controlled('unsaved text on a full disk', () => {
  everyday(
    'is said to be kept no more while one can still save it, and what was kept before is offered, and filled in or discarded',
    {
      tag: [
        '@catches:drafts-unread-on-a-full-disk',
        '@catches:discarding-takes-room',
        '@catches:restored-text-gone-from-a-full-disk',
      ],
    },
    async ({ person }) => {
      const drafts = await typesUnsaved(person, TICKET, '#message', BEFORE);
      await person.diskFills();
      const why = () => person.runs(whyNothingCanBeWritten, undefined);
      await expect.poll(why, { timeout: 40_000 }).toBe('QuotaExceededError');
      await person.typeInto('#message', AFTER);
      await drafts.isOffered(/no room left.*save soon/);
      await person.reload();
      await drafts.isOffered(new RegExp(BEFORE));
      await drafts.press('Restore');
      await drafts.fieldHolds('#message', BEFORE);
      // There is no room for it in a new place, so it stays in the old one.
      await person.reload();
      await drafts.isOffered(new RegExp(BEFORE));
      await drafts.press('Discard');
      await drafts.isNotOffered();
      await person.reload();
      await drafts.haveBeenLookedFor();
      expect(await drafts.offer()).toBe('');
    },
  );
});

/** Has the way of a text end before this step. Runs in the page. */
async function stopBefore(step: Step): Promise<void> {
  const stop = (isThere = true) => {
    if (isThere) document.documentElement.dataset['stopped'] = '';
    return new Promise<never>(() => undefined);
  };
  const { fetch } = window;
  const { postMessage } = ServiceWorker.prototype;
  const isText = (message: unknown) => (message as { type?: string }).type === 'KEEP_DRAFT';
  if (step === 'the key is asked for') {
    window.fetch = (url, options) => (String(url).includes('draft_key') ? stop() : fetch(url, options));
  } else if (step === 'it is sealed') {
    crypto.subtle.encrypt = () => stop();
  } else if (step === 'it is acknowledged') {
    // The answer comes, and nobody hears it.
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set(this: MessagePort) {
        this.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
          void stop(data.type === 'DRAFTS');
        });
        this.start();
      },
    });
  } else {
    if (step === 'it is stored') {
      // Somebody else is at work in the database, and does not come to an end.
      const { name } = (await indexedDB.databases()).find((one) => one.name?.endsWith(' drafts')) ?? {};
      const opening = indexedDB.open(name!);
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const store = opening.result.transaction('drafts', 'readwrite').objectStore('drafts');
      const again = () => void (store.get('list').onsuccess = again);
      again();
    }
    ServiceWorker.prototype.postMessage = function (...said: unknown[]) {
      if (isText(said[0])) void stop();
      if (!isText(said[0]) || step === 'it is stored') Reflect.apply(postMessage, this, said);
    };
  }
}

function hasStopped(): boolean {
  return 'stopped' in document.documentElement.dataset;
}
