// The line between browser and server, and everything that stands between them on a bad day.
import type { Answer, Report } from '../core/report.js';
import { decodeAnswer, REPORT_LIMIT } from '../core/report.js';
import type { Random } from './random.js';
import type { Server } from './server.js';
import type { Timeline } from './timeline.js';

export const WEATHERS = [
  'fine',
  /** No connection. */
  'down',
  /** Requests arrive; their answers do not. */
  'one-way',
  /** Nothing answers, for ever. */
  'hanging',
  /** The server fails with status 500. */
  'failing',
  /** A captive portal answers everything with a page of its own. */
  'captive',
  /** A gateway knows of no page, while a container is replaced. */
  'gateway',
  /** A firewall answers our endpoint with 403, and nothing else. */
  'firewall',
  /** Each answer takes seconds. */
  'slow',
] as const;
export type Weather = (typeof WEATHERS)[number];

/** What a page request came to. */
export type Reply<Page> = Page | 'unreachable' | 'portal' | 'error';

/** How long a browser waits for a page before the person gives up on it, in milliseconds. */
export const PAGE_PATIENCE = 20_000;

export class Network {
  weather: Weather = 'fine';
  /** Called when the next report leaves, which then lies on the wire until it is let go. */
  onNextReport: (() => void) | undefined;
  private lying: (() => void)[] = [];

  constructor(
    private readonly timeline: Timeline,
    private readonly random: Random,
    private readonly server: Server,
  ) {}

  /** Sends a report; answers what the decision code is told, errors included. */
  async report(cookie: () => string | undefined, report: Report): Promise<Answer> {
    const { weather, onNextReport } = this;
    if (onNextReport) await this.lie(onNextReport);
    await this.travel();
    if (weather === 'down') return { verdict: 'unreachable' };
    if (weather === 'hanging') return await this.afterLimit();
    if (weather === 'failing') return { verdict: 'broken' };
    if (weather === 'captive' || weather === 'firewall') return { verdict: 'unusable' };
    if (weather === 'gateway') return decodeAnswer(404, '<h1>Not Found</h1>');
    const answer = this.server.report(cookie(), report);
    if (weather === 'one-way') return await this.afterLimit();
    if (weather === 'slow' && this.random.chance(0.3)) return await this.afterLimit();
    if (weather === 'slow') await this.timeline.wait(this.random.between(500, REPORT_LIMIT - 500));
    await this.travel();
    return answer;
  }

  /** What lies on the wire arrives at last. */
  letGo(): void {
    this.onNextReport = undefined;
    for (const go of this.lying.splice(0)) this.timeline.after(0, go);
  }

  private lie(onLeave: () => void): Promise<void> {
    this.onNextReport = undefined;
    onLeave();
    return new Promise((resolve) => this.lying.push(resolve));
  }

  /** Asks for a page. */
  async page<Page>(ask: () => Page): Promise<Reply<Page>> {
    const { weather } = this;
    await this.travel();
    if (weather === 'down') return 'unreachable';
    if (weather === 'captive') return 'portal';
    if (weather === 'failing' || weather === 'gateway') return 'error';
    if (weather === 'hanging') return await this.givenUp();
    const page = ask();
    if (weather === 'one-way') return await this.givenUp();
    if (weather === 'slow') await this.timeline.wait(this.random.between(500, PAGE_PATIENCE));
    await this.travel();
    return page;
  }

  /** Nobody deletes the module here: somebody who answers 404 to everything answers so for the login page, too. */
  async looksDeleted(): Promise<boolean> {
    await this.travel();
    return false;
  }

  private travel(): Promise<void> {
    return this.timeline.wait(this.random.between(2, 60));
  }

  private async afterLimit(): Promise<Answer> {
    await this.timeline.wait(REPORT_LIMIT);
    return { verdict: 'slow' };
  }

  private async givenUp(): Promise<'unreachable'> {
    await this.timeline.wait(PAGE_PATIENCE);
    return 'unreachable';
  }
}
