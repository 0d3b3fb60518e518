// What a test needs from a browser, whichever it is. The promises know only persons; persons know only this; each
// engine has one file beside this one that fulfils it.
import type { MovableClock } from '../../host/clock/clock.js';

/** What a page can be asked: a function that runs in it, and one argument that goes along. Both must survive a copy. */
export type InPage<Argument, Answer> = (argument: Argument) => Answer | Promise<Answer>;

/** One tab of a browser. No verb here throws because a page refused to load: tests of shut doors need that. */
export interface BrowserTab {
  /** Goes to an address as if it was typed, and waits until the page, or the browser's error page, is there. */
  open(url: string): Promise<void>;
  /** The same from a page that asks whether one wants to leave it, and stays there. */
  tryToLeaveFor(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Reloads past every cache and past the worker, as Ctrl+Shift+R does. */
  hardReload(): Promise<void>;
  goBack(): Promise<void>;
  close(): Promise<void>;
  /** Makes this the tab in front. */
  bringToFront(): Promise<void>;
  url(): string;
  /** Runs a function in the page; throws while a navigation replaces it. */
  ask<Argument, Answer>(question: InPage<Argument, Answer>, argument: Argument): Promise<Answer>;
  /** The page asks something in a native dialog, which stops it; nobody answers. */
  stopAtDialog(): Promise<void>;
  /** Answers a picture of the page as it is on the screen (PNG). */
  picture(): Promise<Buffer>;
  moveMouse(x: number, y: number): Promise<void>;
  clickAt(x: number, y: number): Promise<void>;
  turnWheel(pixels: number): Promise<void>;
  press(key: string): Promise<void>;
  /** Clicks on the element, or inside the frame's document when the selector names a frame. */
  click(selector: string): Promise<void>;
  /** Clicks on a link with Ctrl held, and answers the tab that opens behind this one. */
  clickForNewTab(selector: string): Promise<BrowserTab>;
  /** Tells the browser which pages it may fetch before anybody goes there. */
  suggestToFetch(urls: string[]): Promise<void>;
  /** Replaces the value of a field, or adds to an editor's document when the selector names its frame. */
  type(selector: string, text: string): Promise<void>;
  /**
   * The addresses that this tab asked for since it was opened, redirects included, in order; undefined where the engine
   * does not tell.
   */
  readonly hops: readonly string[] | undefined;
  /** How many "leave page?" prompts showed so far; each was answered by staying. */
  readonly promptsSeen: number;
}

/** What a browser is told when it is started. */
export interface BrowserOptions {
  colorScheme?: 'light' | 'dark';
  width?: number;
  /** A key that is trusted though nobody vouches for it: the SHA-256 of its public half, in base64. */
  trustedKey?: string;
  /** A name of a computer that leads to this one. */
  leadsHere?: string;
  /** What it takes the time from. Default: the right time. */
  clock?: MovableClock;
  /** Is told whenever a page of the CRM is seen with nothing in front of it, in any tab: epoch ms of the office's time. */
  sawContent?: (at: number) => void;
}

/** A cookie as a server gave it to somebody. */
export interface KeptCookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** Epoch ms; Infinity: until the browser ends. */
  readonly expiresAt: number;
}

/** A browser with a profile of its own that outlives its processes. */
export interface Browser {
  readonly isRunning: boolean;
  start(): Promise<void>;
  /** Ends it as a person does; the profile is thrown away. */
  close(): Promise<void>;
  openTab(): Promise<BrowserTab>;
  /** The `Cookie` header that it would send to this address, cookies that scripts cannot see included. */
  cookiesFor(url: string): Promise<string>;
  /** Takes over the cookies that somebody got from this address. */
  keepCookies(url: string, cookies: readonly KeptCookie[]): Promise<void>;
  /** Forgets the cookies of this name. */
  forgetCookies(name: string): Promise<void>;
  /** From now on it has what it has fetched once, for as long as servers allow; most have so by themselves. */
  keepFiles(): Promise<void>;
  /** Whether its workers can be stopped whenever somebody likes. */
  readonly stopsWorkers: boolean;
  /** Stops every service worker, as browsers do after some seconds of quiet; the next event starts it again. */
  stopWorkers(): Promise<void>;
  /** Every process that belongs to it. */
  processes(): number[];
  /** Ends all processes at once, without a chance to write anything down. `start` brings it back on its profile. */
  kill(): Promise<void>;
  /** What it complained about since it was started: violations of a content security policy, uncaught errors. */
  readonly complaints: readonly string[];
}

/** A browser that tests share, one after the other: a fresh profile in it for each of them. */
export interface SharedBrowser {
  forOneTest(options: BrowserOptions): Browser;
  close(): Promise<void>;
}

/** A browser whose clock on the wall can be wrong. */
export interface BrowserWithAClock extends Browser {
  /** Puts it wrong by so many milliseconds, forward or, when negative, back. */
  putClockWrongBy(ms: number): void;
}

/** A browser as a person starts it, without the switches that make tests easy, at a clock that can be moved. */
export interface EverydayBrowser extends BrowserWithAClock {
  /** Writes down what is written down every half a minute, cookies, so that `killAtOnce` leaves them. */
  rememberCookies(): Promise<void>;
  /** Ends all processes at this very moment. */
  killAtOnce(): Promise<void>;
  /** Ends it as a person does; the profile stays. */
  quit(): Promise<void>;
  /** Starts it on its profile with the tabs it had, and answers them. */
  startWithItsTabs(): Promise<BrowserTab[]>;
  openWindow(): Promise<BrowserTab>;
  /** Throws out the databases of this origin, whoever has them open, as for want of room; its workers stay. */
  evictDatabases(origin: string): Promise<void>;
  /** From now on this origin may write nothing more, as on a full disk. */
  fillDisk(origin: string): Promise<void>;
  /** "Duplicate tab" on the tab in front. */
  duplicateTab(): Promise<BrowserTab>;
  /** "Reopen closed tab". */
  reopenClosedTab(): Promise<BrowserTab>;
  /** Stops everything in a tab, as browsers do when nobody has looked at it for some minutes; `thaw` goes on. */
  freeze(tab: BrowserTab): Promise<void>;
  thaw(tab: BrowserTab): Promise<void>;
}
