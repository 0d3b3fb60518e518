// What a warning does beside its dialog: the title and the icon of the tab, a sound where the administrator wants one, the
// remaining time in a corner.
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

function setTitle(title: string): void {
  document.title = title;
}

/** Returns the addresses of the icons that a browser may choose from. */
function icons(): string[] {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]');
  return [...links].map(({ href }) => href.replace(/^.*\//, '').replace(/\?.*/, ''));
}

function addIcon(href: string): void {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'shortcut icon', href }));
}

function listenForTones(): void {
  const counted = window as { tones?: number };
  counted.tones = 0;
  const { start } = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.start = function (this: AudioScheduledSourceNode, when?: number) {
    counted.tones = (counted.tones ?? 0) + 1;
    return start.call(this, when);
  };
}

function tones(): number {
  return (window as { tones?: number }).tones ?? 0;
}

function wordsInCorner(): string {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  return shadow?.querySelector<HTMLElement>('.corner:not([hidden])')?.innerText ?? '';
}

controlled('the title of the tab', () => {
  test(
    'counts down, and has afterwards what the page has made of it meanwhile',
    { tag: '@catches:title-kept-from-the-page' },
    async ({ person }) => {
      await person.startsAt(PAGE);
      await person.runs(setTitle, 'Invoice');
      await person.idleUntilJustAfter('the warning');
      // The host counts what is unread, in front of whatever stands there.
      await person.showsInTitle(/^\(1\) 0:5\d · Invoice$/);
      await person.runs(setTitle, 'Invoice 7');
      await person.showsInTitle(/^\(1\) 0:[45]\d · Invoice 7$/);
      await person.moveMouse();
      await person.showsInTitle(/^(\(1\) )?Invoice 7$/);
    },
  );
});

controlled('the icon of the tab', () => {
  test('is a warning while one is up, and then the page’s own, as it is by then', async ({ person }) => {
    await person.startsAt(PAGE);
    const before = await person.runs(icons, undefined);
    await person.idleUntilJustAfter('the warning');
    await expect.poll(() => person.runs(icons, undefined)).toEqual(['warning.svg']);
    await person.runs(addIcon, '/three-messages.png');
    await expect.poll(() => person.runs(icons, undefined)).toEqual(['warning.svg']);
    await person.moveMouse();
    await expect.poll(() => person.runs(icons, undefined)).toEqual([...before, 'three-messages.png']);
  });
});

controlled('the sound', () => {
  test('is off unless the administrator wants it', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.clickMargin();
    await person.runs(listenForTones, undefined);
    await person.idleUntilJustAfter('the warning');
    await person.showsInTitle(/0:5\d · /);
    expect(await person.runs(tones, undefined)).toBe(0);
  });

  test('comes once with each warning, from one tab of the browser, where it is on', async ({
    person,
    office,
  }) => {
    await office.savesPolicy({ sound: true });
    await person.startsAt(PAGE);
    const other = await person.openTab('/admin/clients');
    await other.seesGuard();
    for (const tab of [person, other]) {
      await tab.clickMargin();
      await tab.runs(listenForTones, undefined);
    }
    const heard = async () => (await person.runs(tones, undefined)) + (await other.runs(tones, undefined));
    await person.idleUntilJustAfter('the warning');
    await expect.poll(heard).toBe(2);
    await person.showsInTitle(/0:5\d · /);
    await other.showsInTitle(/0:5\d · /);
    await other.moveMouse();
    await other.seesNoWarning();
    await person.seesNoWarning();
    await person.idleUntilJustAfter('the warning');
    await expect.poll(heard).toBe(4);
  });
});

controlled('the remaining time', () => {
  test('is not seen before the warning unless the administrator wants it', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.looksAtClock();
    expect(await person.runs(wordsInCorner, undefined)).toBe('');
  });

  test('stands in a corner until the warning says it, where it is always to be seen', async ({
    person,
    office,
  }) => {
    await office.savesPolicy({ visibleTime: true });
    await person.startsAt(PAGE);
    await expect.poll(() => person.runs(wordsInCorner, undefined)).toMatch(/^1[45]:\d\d left$/);
    await person.idleFor(office.policy.expireAfter / 3);
    await expect.poll(() => person.runs(wordsInCorner, undefined)).toMatch(/^(10:00|9:\d\d) left$/);
    await person.idleUntilJustAfter('the warning');
    await person.seesWarning();
    expect(await person.runs(wordsInCorner, undefined)).toBe('');
    await person.moveMouse();
    await expect.poll(() => person.runs(wordsInCorner, undefined)).toMatch(/^1[45]:\d\d left$/);
  });
});
