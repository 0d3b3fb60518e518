// What engines do differently when nobody tells them what to do: each of these was seen in one of them, by a person.
import { thisVersion } from '../driver/another-version.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

/** Answers how the outline of what has the keyboard in the warning is drawn. */
function outlineOfFocus(): string {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  return getComputedStyle(shadow!.activeElement!).outlineStyle;
}

/** Gives the keyboard to the warning itself, as WebKit does when somebody clicks beside it. */
function focusWarning(): void {
  const shadow = document.querySelector('inactivity-logout')?.shadowRoot;
  const warning = shadow?.querySelector<HTMLDialogElement>('dialog[open]');
  warning?.setAttribute('tabindex', '-1');
  warning?.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
}

/** Makes the page longer than the window. */
function addLongText(): void {
  document.body.style.minHeight = '300vh';
}

/** Answers how much of the window's width a scroll bar takes from the page. */
function widthOfScrollBar(): number {
  return innerWidth - document.documentElement.clientWidth;
}

test('the place of the keyboard can be seen in the warning when the mouse was used last', async ({
  person,
}) => {
  await person.startsAt(PAGE);
  await person.hasLink('nowhere', '#nowhere');
  await person.click('#nowhere');
  await person.idleUntilJustAfter('the warning');
  await person.seesWarning();
  expect((await person.hearsWarning()).focusedOn).toBe('Stay logged in');
  expect(await person.runs(outlineOfFocus, undefined)).toBe('solid');
});

test('a warning that gets the keyboard itself passes it on to its first button', async ({ person }) => {
  await person.startsAt(PAGE);
  await person.idleUntilJustAfter('the warning');
  await person.seesWarning();
  await person.runs(focusWarning, undefined);
  expect((await person.hearsWarning()).focusedOn).toBe('Stay logged in');
});

controlled('a curtain over a page that is longer than the window', () => {
  test('leaves no strip beside it where the scroll bar was', async ({ person, office }) => {
    await person.startsAt(PAGE);
    await person.runs(addLongText, undefined);
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await person.seesCurtain();
    expect(await person.runs(widthOfScrollBar, undefined)).toBe(0);
    await office.comesBack();
    await person.seesLoginPage();
  });
});

test('a database that was only looked for is not there afterwards', async ({ person }) => {
  await person.startsAt(PAGE);
  await person.seesOnlyTraces({ workers: 1, databases: ['inactivity-logout/admin'], caches: [] }, A_LOOK);
});

/** Takes away from a page that it hears of workers, and that it gives up waiting for anything. Runs before the guard. */
function hearsNothingOfWorkers(): void {
  ServiceWorker.prototype.addEventListener = () => undefined;
  const { setTimeout } = window;
  const LONG = 5000;
  window.setTimeout = ((then: () => void, ms = 0, ...rest: unknown[]) =>
    ms < LONG ? setTimeout(then, ms, ...rest) : 0) as typeof window.setTimeout;
}

test('a worker that has begun is found, though the browser tells the page nothing of it', async ({
  person,
  office,
}) => {
  const { guard, worker } = thisVersion();
  office.installs({ guard: `(${hearsNothingOfWorkers.toString()})();\n${guard}`, worker });
  await person.startsAt(PAGE);
  await person.seesGuard();
});

/** How long a worker may look for a database, in milliseconds. */
const A_LOOK = 10_000;

/** As much as a hand needs from one key to the next, in milliseconds. */
const A_MOMENT = 2000;

/** A file of the server that is no page of the CRM. */
const NO_PAGE = '/assets/css/crm.css';

test('what somebody does last before she goes to another site counts', async ({ person, office }) => {
  await person.startsAt(PAGE);
  await person.pressKey();
  // Too soon after the one before to be told at once: it is told on leaving.
  await office.time.pass(A_MOMENT);
  const last = office.time.now();
  await person.pressKey();
  await person.openBeside(NO_PAGE);
  await expect
    .poll(() => person.activityWrittenDown(), { timeout: office.patience })
    .toBeGreaterThanOrEqual(last);
  await person.idleUntilJustBefore('the deadline');
  await person.open(PAGE);
  await person.seesPage(PAGE);
});

