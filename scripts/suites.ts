// The suites by name. `npm test` runs the fast one, `npm run test:<name>` each of the others.
import { buildWallClock } from '../e2e/driver/wall-clock.js';
import { build, buildAndCheck, type Prepared } from './build-and-check.js';
import { total } from './count.js';
import { step } from './step.js';

export interface Suite {
  prepare(): Promise<Prepared>;
  /** The projects of playwright.config.ts that belong to it. */
  projects: string[];
}

export const suites: { [name: string]: Suite } = {
  fast: { prepare: buildAndCheck, projects: ['unit', 'server', 'e2e', 'e2e-2x'] },
  faults: {
    async prepare() {
      const built = await build();
      const clock = await step('a clock that can be moved', () => buildWallClock() !== '');
      return { count: total([built.count, clock]), isReady: built.isReady && clock.failed === 0 };
    },
    projects: ['faults'],
  },
};
