// One tab of Chromium, driven by Playwright: input that pages cannot tell from a person's.
import { errors, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { BrowserTab, InPage } from './browser.js';
import { suggestToFetch } from './inside-the-page.js';

/** Long enough for two busy cores and a lid that is closed meanwhile; nothing here takes longer unless it hangs. */
const NAVIGATION_LIMIT = 60_000;

export class ChromiumTab implements BrowserTab {
  readonly hops: string[] = [];
  promptsSeen = 0;
  private answersDialogs = true;

  constructor(readonly page: Page) {
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame())
        this.hops.push(request.url());
    });
    // A "leave page?" prompt that nobody answers would hold the tab for ever; a person who sees one stays.
    page.on('dialog', (dialog) => {
      if (dialog.type() === 'beforeunload') this.promptsSeen += 1;
      if (this.answersDialogs) void dialog.dismiss();
    });
  }

  async stopAtDialog(): Promise<void> {
    this.answersDialogs = false;
    const asked = this.page.waitForEvent('dialog');
    await this.page.evaluate(() => void setTimeout(() => confirm('Are you sure?')));
    await asked;
  }

  async open(url: string): Promise<void> {
    await this.arrive(() => this.page.goto(url, { timeout: NAVIGATION_LIMIT }));
  }

  tryToLeaveFor(url: string): Promise<void> {
    return this.open(url);
  }

  async reload(): Promise<void> {
    await this.arrive(() => this.page.reload({ timeout: NAVIGATION_LIMIT }));
  }

  async hardReload(): Promise<void> {
    const tools = await this.page.context().newCDPSession(this.page);
    const loaded = this.page.waitForEvent('load', { timeout: NAVIGATION_LIMIT });
    await Promise.all([loaded, tools.send('Page.reload', { ignoreCache: true })]);
    await tools.detach();
  }

  async goBack(): Promise<void> {
    await this.arrive(() => this.page.goBack({ timeout: NAVIGATION_LIMIT, waitUntil: 'commit' }));
  }

  /**
   * A refused connection is a page like any other to a person, and so is a navigation that another one replaced; at a
   * download one stays where one is.
   */
  private async arrive(navigate: () => Promise<unknown>): Promise<void> {
    try {
      await navigate();
    } catch (problem) {
      if (problem instanceof errors.TimeoutError)
        throw new Error(`Expected to arrive at a page within ${NAVIGATION_LIMIT} ms. ${problem.message}`);
      if (
        !/net::ERR_|interrupted by another navigation|frame was detached|Download is starting/.test(
          String(problem),
        )
      )
        throw problem;
      await this.page.waitForLoadState('load', { timeout: NAVIGATION_LIMIT });
    }
  }

  close(): Promise<void> {
    return this.page.close();
  }

  bringToFront(): Promise<void> {
    return this.page.bringToFront();
  }

  url(): string {
    return this.page.url();
  }

  ask<Argument, Answer>(question: InPage<Argument, Answer>, argument: Argument): Promise<Answer> {
    const run = this.page.evaluate.bind(this.page) as (
      f: InPage<Argument, Answer>,
      a: Argument,
    ) => Promise<Answer>;
    return run(question, argument);
  }

  picture(): Promise<Buffer> {
    return this.page.screenshot({ type: 'png' });
  }

  moveMouse(x: number, y: number): Promise<void> {
    return this.page.mouse.move(x, y);
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.page.mouse.click(x, y);
  }

  turnWheel(pixels: number): Promise<void> {
    return this.page.mouse.wheel(0, pixels);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  async click(selector: string): Promise<void> {
    await this.target(selector).then((target) => target.click());
  }

  async clickForNewTab(selector: string): Promise<ChromiumTab> {
    const opened = this.page.context().waitForEvent('page', { timeout: NAVIGATION_LIMIT });
    await this.page.locator(selector).click({ modifiers: ['ControlOrMeta'] });
    return new ChromiumTab(await opened);
  }

  suggestToFetch(urls: string[]): Promise<void> {
    return this.ask(suggestToFetch, urls);
  }

  async type(selector: string, text: string): Promise<void> {
    const target = await this.target(selector);
    if (await this.isFrame(selector)) await target.pressSequentially(text);
    else await target.fill(text);
  }

  private isFrame(selector: string): Promise<boolean> {
    return this.page.locator(selector).evaluate((element) => element instanceof HTMLIFrameElement);
  }

  private async target(selector: string): Promise<Locator> {
    if (!(await this.isFrame(selector))) return this.page.locator(selector);
    const frame: FrameLocator = this.page.frameLocator(selector);
    return frame.locator('body');
  }
}
