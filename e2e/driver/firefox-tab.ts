// One tab of Firefox, driven by WebDriver BiDi.
import type { Bidi, Fields } from './bidi.js';
import type { InPage } from './browser.js';
import type { Actions } from './hands.js';
import { hands } from './hands.js';
import { lacks } from './lacking.js';
import { NAVIGATION_LIMIT, ProtocolTab } from './protocol-tab.js';
import { answerIn, sourceOf } from './question.js';

/** What a navigation ends with that leads to an error page, to another page, or, at a prompt, nowhere. */
const ARRIVED_ELSEWHERE =
  /NS_ERROR_|NS_BINDING_|aborted|canceled|interrupted|prompt was rejected|no such frame/i;

/** What the protocol says of a hand on the mouse while one page gives way to another. A person notices nothing of it. */
const PAGE_GAVE_WAY = /NS_ERROR_FAILURE.*synthesizeMouseAtPoint/s;

export class FirefoxTab extends ProtocolTab {
  readonly hops: string[] = [];
  private address = 'about:blank';

  constructor(
    private readonly bidi: Bidi,
    /** What the protocol calls this tab. */
    readonly context: string,
    /** Waits for a tab that appears by what is done meanwhile. */
    private readonly opensBy: (acts: () => Promise<void>) => Promise<FirefoxTab>,
  ) {
    super();
  }

  /** Hears what the browser tells of this tab. */
  hear(event: string, params: Fields): void {
    if (event === 'network.beforeRequestSent') {
      if (params['navigation'] !== null) this.hops.push((params['request'] as { url: string }).url);
    } else if (event === 'browsingContext.userPromptOpened') {
      if (params['type'] === 'beforeunload') this.promptsSeen += 1;
    } else if (typeof params['url'] === 'string') {
      this.address = params['url'];
    }
  }

  private send<Result = unknown>(method: string, params: Fields = {}): Promise<Result> {
    return this.bidi.send<Result>(method, { context: this.context, ...params });
  }

  async open(url: string): Promise<void> {
    await this.arrive(() => this.send('browsingContext.navigate', { url, wait: 'complete' }));
  }

  tryToLeaveFor(url: string): Promise<void> {
    return this.open(url);
  }

  async reload(): Promise<void> {
    await this.arrive(() => this.send('browsingContext.reload', { wait: 'complete' }));
  }

  /** There is no command for it (docs/platform.md#testing-browsers). */
  async hardReload(): Promise<void> {
    await this.ask(() => {
      Object.assign(window, { isBeingLeft: true });
      (location.reload as (isHard: boolean) => void)(true);
    }, undefined);
    await this.until('a page instead of this one', () =>
      this.ask(() => !('isBeingLeft' in window), undefined),
    );
    await this.untilLoaded();
  }

  async goBack(): Promise<void> {
    await this.ask(() => void Object.assign(window, { isBeingLeft: true }), undefined);
    await this.send('browsingContext.traverseHistory', { delta: -1 });
    await this.until('the page before', () => this.ask(() => !('isBeingLeft' in window), undefined));
  }

  /** A refused connection is a page like any other to a person, and so is a navigation that another one replaced. */
  private async arrive(navigate: () => Promise<unknown>): Promise<void> {
    let limit: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const problem = new Error(`Expected to arrive at a page within ${NAVIGATION_LIMIT} ms.`);
      limit = setTimeout(() => reject(problem), NAVIGATION_LIMIT);
    });
    try {
      await Promise.race([navigate(), late]);
    } catch (problem) {
      if (!ARRIVED_ELSEWHERE.test(String(problem))) throw problem;
      await this.untilLoaded();
    } finally {
      clearTimeout(limit);
    }
  }

  async close(): Promise<void> {
    await this.send('browsingContext.close');
  }

  async bringToFront(): Promise<void> {
    await this.send('browsingContext.activate');
  }

  url(): string {
    return this.address;
  }

  async ask<Argument, Answer>(question: InPage<Argument, Answer>, argument: Argument): Promise<Answer> {
    const answer = await this.bidi.send<{
      type: string;
      result?: { value?: string };
      exceptionDetails?: { text: string };
    }>('script.callFunction', {
      functionDeclaration: sourceOf(question, argument),
      target: { context: this.context },
      awaitPromise: true,
    });
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text);
    return answerIn<Answer>(answer.result?.value);
  }

  async picture(): Promise<Buffer> {
    const { data } = await this.send<{ data: string }>('browsingContext.captureScreenshot');
    return Buffer.from(data, 'base64');
  }

  protected async perform(actions: Actions[]): Promise<void> {
    try {
      await this.send('input.performActions', { actions });
    } catch (problem) {
      if (!PAGE_GAVE_WAY.test(String(problem))) throw problem;
    }
  }

  suggestToFetch(): Promise<never> {
    return lacks('firefox', 'suggest pages to fetch');
  }

  async clickForNewTab(selector: string): Promise<FirefoxTab> {
    const { x, y } = await this.aimAt(selector);
    return await this.opensBy(async () => {
      await this.act(hands.hold('Control'));
      await this.clickAt(x, y);
      await this.act(hands.release('Control'));
    });
  }
}
