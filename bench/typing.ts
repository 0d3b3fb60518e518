// What drafts cost whoever types: a text of a megabyte is typed on in a real browser, with drafts and without, and what
// keeps the page from the next frame is looked for.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Chromium } from '../e2e/driver/chromium.js';
import { Office } from '../e2e/driver/office.js';
import { Person } from '../e2e/driver/person.js';
import { pageOf } from '../e2e/driver/picture.js';

/** Where it is typed. */
const FIELDS = [
  { field: 'a text area', path: '/admin/tickets/ticket/1', selector: '#message' },
  { field: 'TinyMCE', path: '/admin/tickets/ticket/1?tinymce', selector: 'iframe.tox-edit-area__iframe' },
] as const;

/** In characters; each of them one byte. */
const LENGTH = 1_000_000;

/** A quick typist: 12 keys a second. */
const KEY_EVERY = 80;

export interface TypingEffort {
  readonly rounds: number;
  readonly keysPerRound: number;
}

/** What a page was busy with while somebody typed. */
export interface Stutter {
  /** In milliseconds of the processor: however many others want it, a task takes as many. */
  readonly longestTask: number;
  readonly framesDropped: number;
  readonly frames: number;
}

export interface Typing {
  readonly effort: TypingEffort;
  readonly rows: readonly { readonly name: string; readonly rounds: readonly Stutter[] }[];
}

export async function measureTyping(effort: TypingEffort): Promise<Typing> {
  const rows = new Map<string, Stutter[]>();
  const office = await Office.open({ inRealTime: true, waitedSecondsPerMinute: 60 }, { timeoutMinutes: 15 });
  try {
    for (let round = 0; round < effort.rounds; round += 1) {
      for (const keepsDrafts of round % 2 === 0 ? [false, true] : [true, false]) {
        await office.savesPolicy({ keepsDrafts });
        for (const { field, path, selector } of FIELDS) {
          const name = `${field}, ${keepsDrafts ? 'with' : 'without'} drafts`;
          const measured = await inNewBrowser(office, path, (page) =>
            typeOn(page, selector, effort.keysPerRound),
          );
          rows.set(name, [...(rows.get(name) ?? []), measured]);
        }
      }
    }
  } finally {
    await office.close();
  }
  return { effort, rows: [...rows].map(([name, rounds]) => ({ name, rounds })) };
}

/** In one that has nothing to offer from before. */
async function inNewBrowser<Answer>(
  office: Office,
  path: string,
  measure: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const browser = new Chromium(office.neededByBrowsers);
  try {
    const person = await Person.at(browser, office);
    await person.startsAt(path);
    return await measure(pageOf(browser));
  } finally {
    await browser.close();
  }
}

/** Types on at the end of a long text, and answers what the page was busy with meanwhile. */
async function typeOn(page: Page, selector: string, keys: number): Promise<Stutter> {
  await page.waitForFunction(fillField, { selector, length: LENGTH });
  const isFrame = selector.startsWith('iframe');
  const field = isFrame ? page.frameLocator(selector).locator('body') : page.locator(selector);
  await field.press('Control+End');
  // What the long text itself takes to be laid out is nobody's typing.
  await pause(1000);
  await page.evaluate(nextFrame);
  const tasks = await watchTasks(page);
  await page.evaluate(watchFrames);
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefghij '[key % 11]!);
    await pause(KEY_EVERY);
  }
  const frames = await page.evaluate(readFrames);
  return { longestTask: Math.max(...(await tasks())), ...frames };
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
async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
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

interface Watching {
  frames: number[];
}

/** Answers whether it could: an editor that is on its way throws away what is written in it. */
function fillField({ selector, length }: { selector: string; length: number }): boolean {
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

async function nextFrame(): Promise<void> {
  for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function watchFrames(): void {
  const watch = {
    before: performance.now(),
    frames: [] as number[],
    next(now: number) {
      watch.frames.push(now - watch.before);
      watch.before = now;
      requestAnimationFrame(watch.next);
    },
  };
  Object.assign(window, watch);
  requestAnimationFrame(watch.next);
}

function readFrames(): { frames: number; framesDropped: number } {
  const { frames } = window as unknown as Watching;
  const usual = 1000 / 60;
  return {
    frames: frames.length,
    framesDropped: frames.reduce((sum, took) => sum + Math.max(0, Math.round(took / usual) - 1), 0),
  };
}
