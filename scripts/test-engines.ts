// Runs the promises in the engines of other browsers, and writes down where each of them is proven.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { argumentsIn } from './claims.js';
import { total, type Count } from './count.js';
import { engineTable, unproven } from './engine-table.js';
import { playwrightTests } from './playwright-tests.js';
import { step } from './step.js';

const WHY = fileURLToPath(new URL('../docs/why-it-holds.md', import.meta.url));
const PAGE = fileURLToPath(new URL('../docs/engines.md', import.meta.url));

export async function testInEngines(projects: string[], filter: string[]): Promise<Count> {
  const promises = argumentsIn(readFileSync(WHY, 'utf8'));
  let table = '';
  let missing: string[] = [];
  const tests = await playwrightTests(projects, filter, {
    onReport(told) {
      table = engineTable(told, promises);
      missing = unproven(told, promises);
    },
  });
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
  const proven = await step('every promise is proven in every engine', async () => {
    for (const line of missing) console.error(line);
    return missing.length === 0;
  });
  return total([tests, proven, page]);
}
