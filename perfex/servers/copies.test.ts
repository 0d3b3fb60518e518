// Parallel requests meet the rotation of the session id: CodeIgniter leaves several ids behind, each of which opens the
// same login. An ended session is refused in every copy at once.
import { expect, passes, test } from './real-office.js';

test('a session that was ended is refused in every copy that parallel requests have left', async ({
  office,
}) => {
  const person = await office.logIn();
  const session = await person.session();
  const ids = new Set([person.cookies.get('sp_session')]);
  for (let round = 0; round < 2; round += 1) {
    // The next rotation is due more than a second after the last, in whole seconds.
    passes(2);
    const tabs = Array.from({ length: 5 }, () => person.copy());
    await Promise.all(tabs.map((tab) => tab.get('/admin/clients')));
    for (const tab of tabs) ids.add(tab.cookies.get('sp_session'));
    person.cookies.set('sp_session', tabs[0]!.cookies.get('sp_session')!);
  }
  const copies = [...ids].map((id) => {
    const copy = person.copy();
    copy.cookies.set('sp_session', id!);
    return copy;
  });
  expect(copies.length, 'ids of one login').toBeGreaterThan(2);
  for (const copy of copies) expect(await copy.isLoggedIn()).toBe(true);

  // By the person, in time: no copy would be refused for being idle.
  expect((await person.report(`session=${session}&log_out=1`)).verdict).toBe('ended');
  for (const copy of copies) {
    expect((await copy.copy().poll()).status).toBe(401);
    expect(await copy.isLoggedIn()).toBe(false);
  }
  expect(await office.logoutsOnRecord()).toBe(0);
});
