// Runs the promises in the engines of other browsers, and writes down where each of them is proven.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { total, type Count } from './count.js';
import { engineTable } from './engine-table.js';
import { playwrightTests } from './playwright-tests.js';
import { step } from './step.js';

const PAGE = fileURLToPath(new URL('../docs/engines.md', import.meta.url));

export async function testInEngines(projects: string[], filter: string[]): Promise<Count> {
  let table = '';
  const tests = await playwrightTests(projects, filter, { onReport: (told) => (table = engineTable(told)) });
  // What was not all run, or did not all pass, is not written down.
  if (filter.length > 0 || tests.failed > 0) return tests;
  const page = await step('docs/engines.md', async () => {
    const text = await format(table, { ...(await resolveConfig(PAGE)), filepath: PAGE });
    const isAsBefore = readFileSync(PAGE, 'utf8') === text;
    writeFileSync(PAGE, text);
    if (!isAsBefore) console.log('docs/engines.md has changed.');
    // In CI nobody would commit it.
    return isAsBefore || process.env['CI'] === undefined;
  });
  return total([tests, page]);
}
