// The settings page in both of Perfex's ways: what cannot be is corrected, with a word about it.
import { expect } from '@playwright/test';
import { administrator } from '../host/people.js';
import { POLICY, startHost, test } from './guarded-host.js';
import { Visitor } from './visitor.js';

for (const profile of ['2.x', '3.x'] as const) {
  test.describe(`the settings page of Perfex ${profile}`, () => {
    test('corrects what cannot be, says so, and leaves the other tabs alone', async () => {
      const host = await startHost({ profile, secondsPerMinute: 3 });
      try {
        const chief = await Visitor.logIn(host, administrator);
        const stored = async (name: string): Promise<unknown> =>
          (
            await host.query('SELECT value FROM tbloptions WHERE name = ?', [`inactivity_logout_${name}`])
          )[0]?.['value'];
        const before = Number(await stored('policy_revision'));
        for (const [typed, minutes] of [
          ['0', '1'],
          ['-4', '1'],
          ['1000000', /^(475|1440)$/],
          ['abc', /^\d+$/],
          ['', /^\d+$/],
          ['<b>20</b>', /^\d+$/],
          ['7.5', /^[78]$/],
        ] as const) {
          const page = await chief.saveSettings({ ...POLICY, timeout_minutes: typed });
          expect(await stored('timeout_minutes'), typed).toMatch(minutes);
          expect(page.text, typed).toContain('alert-warning');
          expect(page.text).not.toContain('<b>20</b>');
        }
        // Perfex's filter would make bytes of "% fa" that are no text (docs/host.md#xss-cleaning).
        const percent = await chief.saveSettings({ ...POLICY, warning_seconds: '50% fast' });
        expect(percent.text, 'quotes what was typed').toContain('“50% fast”');
        const short = await chief.saveSettings({ ...POLICY, warning_seconds: '5' });
        expect(await stored('warning_seconds')).toBe('20');
        expect(short.text).toContain('alert-warning');
        const good = await chief.saveSettings({ ...POLICY, timeout_minutes: '9' });
        expect(good.text).not.toContain('alert-warning');
        expect(good.text).toContain('data-inactivity-logout-show-me');
        expect(good.text).toMatch(/alert-danger[^<]*<?[^]*SECONDS_PER_MINUTE/);
        expect(Number(await stored('policy_revision'))).toBeGreaterThan(before);

        const revision = await stored('policy_revision');
        await chief.get('/admin/settings?group=general');
        await chief.post('/admin/settings?group=general', { 'settings[companyname]': 'Another name' });
        const [company] = await host.query("SELECT value FROM tbloptions WHERE name = 'companyname'");
        expect(company?.['value']).toBe('Another name');
        expect(await stored('policy_revision')).toBe(revision);
      } finally {
        await host.close();
      }
    });
  });
}
