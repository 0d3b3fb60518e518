// The fast suite's tests, side by side: persons mostly wait, and must be on time; plain functions and PHP compute, and
// may wait. So the latter get what the former leave of the processors.
import { total, type Count } from './count.js';
import { playwrightTests } from './playwright-tests.js';

/** In the order in which they are begun: the newer Perfex's are more, and fill up the time of the longest one. */
const OF_PERSONS = ['e2e-2x', 'e2e'];

/** More than there are processors: many of these wait, too. */
const WORKERS_THAT_YIELD = 4;

/** Runs the tests of these projects, or, one after the other, those of them that the filter names. */
export async function testSideBySide(projects: string[], filter: string[]): Promise<Count> {
  if (filter.length > 0) return await playwrightTests(projects, filter);
  const others = projects.filter((project) => !OF_PERSONS.includes(project));
  return total(
    await Promise.all([
      playwrightTests(OF_PERSONS, []),
      playwrightTests(others, [`--workers=${WORKERS_THAT_YIELD}`], { isYielding: true }),
    ]),
  );
}
