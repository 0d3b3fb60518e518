// What docs/interface.md promises to other modules, and what it says that they cannot do.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Drafts } from '../driver/drafts.js';
import { pageOf } from '../driver/picture.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';
const EXAMPLE_MODULE = fileURLToPath(new URL('../../docs/example-module/scan_upload', import.meta.url));
const DOCUMENT = readFileSync(fileURLToPath(new URL('../../docs/interface.md', import.meta.url)), 'utf8');

function example(): string {
  const [, code] = /```js\n([^]*?)```/.exec(DOCUMENT) ?? [];
  if (code === undefined) throw new Error('docs/interface.md has no example.');
  return code;
}

/** Where a test counts how often the example has saved, and what was heard. */
interface Heard {
  saved?: number;
  heard?: { version: number; view: string; remaining: number }[];
}

function listen(): void {
  const counted = window as Heard & { saveMyDraft?: () => void };
  counted.saved = 0;
  counted.heard = [];
  counted.saveMyDraft = () => (counted.saved = (counted.saved ?? 0) + 1);
  addEventListener('inactivity-logout', (event) => counted.heard?.push((event as CustomEvent).detail));
}

function saved(): number {
  return (window as Heard).saved ?? NaN;
}

function heard(): NonNullable<Heard['heard']> {
  return (window as Heard).heard ?? [];
}

/** Says no to a restore once, and remembers every event of unsaved text and the field that it was sent to. */
function listenToDrafts(): void {
  const told = ((window as { told?: string[] }).told = [] as string[]);
  for (const what of ['before-draft', 'after-draft', 'before-restore', 'after-restore']) {
    addEventListener(`inactivity-logout-${what}`, (event) => {
      if (what === 'before-restore' && !told.includes(`no to ${what}`)) {
        event.preventDefault();
        told.push(`no to ${what}`);
      } else told.push(`${what} of ${(event.target as HTMLInputElement).name}`);
    });
  }
}

function toldOfDrafts(): string[] {
  return [...new Set((window as { told?: string[] }).told)];
}

function pretend(view: string): void {
  const detail = { version: 1, view, remaining: 9_000_000 };
  window.dispatchEvent(new CustomEvent('inactivity-logout', { detail }));
  document.documentElement.dataset['inactivityLogout'] = 'on';
}

controlled('another module', () => {
  // Waited for, the warning lasts the minute that it says.
  test.use({ waitedSecondsPerMinute: 120 });

  test('saves what it has when a warning comes up, once for each, by the example of the document', async ({
    person,
  }) => {
    await person.startsAt(PAGE);
    await person.runs(listen, undefined);
    await pageOf(person.browser).evaluate(example());
    await person.looksAtClock();
    expect(await person.runs(saved, undefined)).toBe(0);
    for (const times of [1, 2]) {
      await person.idleUntilJustAfter('the warning');
      await person.showsInTitle(/0:[45]\d · /);
      expect(await person.runs(saved, undefined)).toBe(times);
      await person.moveMouse();
      await person.seesNoWarning();
    }
  });

  test('hears how the page stands and how long is left, in the words of the document', async ({
    person,
    office,
  }) => {
    await person.startsAt(PAGE);
    await person.runs(listen, undefined);
    await person.looksAtClock();
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    const all = await person.runs(heard, undefined);
    expect(new Set(all.map(({ view }) => view))).toEqual(new Set(['page', 'warning']));
    expect(new Set(all.map(({ version }) => version))).toEqual(new Set([1]));
    expect(Math.max(...all.map(({ remaining }) => remaining))).toBeLessThanOrEqual(office.policy.expireAfter);
    const last = all.at(-1)?.remaining ?? 0;
    expect(last).toBeLessThanOrEqual(office.policy.expireAfter - office.policy.warnAfter);
    expect(last).toBeGreaterThan(0);
    for (const view of ['page', 'warning', 'ending', 'covered', 'curtain', 'locked', 'off']) {
      expect(DOCUMENT).toContain(`\n| \`${view}\``);
      expect(DOCUMENT).toContain(`'${view}'`);
    }
  });

  test('holds the session while its upload runs, as the example module does', async ({ person, office }) => {
    await office.installsModule(EXAMPLE_MODULE);
    await person.startsAt(PAGE);
    const received = office.receivesSlowly('/admin/scan_upload/receive');
    const scan = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a scan') };
    await pageOf(person.browser).setInputFiles('#scan-upload', scan);
    await person.idleUntilJustAfter('the warning');
    await expect.poll(() => office.heldOnRecord(office.people.agent)).toContain('Upload of a scan');
    await person.idleUntilJustAfter('the deadline');
    await person.seesNoWarning();
    received();
    await person.reads(/Uploaded\./);
    await person.seesWarning();
  });

  test('is offered what the document says', () => {
    const source = readFileSync(fileURLToPath(new URL('../../src/interface.ts', import.meta.url)), 'utf8');
    const [, promised = 'nothing'] = /```ts\n(interface InactivityLogout \{[^]*?\n\})/.exec(DOCUMENT) ?? [];
    expect(source).toContain(promised);
  });

  test('dismisses no warning and lengthens no session, whatever it announces itself', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    for (const view of ['page', 'off']) await person.runs(pretend, view);
    await person.seesWarning();
    await person.idleUntilLoggedOut();
  });

  test('hears when unsaved text is kept and when it is filled in, and can say no', async ({ person }) => {
    const note = '#client-form textarea[name="note"]';
    const drafts = new Drafts(person);
    await person.startsAt(PAGE);
    await person.runs(listenToDrafts, undefined);
    await person.typeInto(note, 'Ask for the key.');
    await drafts.areKeptAtTheWarning(person, 1);
    await expect
      .poll(() => person.runs(toldOfDrafts, undefined))
      .toEqual(['before-draft of note', 'after-draft of note']);

    await drafts.comeBack(person, PAGE);
    await drafts.isOffered(/Ask for the key\./);
    await person.runs(listenToDrafts, undefined);
    await drafts.press('Restore');
    expect(await person.runs(toldOfDrafts, undefined)).toEqual(['no to before-restore']);
    await drafts.isOffered(/Ask for the key\./);
    await drafts.press('Restore');
    await drafts.fieldHolds(note, 'Ask for the key.');
    expect((await person.runs(toldOfDrafts, undefined)).slice(0, 3)).toEqual([
      'no to before-restore',
      'before-restore of note',
      'after-restore of note',
    ]);
  });
});
