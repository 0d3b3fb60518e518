// The engines that persons browse with. The promises are the same in each; what differs is how they are driven.
import type { Browser, BrowserOptions, SharedBrowser } from './browser.js';
import { Chromium } from './chromium.js';
import { Firefox } from './firefox.js';
import { SharedChromium } from './shared-chromium.js';
import { SharedFirefox } from './shared-firefox.js';
import { SharedWebKit, WebKit } from './webkit.js';

export type Engine = 'chromium' | 'firefox' | 'webkit';

interface Drivers {
  /** A browser of one test's own, on a profile on disk. */
  own(options: BrowserOptions): Browser;
  shared(options: BrowserOptions): SharedBrowser;
}

export const engines: Readonly<Record<Engine, Drivers>> = {
  chromium: {
    own: (options) => new Chromium(options),
    shared: (options) => new SharedChromium(options),
  },
  firefox: {
    own: (options) => new Firefox(options),
    shared: (options) => new SharedFirefox(options),
  },
  webkit: {
    own: (options) => new WebKit(options),
    shared: () => new SharedWebKit(),
  },
};
