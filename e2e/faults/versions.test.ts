// Pages and workers of two versions side by side: an update replaces the worker under tabs that are open, and where the new
// worker cannot be had, new pages go on with the old one.
import { thisVersion, versionToCome } from '../driver/another-version.js';
import type { Office } from '../driver/office.js';
import type { Tab } from '../driver/tab.js';
import type { Witness } from '../driver/witness.js';
import { controlled } from '../promise.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';

/** Works in one tab for longer than the timeout; the other stays open, and both agree on warning, deadline and login. */
async function worksThenGoesIdle(person: Witness, other: Tab, office: Office): Promise<void> {
  await person.worksFor(office.policy.expireAfter + office.policy.grace);
  await Promise.all([person.seesTheCrm(), other.seesTheCrm()]);

  await person.idleUntilJustAfter('the warning');
  await Promise.all([person.seesWarning(), other.seesWarning()]);
  await person.pressKey();
  await Promise.all([person.seesNoWarning(), other.seesNoWarning()]);

  await person.idleUntilJustBefore('the deadline');
  await Promise.all([person.seesWarning(), other.seesWarning()]);
  await person.idleUntilJustAfter('the deadline');
  await Promise.all([person.seesLoginPage({ sayingWhy: true }), other.seesLoginPage({ sayingWhy: true })]);
  person.sawNothingAfterTheDeadline();
  await person.logIn();
  await person.seesTheCrm();
}

const directions = [
  { title: 'an update', versions: async () => [thisVersion(), await versionToCome()] as const },
  {
    title: 'a step back to the version before',
    versions: async () => [await versionToCome(), thisVersion()] as const,
  },
];

// A copy with a planted bug has none yet, and to build one takes no time of a test.
test.beforeAll(async () => {
  await versionToCome();
});

controlled('two versions', () => {
  for (const { title, versions } of directions) {
    const isUpdate = title === 'an update';
    const tag = isUpdate ? '@catches:update-waits-for-reports/browser' : [];
    test(
      `${title}, a new worker under an old tab: work in the old tab keeps the new one open, and both agree`,
      { tag },
      async ({ person, office }) => {
        const [before, after] = await versions();
        office.installs(before);
        await person.startsAt(PAGE);
        office.installs(after);
        const newer = await person.openTab(LIST);
        await newer.moveMouse();
        await newer.seesGuard();
        expect(await newer.build()).not.toBe(await person.build());
        await newer.seesWorkerOfItsBuild();
        await newer.moveMouse();
        await person.comeToFront();
        await worksThenGoesIdle(person, newer, office);
      },
    );

    test(`${title}, an old worker under a new page: work in the new page keeps the old tab open, and both agree`, async ({
      person,
      office,
    }) => {
      const [before, after] = await versions();
      office.installs(before);
      await person.startsAt(PAGE);
      const old = await person.openTab(LIST);
      await old.moveMouse();
      await old.seesGuard();
      await person.comeToFront();
      office.installs(after);
      office.servesNoWorker();
      await person.open(PAGE);
      await person.seesGuard();
      expect(await old.build()).not.toBe(await person.build());
      await worksThenGoesIdle(person, old, office);
    });
  }

  test('back and forth while somebody works: nobody is logged out, and who goes idle is', async ({
    person,
    office,
  }) => {
    const versions = [thisVersion(), await versionToCome()];
    await person.startsAt(PAGE);
    const other = await person.openTab(LIST);
    await other.moveMouse();
    await person.comeToFront();
    const until = office.time.now() + 2 * office.policy.expireAfter;
    for (let turn = 1; office.time.now() < until; turn += 1) {
      office.installs(versions[turn % 2]!);
      await person.open(turn % 3 === 0 ? LIST : PAGE);
      await person.moveMouse();
      await person.seesTheCrm();
      await person.idleFor(office.policy.expireAfter / 10);
      await person.moveMouse();
      await person.idleFor(office.policy.expireAfter / 20);
      if (turn % 3 === 1) await person.stopWorker();
    }
    await other.seesTheCrm();
    await person.pressKey();
    await person.idleUntilJustAfter('the deadline');
    await person.seesLoginPage({ sayingWhy: true });
    await other.seesLoginPage();
    person.sawNothingAfterTheDeadline();
    await person.logIn();
  });
});
