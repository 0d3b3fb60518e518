// Two Perfex in two folders of one address, as offices have them for training: to browsers they are one site, with one set
// of databases, channels and workers, and neither notices the other.
import type { Office } from '../driver/office.js';
import type { Witness } from '../driver/witness.js';
import { controlled } from '../promise.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';

/** How long a guard that was switched off may take to be gone, in milliseconds. */
const GONE_AFTER = 10_000;

test.use({ basePath: '/crm' });

/** Logs in in the other folder too; answers who works there, in a tab beside. */
async function alsoIn(folder: string, person: Witness, office: Office): Promise<Witness> {
  const other = await person.goesAlsoTo(await office.opensBeside(folder));
  await other.startsAt(PAGE);
  return other;
}

controlled('two installations on one origin', () => {
  test(
    'work in both goes on undisturbed, and who goes idle in one is logged out there alone',
    { tag: '@catches:one-record-for-all-installations' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      const trainee = await alsoIn('/training', person, office);
      const [hops, hopsThere] = [person.hops(), trainee.hops()];
      await person.pressKey();
      await person.idleFor(office.policy.reportEvery);
      await trainee.pressKey();
      await person.idleFor(office.policy.reportEvery);
      await Promise.all([person.seesPage(PAGE), trainee.seesPage(PAGE)]);
      expect([person.hops(), trainee.hops()], 'no page was loaded again').toEqual([hops, hopsThere]);

      await trainee.idleUntilJustBefore('the warning');
      await trainee.pressKey();
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage({ sayingWhy: true });
      await trainee.seesPage(PAGE);
      await person.logIn();
      await person.seesPage(PAGE);
      await trainee.idleUntilJustAfter('the deadline');
      await trainee.seesLoginPage({ sayingWhy: true });
      await person.seesPage(PAGE);
    },
  );

  test(
    'the module is switched off in one: the other still guards',
    { tag: '@catches:any-worker-is-believed' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      const trainee = await alsoIn('/training', person, office);
      await office.switchesModuleOff();
      await person.open(LIST);
      await person.seesPage(LIST);
      await trainee.seesOnlyTraces(
        { workers: 1, databases: ['inactivity-logout/training/admin'], caches: [] },
        GONE_AFTER,
      );

      await trainee.idleUntilWarned();
      await trainee.idleUntilJustAfter('the deadline');
      await trainee.seesLoginPage({ sayingWhy: true });
      await person.seesPage(LIST);
    },
  );
});
