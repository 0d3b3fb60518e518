// What covering a page does not cover by itself: its title in the task bar, what others made visible again, what lies in
// the top layer beside the curtain, and paper.
import { isRedPrinted, redSeen } from '../driver/picture.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

/** What other modules put on a page: something that is visible come what may, and something small in the top layer. */
function addWhatShinesThrough(): void {
  const style = new CSSStyleSheet();
  style.replaceSync(`
    #stubborn, #corner { visibility: visible !important; color: red; background: red; }
    #stubborn { position: fixed; top: 0; left: 0; }
    #corner { inset: auto 0 0 auto; margin: 0; }
  `);
  document.adoptedStyleSheets.push(style);
  const stubborn = Object.assign(document.createElement('div'), { id: 'stubborn', textContent: 'Jane Doe' });
  const corner = Object.assign(document.createElement('div'), { id: 'corner', popover: 'manual' });
  corner.textContent = 'Jane Doe';
  // No selector of the page reaches into a component.
  const component = document.createElement('div');
  const root = component.attachShadow({ mode: 'open' });
  const itsStyle = new CSSStyleSheet();
  itsStyle.replaceSync(`div {
    visibility: visible !important; opacity: 1 !important; color: red; background: red; inset: auto auto 0 0; margin: 0;
  }`);
  root.adoptedStyleSheets = [itsStyle];
  root.append(Object.assign(document.createElement('div'), { popover: 'manual', textContent: 'Jane Doe' }));
  document.body.append(stubborn, component);
  // Beside the body, with which it is not hidden.
  document.documentElement.append(corner);
  root.querySelector<HTMLElement>('div')?.showPopover();
}

function openCorner(): void {
  document.querySelector<HTMLElement>('#corner')?.showPopover();
}

/** Again before every frame, so that it lies above the curtain in each, also in one that follows a look of the guard. */
function keepCornerAbove(): void {
  const corner = document.querySelector<HTMLElement>('#corner');
  corner?.hidePopover();
  corner?.showPopover();
  requestAnimationFrame(keepCornerAbove);
}

controlled('beside the curtain', () => {
  test(
    'behind the curtain nothing is told by the title, by what others make visible, or on paper',
    { tag: ['@catches:title-beside-the-curtain', '@catches:shines-through-the-curtain'] },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      await person.runs(addWhatShinesThrough, undefined);
      await person.runs(openCorner, undefined);
      const title = await person.title();
      expect(await redSeen(person.browser)).toBeGreaterThan(0);
      expect(await isRedPrinted(person.browser)).toBe(true);
      await person.comeToFront();
      await person.idleUntilWarned();
      await office.goesAway();
      await person.idleUntilJustAfter('the deadline');
      await person.seesCurtain();
      await expect.poll(() => person.title()).not.toContain(title);
      expect(await redSeen(person.browser)).toBe(0);
      await person.runs(keepCornerAbove, undefined);
      expect(await redSeen(person.browser)).toBe(0);
      expect(await isRedPrinted(person.browser)).toBe(false);
      await office.comesBack();
      await person.seesLoginPage({ sayingWhy: true });
    },
  );
});
