// What a tab does in the same way whichever protocol drives it: hands that wait for their aim, one after the other, and
// waiting until a page is there.
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserTab, InPage } from './browser.js';
import { hands, type Actions } from './hands.js';
import { isFrame, placeToClick, selectValue } from './inside-the-page.js';

/** Long enough for two busy cores and a lid that is closed meanwhile; nothing here takes longer unless it hangs. */
export const NAVIGATION_LIMIT = 60_000;

/** How long a hand waits until it can click on something, in milliseconds. */
const AIM_LIMIT = 30_000;
const LOOK_EVERY = 50;

/** The middle of a window of usual size. */
const MIDDLE = { x: 600, y: 400 };

export abstract class ProtocolTab implements BrowserTab {
  promptsSeen = 0;

  abstract readonly hops: readonly string[] | undefined;
  abstract open(url: string): Promise<void>;
  abstract tryToLeaveFor(url: string): Promise<void>;
  abstract reload(): Promise<void>;
  abstract goBack(): Promise<void>;
  abstract hardReload(): Promise<void>;
  abstract close(): Promise<void>;
  abstract bringToFront(): Promise<void>;
  abstract url(): string;
  abstract ask<Argument, Answer>(question: InPage<Argument, Answer>, argument: Argument): Promise<Answer>;
  abstract suggestToFetch(urls: string[]): Promise<void>;
  abstract picture(): Promise<Buffer>;
  abstract clickForNewTab(selector: string): Promise<BrowserTab>;

  /** Hands these actions to the browser. */
  protected abstract perform(actions: Actions[]): Promise<void>;

  private lastAction: Promise<unknown> = Promise.resolve();

  /** One after the other, for a person has one pair of hands. */
  protected act(actions: Actions[]): Promise<void> {
    const done = this.lastAction.then(() => this.perform(actions));
    this.lastAction = done.catch(() => undefined);
    return done;
  }

  /** Only tests of pages ask for it, and those are run in Chromium. */
  stopAtDialog(): Promise<void> {
    throw new Error('Native dialogs are answered at once in this engine.');
  }

  /** Waits until the page, or the browser's error page, is there: Firefox never calls the latter complete. */
  protected untilLoaded(): Promise<void> {
    const isThere = () =>
      document.readyState === 'complete' || /^about:(net|cert)error/.test(document.documentURI);
    return this.until('a page', () => this.ask(isThere, undefined));
  }

  /** Waits for something that cannot be asked for while one page replaces another. */
  protected async until(what: string, isSo: () => Promise<boolean>, limit = NAVIGATION_LIMIT): Promise<void> {
    const giveUpAt = performance.now() + limit;
    while (!(await isSo().catch(() => false))) {
      if (performance.now() > giveUpAt)
        throw new Error(`Expected ${what} within ${limit} ms, at ${this.url()}.`);
      await pause(LOOK_EVERY);
    }
  }

  moveMouse(x: number, y: number): Promise<void> {
    return this.act(hands.move(x, y));
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.act(hands.click(x, y));
  }

  turnWheel(pixels: number): Promise<void> {
    return this.act(hands.turnWheel(MIDDLE.x, MIDDLE.y, pixels));
  }

  press(key: string): Promise<void> {
    return this.act(hands.press(key));
  }

  async click(selector: string): Promise<void> {
    const { x, y } = await this.aimAt(selector);
    await this.clickAt(x, y);
  }

  protected async aimAt(selector: string): Promise<{ x: number; y: number }> {
    let place: { x: number; y: number } | undefined;
    await this.until(
      `something to click on at ${selector}`,
      async () => (place = await this.ask(placeToClick, selector)) !== undefined,
      AIM_LIMIT,
    );
    return place!;
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    if (!(await this.ask(isFrame, selector))) await this.ask(selectValue, selector);
    await this.act(hands.press(...(text === '' ? ['Backspace'] : text)));
  }
}
