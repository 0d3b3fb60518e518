// What an offer costs whoever comes back: a page is opened for which a text of a megabyte is kept, and its longest task is
// looked for while the text is offered.
import type { Page } from '@playwright/test';
import { Drafts } from '../e2e/driver/drafts.js';
import { Office } from '../e2e/driver/office.js';
import type { Person } from '../e2e/driver/person.js';
import { FIELDS, fillField, inNewBrowser, LENGTH, nextFrames, watchTasks } from './long-text.js';

/** What nobody would notice, for comparison. */
const SHORT = 100;

export interface Offering {
  readonly rounds: number;
  /** Of each round, in milliseconds of the processor. */
  readonly rows: readonly { readonly name: string; readonly longestTasks: readonly number[] }[];
}

export async function measureOffering(rounds: number): Promise<Offering> {
  const rows = new Map<string, number[]>();
  const office = await Office.open({ inRealTime: true, waitedSecondsPerMinute: 60 }, { timeoutMinutes: 15 });
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const length of round % 2 === 0 ? [SHORT, LENGTH] : [LENGTH, SHORT]) {
        for (const { field, path, selector } of FIELDS) {
          const name = `${field}, ${length.toLocaleString('en')} characters`;
          const measured = await inNewBrowser(office, path, (page, person) =>
            comeBack(page, person, selector, length),
          );
          rows.set(name, [...(rows.get(name) ?? []), measured]);
        }
      }
    }
  } finally {
    await office.close();
  }
  return { rounds, rows: [...rows].map(([name, longestTasks]) => ({ name, longestTasks })) };
}

async function comeBack(page: Page, person: Person, selector: string, length: number): Promise<number> {
  const drafts = new Drafts(person);
  await fillField(page, selector, length);
  await page.keyboard.press('x');
  await drafts.areKept(1);
  const tasks = await watchTasks(page);
  await page.reload();
  await drafts.isOffered(/unsaved text/);
  await page.evaluate(nextFrames);
  return Math.max(...(await tasks()));
}
