// What a screen reader says of the remaining time while the warning is up. core/remaining-time.test.ts has the words.
import { pageOf } from '../driver/picture.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

// Waited for, the warning lasts the minute that it says.
test.use({ waitedSecondsPerMinute: 120 });

controlled('the remaining time', () => {
  test(
    'is spoken in words now and then, and near the end interrupts what is being read aloud',
    { tag: '@catches:time-spoken-as-digits' },
    async ({ person, office }) => {
      await person.startsAt(PAGE);
      await person.idleUntilJustAfter('the warning');
      await person.seesWarning();
      const politely = pageOf(person.browser).getByRole('status');
      const urgently = pageOf(person.browser).getByRole('alert');
      await expect(politely).toHaveText(/^(1 minute|5\d seconds) left$/);
      expect((await person.hearsWarning()).description).toBe(
        `${office.message} ${await politely.textContent()}`,
      );
      await person.idleFor((await person.secondsLeft()) * 1000 - 39_000);
      await expect(politely).toHaveText(/^(40|3\d) seconds left$/);
      await expect(urgently).toHaveText('');
      await person.idleFor((await person.secondsLeft()) * 1000 - 19_000);
      await expect(urgently).toHaveText(/^(20|1\d) seconds left$/);
      await expect(politely).toHaveText('');
      await person.moveMouse();
      await expect(politely).toHaveText('You are still logged in.');
    },
  );
});
