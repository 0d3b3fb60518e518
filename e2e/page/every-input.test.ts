// Input counts however its document came to be there, and however it is made. Nothing here waits for a deadline: what the
// browser has written down says whether somebody was active.
import { thisVersion } from '../driver/another-version.js';
import type { Office } from '../driver/office.js';
import type { Person } from '../driver/person.js';
import { controlled, expect, test } from '../promise.js';

test.use({ savedPolicy: { timeoutMinutes: 60 } });

const PAGE = '/admin/clients/client/1';

/** Expects that what is done counts as activity. */
async function counts(person: Person, office: Office, act: () => Promise<void>): Promise<void> {
  const before = office.time.now();
  await act();
  await expect.poll(() => person.activityWrittenDown(), { timeout: 10_000 }).toBeGreaterThanOrEqual(before);
}

/** What other scripts of the page do with frames; each leaves the keyboard in a field of the frame. */
const frames: { title: string; make: () => void | Promise<void>; tag?: string }[] = [
  {
    title: 'written into again while the keyboard is in it, by a script that does not close it',
    tag: '@catches:rewritten-frame-is-deaf',
    async make() {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inside = frame.contentDocument;
      inside?.body.append(document.createElement('input'));
      frame.contentWindow?.focus();
      inside?.querySelector('input')?.focus();
      // Long enough for the guard to have seen it. From here on nothing is loaded, and the keyboard does not move.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      inside?.open();
      inside?.write('<!doctype html><input />');
      inside?.querySelector('input')?.focus();
    },
  },
  {
    title: 'inside a shadow root',
    tag: '@catches:frame-in-a-component-is-deaf',
    make() {
      const host = document.createElement('div');
      const frame = document.createElement('iframe');
      document.body.append(host);
      host.attachShadow({ mode: 'open' }).append(frame);
      frame.contentDocument?.body.append(document.createElement('input'));
      frame.contentWindow?.focus();
      frame.contentDocument?.querySelector('input')?.focus();
    },
  },
  {
    title: 'inside a shadow root that came late',
    async make() {
      const host = document.createElement('div');
      const frame = document.createElement('iframe');
      document.body.append(host);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      host.attachShadow({ mode: 'open' }).append(frame);
      frame.contentDocument?.body.append(document.createElement('input'));
      frame.contentWindow?.focus();
      frame.contentDocument?.querySelector('input')?.focus();
    },
  },
];

/** Arms a "leave page?" prompt in the frame that was made last. */
function armPrompt(): void {
  const all = [document, ...Array.from(document.querySelectorAll('*'), (element) => element.shadowRoot)];
  for (const root of all) {
    for (const frame of root?.querySelectorAll<HTMLIFrameElement>('iframe:not(#editor)') ?? []) {
      frame.contentWindow?.addEventListener('beforeunload', (event) => event.preventDefault());
    }
  }
}

/** Keeps events of these types from whoever listens later: an assistive press brings none of them. Runs before the guard. */
function keepFromGuard(types: string[]): void {
  for (const type of types) addEventListener(type, (event) => event.stopImmediatePropagation(), true);
}

controlled('input', () => {
  for (const { title, make, tag = [] } of frames) {
    test(
      `typing counts in a frame ${title}, and a form in it asks no "leave page?"`,
      { tag },
      async ({ person, office }) => {
        await person.startsAt(PAGE);
        await person.runs(make, undefined);
        await counts(person, office, () => person.pressKey('a'));
        await person.runs(armPrompt, undefined);
        const other = await person.openTab('/admin/clients');
        await other.logOut();
        await other.seesLoginPage();
        await person.comeToFront();
        await person.seesLoginPage();
        expect(person.promptsSeen()).toBe(0);
      },
    );
  }

  const presses = [
    { title: 'mouse events and a click', withheld: ['pointerdown', 'pointermove', 'pointerup'] },
    {
      title: 'a click alone',
      tag: '@catches:assistive-press-ignored',
      withheld: ['pointerdown', 'pointermove', 'pointerup', 'mousedown', 'mouseup', 'mousemove'],
    },
  ];
  for (const { title, withheld, tag = [] } of presses) {
    test(
      `a press by assistive technology, which is ${title}, counts`,
      { tag },
      async ({ person, office }) => {
        const { guard, worker } = thisVersion();
        const prelude = `(${keepFromGuard.toString()})(${JSON.stringify(withheld)});\n`;
        office.installs({ guard: prelude + guard, worker });
        await person.startsAt(PAGE);
        await counts(person, office, () => person.clickMargin());
      },
    );
  }
});
