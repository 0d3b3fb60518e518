// The way out: whichever way an administrator takes the module away, open browsers go on as if it had never been.
import type { Office } from './driver/office.js';
import { controlled, test } from './promise.js';

const TRACELESS_AFTER = 10_000;
const PAGE = '/admin/clients';

const waysOut: {
  title: string;
  happens: (office: Office) => void | Promise<void>;
  tag?: string;
}[] = [
  { title: 'switches the module off', happens: (office) => office.switchesModuleOff() },
  { title: 'deactivates the module', happens: (office) => office.deactivatesModule() },
  {
    title: "deletes the module's folder",
    happens: (office) => office.deletesModuleFolder(),
    tag: '@catches:missing-hello-goes-unnoticed',
  },
];

controlled('the way out', () => {
  for (const { title, happens, tag = [] } of waysOut) {
    test(
      `the administrator ${title}: the next page works as without it, and the guard leaves without a trace`,
      { tag },
      async ({ person, office }) => {
        await person.startsAt('/admin');
        await happens(office);
        await person.open(PAGE);
        await person.seesPage(PAGE);
        await person.seesNoTraceOfGuard(TRACELESS_AFTER);
        await person.idleUntilJustAfter('the deadline');
        await person.seesPage(PAGE);
        await person.reload();
        await person.seesPage(PAGE);
      },
    );

    test(`the administrator ${title} while somebody is away: nobody is locked out`, async ({
      person,
      office,
    }) => {
      await person.startsAt(PAGE);
      await person.closeTab();
      await happens(office);
      await person.idleUntilJustAfter('the deadline');
      await person.openAgain(PAGE);
      await person.seesPage(PAGE);
      await person.seesNoTraceOfGuard(TRACELESS_AFTER);
    });
  }
});
