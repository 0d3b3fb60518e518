// Somebody who was interrupted by the warning in the middle of a sentence types on.
import type { Person } from '../driver/person.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';

function wordsOf(selector: string): string {
  return document.querySelector<HTMLIFrameElement>(selector)?.contentDocument?.body.textContent ?? '';
}

async function typeOneTwo(person: Person): Promise<void> {
  for (const key of ['o', 'n', 'e', 't', 'w', 'o', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
    await person.pressKey(key);
  }
}

controlled('the keyboard after the warning', () => {
  test('a sentence goes on in a framed editor where the warning interrupted it', async ({ person }) => {
    await person.startsAt(PAGE);
    await person.click('iframe#editor');
    await typeOneTwo(person);
    await person.idleUntilWarned();
    await person.pressKey('x');
    await person.seesNoWarning();
    expect(await person.runs(wordsOf, 'iframe#editor')).toBe('onextwo');
    await person.idleUntilWarned();
    const other = await person.openTab('/admin/clients');
    await other.moveMouse();
    await person.comeToFront();
    await person.seesNoWarning();
    await person.pressKey('y');
    expect(await person.runs(wordsOf, 'iframe#editor')).toBe('onexytwo');
  });
});
