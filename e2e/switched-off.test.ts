// The way out: whichever way an administrator takes the module away, open browsers go on as if it had never been.
import type { Office } from './driver/office.js';
import { controlled, expect, test } from './promise.js';

/** How long a browser may take; a deletion is believed only after two looks. */
const TRACELESS_AFTER = 30_000;
const PAGE = '/admin/clients';

/** Whether what a script of the page calls is the browser's own, and the host's own. */
async function isAsBefore(): Promise<boolean> {
  const { logout } = window as { logout?: () => void };
  const script = document.querySelector<HTMLScriptElement>('script[src*="log-out-past-running-timers"]');
  const ofHost = await (await fetch(script!.src)).text();
  const ofBrowser = [fetch, XMLHttpRequest.prototype.send];
  return ofBrowser.every((made) => String(made).includes('[native code]')) && ofHost.includes(String(logout));
}

const waysOut: {
  title: string;
  happens: (office: Office) => void | Promise<void>;
  tag?: string;
  uncovered?: string;
}[] = [
  {
    title: 'switches the module off',
    happens: (office) => office.switchesModuleOff(),
    uncovered: '@catches:curtain-lifted-in-place/browser',
  },
  { title: 'deactivates the module', happens: (office) => office.deactivatesModule() },
  {
    title: "deletes the module's folder",
    happens: (office) => office.deletesModuleFolder(),
    tag: '@catches:missing-hello-goes-unnoticed',
  },
];

controlled('the way out', () => {
  for (const { title, happens, tag = [], uncovered = [] } of waysOut) {
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

    test(
      `the administrator ${title}: a page behind the curtain is loaded again, never uncovered`,
      {
        tag: uncovered,
      },
      async ({ person, office }) => {
        await person.startsAt(PAGE);
        const before = person.hops();
        await happens(office);
        await person.idleUntilJustAfter('the deadline');
        await expect.poll(() => person.hops(), { timeout: TRACELESS_AFTER }).toBe(before + 1);
        await person.seesPage(PAGE);
        await person.seesNoTraceOfGuard(TRACELESS_AFTER);
      },
    );
  }

  test('a page that is open meanwhile goes on with what is the browser’s and the host’s own', async ({
    person,
    office,
  }) => {
    await office.savesPolicy({ ownHolds: true });
    await person.startsAt('/admin/clients/client/1');
    await person.typeInto('#client-form textarea[name="note"]', 'Ask for the key.');
    await expect.poll(() => person.runs(isAsBefore, undefined)).toBe(false);
    await office.switchesModuleOff();
    await person.idleUntilJustAfter('the warning');
    await person.moveMouse();
    await person.seesNoTraceOfGuard(TRACELESS_AFTER);
    await expect.poll(() => person.runs(isAsBefore, undefined)).toBe(true);
  });
});