/** Shows a picture in the page, and waits for it. */
async function showPicture(address: string): Promise<void> {
  const picture = Object.assign(document.createElement('img'), { src: address });
  document.body.append(picture);
  await picture.decode();
}

controlled('whatever a page loads beside itself', () => {
  test('goes to the server as the browser sends it, by static routes or without them', async ({
    person,
    office,
  }) => {
    const path = '/admin/clients/portrait/1';
    const content = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    office.hasFile(path, { type: 'image/svg+xml', content, isDownload: false });
    await person.startsAt(PAGE);
    await person.open(PAGE);
    await person.seesGuard();
    const before = office.countRequests();
    await person.runs(showPicture, office.addressOf(path));
    const asked = office.requestsSince(before).filter((one) => one.path === path);
    // What a worker forwards leads nowhere in particular.
    expect(asked.map(({ headers }) => headers['sec-fetch-dest'])).toEqual(['image']);
  });
});

controlled('a page that the browser keeps for Back', () => {
  test('shows nothing of itself after the deadline, whether it comes from there or not', async ({
    person,
  }) => {
    await person.startsAt(PAGE);
    await person.openBeside(NO_PAGE);
    await person.idleUntilJustAfter('the deadline');
    await person.goBack();
    await person.seesLoginPage();
    await person.logIn();
    await person.seesPage(PAGE);
  });

  test('goes on being guarded when it comes back in time', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.openBeside(NO_PAGE);
    await person.goBack();
    await person.seesPage(PAGE);
    await person.moveMouse();
    await person.idleUntilWarned();
    await person.idleUntilLoggedOut();
  });
});

/** Answers the path that the locked page tries again. */
function pathTriedAgain(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[http-equiv=refresh]')?.content.split('url=')[1];
}

controlled('a page that was reached by a link, and is reloaded without a server', () => {
  test(
    'is what the locked page tries again, and what the login leads to, whatever the browser calls a reload',
    { tag: '@catches:reload-taken-for-a-link/webkit' },
    async ({ person, office }) => {
      await person.startsAt('/admin/clients');
      await person.click(`a[href$="${PAGE}"]`);
      await person.seesPage(PAGE);
      await person.seesGuard();
      await office.goesAway();
      await person.idleUntilJustAfter('the deadline');
      await person.seesCurtain();
      await person.reload();
      await person.seesLockedPage();
      expect(await person.runs(pathTriedAgain, undefined)).toBe(office.pathOf(PAGE));
      await office.comesBack();
      await person.seesLoginPage();
      await person.logIn();
      await person.seesPage(PAGE);
    },
  );
});

/** Answers how the page that shuts looks, be it the curtain or the locked page. */
function face(): string[] {
  const curtain = document.querySelector('inactivity-logout')?.shadowRoot?.querySelector('dialog.curtain');
  const place = curtain ?? document;
  const [title, message] = [place.querySelector('h1'), place.querySelector('p')].map((element) => {
    if (!element) throw new Error('There is neither a curtain nor a locked page.');
    const { color, fontFamily, fontSize, fontWeight, lineHeight, textAlign } = getComputedStyle(element);
    const { left, top } = element.getBoundingClientRect();
    return [
      color,
      // Firefox repeats the quotes or not, depending on where the style comes from.
      fontFamily.replaceAll('"', ''),
      fontSize,
      fontWeight,
      lineHeight,
      textAlign,
      Math.round(left),
      Math.round(top),
    ];
  });
  const { backgroundColor } = getComputedStyle(curtain ?? document.documentElement);
  return [backgroundColor, String(title), String(message)];
}

controlled('without a server', () => {
  test('the curtain and the locked page have one face', async ({ person, office }) => {
    await person.startsAt(PAGE);
    await office.goesAway();
    await person.idleUntilJustAfter('the deadline');
    await expect.poll(async () => (await person.look())?.curtain).toMatch(/cannot be reached/);
    const curtain = await person.runs(face, undefined);
    await person.reload();
    await person.seesLockedPage();
    expect(await person.runs(face, undefined)).toEqual(curtain);
    await office.comesBack();
    await person.seesLoginPage();
  });
});
