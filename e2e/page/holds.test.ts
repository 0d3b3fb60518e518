// What holds a session while something runs that must not be cut off: another module asks, as docs/interface.md says.
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

/** What the page offers, and where a test remembers how to end what it has begun. */
interface Running {
  inactivityLogout?: { readonly isWarningUp: boolean; hold(reason: string, minutes: number): () => void };
  release?: (() => void) | undefined;
}

function beginUpload(minutes: number): void {
  const running = window as Running;
  running.release = running.inactivityLogout?.hold('Upload of a scan', minutes);
}

function endUpload(): void {
  (window as Running).release?.();
}

function isWarningUp(): boolean | undefined {
  return (window as Running).inactivityLogout?.isWarningUp;
}

controlled('another module', () => {
  test('holds the session while something runs, in every tab, and is warned once it is over', async ({
    person,
    office,
  }) => {
    const { warnAfter, expireAfter } = office.policy;
    await person.startsAt(PAGE);
    const other = await person.openTab('/admin/clients');
    await other.seesGuard();
    await person.comeToFront();
    await person.runs(beginUpload, 40);
    await person.idleUntilJustAfter('the warning');
    // Granted by then.
    await expect.poll(() => office.heldOnRecord(office.people.agent)).toContain('Upload of a scan');
    await person.idleUntilJustAfter('the deadline');
    await Promise.all([person.seesNoWarning(), other.seesNoWarning()]);
    expect(await person.runs(isWarningUp, undefined)).toBe(false);
    await other.reload();
    await other.seesPage('/admin/clients');

    await person.runs(endUpload, undefined);
    await Promise.all([person.seesWarning(), other.seesWarning()]);
    expect(await person.runs(isWarningUp, undefined)).toBe(true);
    await person.idleFor(expireAfter - warnAfter + office.time.margin);
    await Promise.all([person.seesLoginPage({ sayingWhy: true }), other.seesLoginPage()]);
  });

  test('is not held by what has left with its page', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.runs(beginUpload, 40);
    await person.open('/admin/clients');
    await person.idleUntilWarned();
  });
});
