// One window of WebKit's MiniBrowser, driven by WebDriver. Windows stand for tabs: what a hand does in a hidden tab never
// ends (docs/platform.md#testing-browsers).
import type { InPage } from './browser.js';
import type { Actions } from './hands.js';
import { lacks } from './lacking.js';
import { ProtocolTab } from './protocol-tab.js';
import { answerIn, sourceOf } from './question.js';
import type { Method, WebDriver } from './webdriver.js';

interface InWindow {
  text: string | null;
  url: string;
  problem?: string;
}

export interface ProtocolCookie {
  name: string;
  value: string;
}

export class WebKitTab extends ProtocolTab {
  /** No event tells of them. */
  readonly hops = undefined;
  isOpen = true;
  private address = 'about:blank';

  constructor(
    private readonly driver: WebDriver,
    /** What the protocol calls this window. */
    private readonly window: string,
    /** Gives it the keyboard. */
    private readonly activate: () => void,
  ) {
    super();
  }

  private send<Result = unknown>(method: Method, path: string, body?: object): Promise<Result> {
    return this.driver.sendTo<Result>(this.window, method, path, body);
  }

  /** Makes the page as large as it is in the other engines; what is around it is the browser's own. */
  async showPageOf(width: number, height: number): Promise<void> {
    await this.until(`a page of ${width} times ${height}`, async () => {
      const page = await this.ask(() => ({ width: innerWidth, height: innerHeight }), undefined);
      if (page.width === width && page.height === height) return true;
      const window = await this.send<{ width: number; height: number }>('GET', '/window/rect');
      await this.send('POST', '/window/rect', {
        width: window.width + width - page.width,
        height: window.height + height - page.height,
      });
      return false;
    });
  }

  async open(url: string): Promise<void> {
    // A connection that is refused, and a page that another one replaces, are no fault.
    await this.send('POST', '/url', { url }).catch(() => undefined);
    await this.untilLoaded();
  }

  tryToLeaveFor(): Promise<never> {
    return lacks('webkit', 'ask before leaving a page');
  }

  async reload(): Promise<void> {
    await this.send('POST', '/refresh').catch(() => undefined);
    await this.untilLoaded();
  }

  hardReload(): Promise<never> {
    return lacks('webkit', 'reload past the worker');
  }

  async goBack(): Promise<void> {
    // The command of that name waits for a load, which a page out of the Back/forward cache never has. One that is put into
    // that cache while it is asked never answers, and its address may be the same again before anybody looks: so it says
    // itself that it is left, as the last thing it does.
    const left = () =>
      new Promise<void>((resolve) => {
        addEventListener('pagehide', () => resolve(), { once: true });
        history.back();
      });
    await this.ask(left, undefined);
  }

  async close(): Promise<void> {
    await this.send('DELETE', '/window');
    this.isOpen = false;
    this.driver.forgetWindow();
  }

  /** Each window is in front of its own; the keyboard is in one of them. */
  async bringToFront(): Promise<void> {
    this.activate();
    await this.until('the keyboard in this window', () => this.ask(() => document.hasFocus(), undefined));
  }

  url(): string {
    return this.address;
  }

  /** Answers the cookies that the page in it has, those that scripts cannot see included. */
  cookies(): Promise<ProtocolCookie[]> {
    return this.send('GET', '/cookie');
  }

  async forgetCookie(name: string): Promise<void> {
    await this.send('DELETE', `/cookie/${name}`);
  }

  async ask<Argument, Answer>(question: InPage<Argument, Answer>, argument: Argument): Promise<Answer> {
    const script = `const done = arguments[0];
      (${sourceOf(question, argument)})().then(
        (text) => done({ text, url: location.href }),
        (problem) => done({ problem: String(problem), url: location.href }),
      );`;
    const answer = await this.send<InWindow>('POST', '/execute/async', { script, args: [] });
    this.address = answer.url;
    if (answer.problem !== undefined) throw new Error(answer.problem);
    return answerIn<Answer>(answer.text);
  }

  async picture(): Promise<Buffer> {
    return Buffer.from(await this.send<string>('GET', '/screenshot'), 'base64');
  }

  protected async perform(actions: Actions[]): Promise<void> {
    await this.send('POST', '/actions', { actions });
  }

  suggestToFetch(): Promise<never> {
    return lacks('webkit', 'suggest pages to fetch');
  }

  clickForNewTab(): Promise<never> {
    return lacks('webkit', 'open a link in a new tab');
  }
}
