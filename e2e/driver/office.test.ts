// An office is used again by the next test only where this one has left it as it was.
import { thisVersion } from './another-version.js';
import { controlled, expect, test } from '../promise.js';

controlled('the next test', () => {
  test('works in an office whose module was off and is on, and whose server was away and is back', async ({
    office,
  }) => {
    await office.switchesModuleOff();
    expect(office.isAsBefore()).toBe(false);
    await office.switchesModuleOnAgain();
    expect(office.isAsBefore()).toBe(true);
    await office.goesAway();
    expect(office.isAsBefore()).toBe(false);
    await office.comesBack();
    expect(office.isAsBefore()).toBe(true);
  });

  test('works in another office where another version was installed, whatever was away meanwhile', async ({
    office,
  }) => {
    office.installs(thisVersion());
    await office.switchesModuleOff();
    await office.switchesModuleOnAgain();
    await office.goesAway();
    await office.comesBack();
    expect(office.isAsBefore()).toBe(false);
  });

  test('works in another office where somebody has put a file', async ({ office }) => {
    office.hasFile('/a.csv', { type: 'text/csv', content: 'number\n', isDownload: true });
    expect(office.isAsBefore()).toBe(false);
  });
});
