// Pages that a browser fetches because somebody may go there: opened later, they would ask nobody.
import { controlled, expect, test } from './promise.js';

const CLIENT = '/admin/clients/client/1';
/** None of the guard's business, so the browser may fetch it whenever it likes. */
const PASSWORD = '/admin/authentication/forgot_password';

controlled('on suspicion', () => {
  test(
    'a page of the CRM is not fetched before the person goes there',
    { tag: '@catches:prefetched-page' },
    async ({ person, office }) => {
      await person.startsAt('/admin/clients');
      const before = office.countRequests();
      const fetched = () =>
        office
          .requestsSince(before)
          .filter(({ headers }) => headers['sec-purpose'] !== undefined)
          .map(({ path }) => path);
      await person.scriptSuggestsToFetch([CLIENT, PASSWORD]);
      await expect.poll(fetched, 'the browser fetches what was suggested last').toContain(PASSWORD);
      expect(fetched()).toEqual([PASSWORD]);
      await person.open(CLIENT);
      await person.seesPage(CLIENT);
    },
  );
});
