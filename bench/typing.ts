// What drafts cost whoever types: a text of a megabyte is typed on in a real browser, with drafts and without, and what
// keeps the page from the next frame is looked for.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Office } from '../e2e/driver/office.js';
import { FIELDS, fillField, inNewBrowser, LENGTH, nextFrames, watchTasks } from './long-text.js';

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

/** Types on at the end of a long text, and answers what the page was busy with meanwhile. */
async function typeOn(page: Page, selector: string, keys: number): Promise<Stutter> {
  await fillField(page, selector, LENGTH);
  // What the long text itself takes to be laid out is nobody's typing.
  await pause(1000);
  await page.evaluate(nextFrames);
  const tasks = await watchTasks(page);
  await page.evaluate(watchFrames);
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefghij '[key % 11]!);
    await pause(KEY_EVERY);
  }
  const frames = await page.evaluate(readFrames);
  return { longestTask: Math.max(...(await tasks())), ...frames };
}

interface Watching {
  frames: number[];
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
