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

/** Returns how the corner says so many milliseconds, or at most a minute less. */
function inCorner(ms: number): RegExp {
  const minutes = Math.floor((ms - 1) / 60_000);
  return new RegExp(`^(${minutes + 1}:00|${minutes}:\\d\\d) left$`);
}

test.use({
  // The host counts what is unread in front of any title, whenever it has asked.
  pollsEverySecond: true,
  // Waited for, the warning lasts the minute that it says.
  waitedSecondsPerMinute: 120,
});

controlled('beside the warning', () => {
  test(
    'the title counts down and the icon warns, and afterwards both are what the page has made of them meanwhile',
    { tag: '@catches:title-kept-from-the-page' },
    async ({ person }) => {
      await person.startsAt(PAGE);
      const iconsBefore = await person.runs(icons, undefined);
      await person.runs(setTitle, 'Invoice');
      await person.idleUntilJustAfter('the warning');
      await person.showsInTitle(/^\(1\) 0:5\d · Invoice$/);
      await expect.poll(() => person.runs(icons, undefined)).toEqual(['warning.svg']);
      await person.runs(setTitle, 'Invoice 7');
      await person.runs(addIcon, '/three-messages.png');
      await person.showsInTitle(/^\(1\) 0:[45]\d · Invoice 7$/);
      await expect.poll(() => person.runs(icons, undefined)).toEqual(['warning.svg']);
      await person.moveMouse();
      await person.showsInTitle(/^(\(1\) )?Invoice 7$/);
      await expect.poll(() => person.runs(icons, undefined)).toEqual([...iconsBefore, 'three-messages.png']);
    },
  );

  test('nothing is heard, and no time seen before it, unless the administrator wants it', async ({
    person,
  }) => {
    await person.startsAt(PAGE);
    await person.clickMargin();
    await person.runs(listenForTones, undefined);
    await person.looksAtClock();
    expect(await person.runs(wordsInCorner, undefined)).toBe('');
    await person.idleUntilJustAfter('the warning');
    await person.showsInTitle(/0:5\d · /);
    expect(await person.runs(tones, undefined)).toBe(0);
  });

  test('where the administrator wants it, a sound comes once with each warning, from one tab of the browser, and the time stands in a corner until then', async ({
    person,
    office,
  }) => {
    const { expireAfter } = office.policy;
    await office.savesPolicy({ sound: true, visibleTime: true });
    await person.startsAt(PAGE);
    await expect.poll(() => person.runs(wordsInCorner, undefined)).toMatch(inCorner(expireAfter));
    const other = await person.openTab('/admin/clients');
    await other.seesGuard();
    for (const tab of [person, other]) {
      await tab.clickMargin();
      await tab.runs(listenForTones, undefined);
    }
    const heard = async () => (await person.runs(tones, undefined)) + (await other.runs(tones, undefined));
    await person.idleFor(expireAfter / 3);
    await expect.poll(() => person.runs(wordsInCorner, undefined)).toMatch(inCorner((expireAfter / 3) * 2));
    await person.idleUntilJustAfter('the warning');
    await expect.poll(heard).toBe(2);
    await person.showsInTitle(/0:5\d · /);
    await other.showsInTitle(/0:5\d · /);
    expect(await person.runs(wordsInCorner, undefined)).toBe('');
    await other.moveMouse();
    await other.seesNoWarning();
    await person.seesNoWarning();
    await expect.poll(() => person.runs(wordsInCorner, undefined)).toMatch(inCorner(expireAfter));
    await person.idleUntilJustAfter('the warning');
    await expect.poll(heard).toBe(4);
  });
});
