// What a test needs from a browser, whichever it is. The promises know only persons; persons know only this; each
// engine has one file beside this one that fulfils it.

/** What a page can be asked: a function that runs in it, and one argument that goes along. Both must survive a copy. */
export type InPage<Argument, Answer> = (argument: Argument) => Answer | Promise<Answer>;

/** One tab of a browser. No verb here throws because a page refused to load: tests of shut doors need that. */
export interface BrowserTab {
  /** Goes to an address as if it was typed, and waits until the page, or the browser's error page, is there. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  goBack(): Promise<void>;
  close(): Promise<void>;
  /** Makes this the tab in front. */
  bringToFront(): Promise<void>;
  url(): string;
  /** Runs a function in the page; throws while a navigation replaces it. */
  ask<Argument, Answer>(question: InPage<Argument, Answer>, argument: Argument): Promise<Answer>;
  moveMouse(x: number, y: number): Promise<void>;
  clickAt(x: number, y: number): Promise<void>;
  turnWheel(pixels: number): Promise<void>;
  press(key: string): Promise<void>;
  /** Clicks on the element, or inside the frame's document when the selector names a frame. */
  click(selector: string): Promise<void>;
  /** Replaces the value of a field, or adds to an editor's document when the selector names its frame. */
  type(selector: string, text: string): Promise<void>;
  /** The addresses that this tab asked for since it was opened, redirects included, in order. */
  readonly hops: readonly string[];
}

/** A browser with a profile of its own that outlives its processes. */
export interface Browser {
  start(): Promise<void>;
  /** Ends it as a person does; the profile is thrown away. */
  close(): Promise<void>;
  openTab(): Promise<BrowserTab>;
  /** The `Cookie` header that it would send to this address, cookies that scripts cannot see included. */
  cookiesFor(url: string): Promise<string>;
  /** Forgets the cookies of this name. */
  forgetCookies(name: string): Promise<void>;
  /** Stops every service worker, as browsers do after some seconds of quiet; the next event starts it again. */
  stopWorkers(): Promise<void>;
  /** Every process that belongs to it. */
  processes(): number[];
  /** Ends all processes at once, without a chance to write anything down. `start` brings it back on its profile. */
  kill(): Promise<void>;
  /** What it complained about since it was started: violations of a content security policy, uncaught errors. */
  readonly complaints: readonly string[];
}
