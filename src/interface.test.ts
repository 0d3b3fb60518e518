// What other modules may ask for, however they ask.
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { offerInterface } from './interface.js';

interface Page {
  /** What the page was told to hold for, one reason after the other. */
  readonly told: string[];
  hold(reason: string): () => void;
  leave(): void;
  pass(ms: number): void;
}

/** Opens a page whose time passes when the test says so, and in which whoever hears an announcement may ask again. */
function inPage(does: (page: Page) => void, onAnnouncement: (page: Page) => void = () => undefined): void {
  let now = 0;
  let leave = (): void => undefined;
  const addEventListener = (type: string, listener: () => void): void => {
    if (type === 'pagehide') leave = listener;
  };
  Object.assign(globalThis, { window: {}, addEventListener });
  let alarm: { at: number; rings: () => void } | undefined;
  mock.method(performance, 'now', () => now);
  mock.method(globalThis, 'setTimeout', (rings: () => void, ms: number) => (alarm = { at: now + ms, rings }));
  mock.method(globalThis, 'clearTimeout', () => (alarm = undefined));
  const page: Page = {
    told: [],
    hold: (reason) => window.inactivityLogout!.hold(reason, 5),
    leave: () => leave(),
    pass(ms) {
      now += ms;
      if (alarm && alarm.at <= now) alarm.rings();
    },
  };
  try {
    offerInterface(new AbortController().signal, (hold) => {
      page.told.push(hold?.reason ?? 'nothing');
      onAnnouncement(page);
    });
    does(page);
  } finally {
    mock.restoreAll();
  }
}

test(
  'whoever asks for time at each announcement is heard at once, and once a second then',
  { tag: '@catches:holds-announced-without-end' },
  () => {
    const asksAgain = (page: Page): void => {
      // Whatever calls itself comes to an end here.
      if (page.told.length < 100) page.hold('again');
    };
    inPage((page) => {
      page.hold('first');
      page.pass(999);
      expect(page.told).toEqual(['first']);
      page.pass(1);
      expect(page.told).toHaveLength(2);
      page.pass(1000);
      expect(page.told).toHaveLength(3);
    }, asksAgain);
  },
);

test('what ends with its page is told at once', () => {
  inPage((page) => {
    const release = page.hold('upload');
    page.leave();
    expect(page.told).toEqual(['upload', 'nothing']);
    release();
    expect(page.told).toHaveLength(2);
  });
});

test('a hold that is over before anybody was told is told of as none', () => {
  inPage((page) => {
    page.hold('first')();
    page.hold('second')();
    expect(page.told).toEqual(['first']);
    page.pass(1000);
    expect(page.told).toEqual(['first', 'nothing']);
  });
});
