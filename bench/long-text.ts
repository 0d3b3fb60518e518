// A text of a megabyte in a real browser, where somebody may type it, and what keeps its page from the next frame.
import type { Page } from '@playwright/test';
import { Chromium } from '../e2e/driver/chromium.js';
import type { Office } from '../e2e/driver/office.js';
import { Person } from '../e2e/driver/person.js';
import { pageOf } from '../e2e/driver/picture.js';

/** Where it is typed. */
export const FIELDS = [
  { field: 'a text area', path: '/admin/tickets/ticket/1', selector: '#message' },
  { field: 'TinyMCE', path: '/admin/tickets/ticket/1?tinymce', selector: 'iframe.tox-edit-area__iframe' },
] as const;

/** In characters; each of them one byte. */
export const LENGTH = 1_000_000;

/** In one that has nothing to offer from before. */
export async function inNewBrowser<Answer>(
  office: Office,
  path: string,
  measure: (page: Page, person: Person) => Promise<Answer>,
): Promise<Answer> {
  const browser = new Chromium(office.neededByBrowsers);
  try {
    const person = await Person.at(browser, office);
    await person.startsAt(path);
    return await measure(pageOf(browser), person);
  } finally {
    await browser.close();
  }
}

/** Puts a text of so many characters into a field, and the caret at its end. */
export async function fillField(page: Page, selector: string, length: number): Promise<void> {
  await page.waitForFunction(fill, { selector, length });
  const isFrame = selector.startsWith('iframe');
  const field = isFrame ? page.frameLocator(selector).locator('body') : page.locator(selector);
  await field.press('Control+End');
}

/** One piece of work of some thread, as Chromium traces it; times are microseconds. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Of the processor. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Has the browser write down what it works on; the answer is what the page has, in milliseconds of the processor. */
export async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
  const tools = await page.context().newCDPSession(page);
  const traced: Traced[] = [];
  tools.on('Tracing.dataCollected', ({ value }) => traced.push(...(value as unknown as Traced[])));
  const includedCategories = ['toplevel', 'disabled-by-default-devtools.timeline'];
  await tools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  return async () => {
    const isComplete = new Promise((resolve) => tools.once('Tracing.tracingComplete', resolve));
    await tools.send('Tracing.end');
    await isComplete;
    await tools.detach();
    const mainThreads = traced.filter(
      ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
    );
    return traced
      .filter(
        ({ name, pid, tid }) =>
          name === 'RunTask' && mainThreads.some((one) => one.pid === pid && one.tid === tid),
      )
      .map(({ tdur = 0 }) => tdur / 1000);
  };
}

interface Editor {
  readonly initialized: boolean;
  setContent(html: string): void;
}

/** Answers whether it could: an editor that is on its way throws away what is written in it. */
function fill({ selector, length }: { selector: string; length: number }): boolean {
  const line = 'All work and no play makes Jack a dull boy. ';
  const text = line.repeat(Math.ceil(length / line.length)).slice(0, length);
  const field = document.querySelector<HTMLTextAreaElement>(selector);
  if (selector.startsWith('iframe')) {
    const { tinymce } = window as unknown as { tinymce?: { activeEditor: Editor | null } };
    if (!tinymce?.activeEditor?.initialized) return false;
    tinymce.activeEditor.setContent(text.replace(/(.{1,500})/g, '<p>$1</p>'));
  } else if (field) field.value = text;
  return true;
}

/** Waits until what is to be seen by now is seen. Runs in the page. */
export async function nextFrames(): Promise<void> {
  for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
