// The administrator's numbers: corrected with a word about it when they are saved, clamped again when they are read,
// and never a way to say "off".
import { expect, test } from '@playwright/test';
import { callPhp } from './call-php.js';

/** Tiny stand-ins: options from `$options`, a session lifetime of eight hours, texts that are their keys. */
function perfexWith(options: Record<string, string>, secondsPerMinute?: number): string {
  return `
    ${secondsPerMinute === undefined ? '' : `define('INACTIVITY_LOGOUT_SECONDS_PER_MINUTE', ${secondsPerMinute});`}
    function get_option($name) {
      $options = json_decode(base64_decode('${Buffer.from(JSON.stringify(options)).toString('base64')}'), true);
      return $options['inactivity_logout_' . $name] ?? $options[$name] ?? '';
    }
    function config_item($name) { return $name === 'sess_expiration' ? 28800 : null; }
    function get_instance() { return new class { public $config; function __construct() { $this->config = $this; }
      function item($name) { return config_item($name); } }; }
    function _l($key, $label = '') { return $key . ' {field} {typed} {saved} {least} {most}'; }`;
}

for (const [minutes, warning, expireAfter, warnAfter, tag = []] of [
  ['15', '60', 900, 840],
  ['', '', 900, 840],
  ['1', '30', 60, 30],
  ['1', '60', 60, 30],
  ['1', '0', 60, 40],
  ['0', '60', 60, 30, '@catches:zero-setting'],
  ['-5', '60', 60, 30],
  ['15', '-1', 900, 880],
  ['15', '100000', 900, 450],
  ['475', '60', 28_500, 28_440],
  // Perfex's own session of eight hours, minus five minutes.
  ['476', '60', 28_500, 28_440],
  ['1000000', '60', 28_500, 28_440],
] as const) {
  test(
    `stored "${minutes}" min and "${warning}" s mean ${expireAfter} s with a warning at ${warnAfter} s`,
    { tag },
    async () => {
      const options = {
        inactivity_logout_timeout_minutes: minutes,
        inactivity_logout_warning_seconds: warning,
      };
      expect(await callPhp('inactivity_logout_policy', [], perfexWith(options))).toMatchObject({
        expire_after_seconds: expireAfter,
        warn_after_seconds: warnAfter,
      });
    },
  );
}

for (const minutes of ['abc', '<b>20</b>', '1000000000000000000000', 'NAN', '0x10']) {
  test(`stored nonsense, "${minutes}", is a timeout within the limits all the same`, async () => {
    const policy = await callPhp(
      'inactivity_logout_policy',
      [],
      perfexWith({ inactivity_logout_timeout_minutes: minutes }),
    );
    const { expire_after_seconds } = policy as { expire_after_seconds: number };
    expect(expire_after_seconds).toBeGreaterThanOrEqual(60);
    expect(expire_after_seconds).toBeLessThanOrEqual(28_500);
  });
}

test(
  'a scaled clock scales the policy, the report interval and the grace',
  { tag: '@catches:typing-is-not-heard-in-time' },
  async () => {
    const options = { inactivity_logout_timeout_minutes: '15', inactivity_logout_warning_seconds: '60' };
    expect(await callPhp('inactivity_logout_policy', [], perfexWith(options, 2))).toMatchObject({
      expire_after_seconds: 30,
      warn_after_seconds: 28,
      report_every_seconds: 2,
      grace_seconds: 2.5,
    });
  },
);

test('a short timeout is reported five times within it', async () => {
  const options = { inactivity_logout_timeout_minutes: '1', inactivity_logout_warning_seconds: '20' };
  expect(await callPhp('inactivity_logout_policy', [], perfexWith(options))).toMatchObject({
    report_every_seconds: 12,
    grace_seconds: 27,
  });
});

for (const [stored, hours, lifetime] of [
  ['', null, null],
  ['12', 12, 43_200],
  ['1', 1, 3600],
  ['168', 168, 604_800],
  ['1000', 168, 604_800],
  ['0', null, null],
  ['-5', null, null],
  ['abc', null, null],
] as const) {
  test(`"${stored}" stored as the longest time means ${hours === null ? 'no limit' : `${hours} hours`}`, async () => {
    const perfex = perfexWith({ inactivity_logout_lifetime_hours: stored });
    expect(await callPhp('inactivity_logout_policy', [], perfex)).toMatchObject({
      lifetime_hours: hours,
      lifetime_seconds: lifetime,
    });
  });
}

test('a scaled clock scales the longest time, too', async () => {
  const perfex = perfexWith({ inactivity_logout_lifetime_hours: '2' }, 6);
  expect(await callPhp('inactivity_logout_policy', [], perfex)).toMatchObject({ lifetime_seconds: 720 });
});

test('the warning is never longer than half the longest time', async () => {
  const perfex = perfexWith({
    inactivity_logout_timeout_minutes: '240',
    inactivity_logout_warning_seconds: '7000',
    inactivity_logout_lifetime_hours: '1',
  });
  expect(await callPhp('inactivity_logout_policy', [], perfex)).toMatchObject({ warning_seconds: 1800 });
});

for (const secondsPerMinute of [0, -1]) {
  test(`a clock of ${secondsPerMinute} seconds a minute is not believed`, async () => {
    expect(await callPhp('inactivity_logout_policy', [], perfexWith({}, secondsPerMinute))).toMatchObject({
      expire_after_seconds: 900,
    });
  });
}

for (const [stored, isEnabled] of [
  ['', true],
  ['1', true],
  ['0', false],
] as const) {
  test(`"${stored}" stored as the switch means ${isEnabled ? 'on' : 'off'}`, async () => {
    const perfex = perfexWith({ inactivity_logout_enabled: stored });
    expect(await callPhp('inactivity_logout_is_enabled', [], perfex)).toBe(isEnabled);
  });
}

const SAVED = {
  inactivity_logout_enabled: '1',
  inactivity_logout_timeout_minutes: '25',
  inactivity_logout_warning_seconds: '90',
  inactivity_logout_lifetime_hours: '12',
  inactivity_logout_record_days: '90',
  inactivity_logout_visible_time: '0',
  inactivity_logout_sound: '0',
  inactivity_logout_button_only: '1',
  inactivity_logout_holds: '1',
  inactivity_logout_hold_uploads: '0',
  inactivity_logout_hold_media: '1',
  inactivity_logout_drafts: '1',
  inactivity_logout_drafts_hours: '24',
  inactivity_logout_message: 'Soon.',
};

async function correct(posted: object): Promise<[typeof SAVED, string[]]> {
  const args = [{ ...SAVED, ...posted }, SAVED, 475];
  return (await callPhp('inactivity_logout_correct', args, perfexWith({}))) as [typeof SAVED, string[]];
}

for (const [typed, minutes] of [
  ['0', '1'],
  ['-3', '1'],
  ['1000000', '475'],
  ['99999999999999999999999', '475'],
  ['', '25'],
  ['abc', '25'],
  ['<b>20</b>', '25'],
  ['<script>alert(1)</script>', '25'],
  ['20 minutes', '25'],
  [['5'], '25'],
  [null, '25'],
] as const) {
  test(`a timeout of ${JSON.stringify(typed)} becomes ${minutes}, and that is said`, async () => {
    const [values, corrections] = await correct({ inactivity_logout_timeout_minutes: typed });
    expect(values.inactivity_logout_timeout_minutes).toBe(minutes);
    expect(corrections.join(' ')).toContain(minutes);
  });
}

test('a timeout of 7.5 becomes a whole number, and that is said', async () => {
  const [values, corrections] = await correct({ inactivity_logout_timeout_minutes: '7.5' });
  expect(['7', '8']).toContain(values.inactivity_logout_timeout_minutes);
  expect(corrections).not.toEqual([]);
});

test('good values are saved as they are, without a word', async () => {
  const posted = {
    inactivity_logout_enabled: '0',
    inactivity_logout_timeout_minutes: '10',
    inactivity_logout_warning_seconds: '30',
    inactivity_logout_lifetime_hours: '24',
    inactivity_logout_record_days: '365',
    inactivity_logout_visible_time: '1',
    inactivity_logout_sound: '1',
    inactivity_logout_button_only: '0',
    inactivity_logout_holds: '0',
    inactivity_logout_hold_uploads: '1',
    inactivity_logout_hold_media: '0',
    inactivity_logout_drafts: '0',
    inactivity_logout_drafts_hours: '168',
    inactivity_logout_message: 'Bye.',
  };
  expect(await correct(posted)).toEqual([posted, []]);
});

test('a spaced number is a number, without a word', async () => {
  const [values, corrections] = await correct({ inactivity_logout_timeout_minutes: ' 20 ' });
  expect(values.inactivity_logout_timeout_minutes).toBe('20');
  expect(corrections).toEqual([]);
});

for (const [minutes, typed, seconds, tag = []] of [
  ['15', '5', '20', '@catches:warning-too-short-to-read'],
  ['15', '0', '20'],
  ['15', '10000', '450'],
  ['1', '60', '30'],
  ['15', 'soon', '90'],
] as const) {
  test(
    `a warning of "${typed}" s within ${minutes} min becomes ${seconds}, and that is said`,
    { tag },
    async () => {
      const [values, corrections] = await correct({
        inactivity_logout_timeout_minutes: minutes,
        inactivity_logout_warning_seconds: typed,
      });
      expect(values.inactivity_logout_warning_seconds).toBe(seconds);
      expect(corrections).toHaveLength(1);
    },
  );
}

test('a shorter timeout takes the saved warning along', async () => {
  const [values, corrections] = await correct({ inactivity_logout_timeout_minutes: '2' });
  expect(values).toMatchObject({
    inactivity_logout_timeout_minutes: '2',
    inactivity_logout_warning_seconds: '60',
  });
  expect(corrections).toHaveLength(1);
});

for (const [typed, hours] of [
  ['1000', '168'],
  ['7.5', '8'],
  ['0', '12'],
  ['0.2', '12'],
  ['-3', '12'],
  ['a day', '12'],
  ['<b>8</b>', '12'],
  [['8'], '12'],
] as const) {
  test(`a longest time of ${JSON.stringify(typed)} becomes ${hours} hours, and that is said`, async () => {
    const [values, corrections] = await correct({ inactivity_logout_lifetime_hours: typed });
    expect(values.inactivity_logout_lifetime_hours).toBe(hours);
    expect(corrections).toHaveLength(1);
    expect(corrections.join(' ')).toContain(hours);
  });
}

test('an empty longest time means no limit, without a word', async () => {
  const [values, corrections] = await correct({ inactivity_logout_lifetime_hours: ' ' });
  expect(values.inactivity_logout_lifetime_hours).toBe('');
  expect(corrections).toEqual([]);
});

test('0 sets no limit where there is none, and is no way to lift one: both is said', async () => {
  for (const lifetime of ['', '12']) {
    const saved = { ...SAVED, inactivity_logout_lifetime_hours: lifetime };
    const args = [{ ...saved, inactivity_logout_lifetime_hours: '0' }, saved, 475];
    const answer = await callPhp('inactivity_logout_correct', args, perfexWith({}));
    const [values, corrections] = answer as [typeof SAVED, string[]];
    expect(values.inactivity_logout_lifetime_hours).toBe(lifetime);
    expect(corrections).toHaveLength(1);
  }
});

test('a short longest time takes the warning along', async () => {
  const [values, corrections] = await correct({
    inactivity_logout_timeout_minutes: '240',
    inactivity_logout_warning_seconds: '7000',
    inactivity_logout_lifetime_hours: '1',
  });
  expect(values.inactivity_logout_warning_seconds).toBe('1800');
  expect(corrections).toHaveLength(1);
});

test('a message is text: tags stay what they are', async () => {
  const message = '<script>alert("1 & 2")</script> — schönen Feierabend';
  const [values, corrections] = await correct({ inactivity_logout_message: message });
  expect(values.inactivity_logout_message).toBe(message);
  expect(corrections).toEqual([]);
});

test('an empty message becomes the standard sentence, and that is said', async () => {
  const [values, corrections] = await correct({ inactivity_logout_message: '  ' });
  expect(values.inactivity_logout_message).toMatch(/^[A-Z].{20,}\.$/);
  expect(corrections).toHaveLength(1);
});

test('a long message is cut between characters, and that is said', async () => {
  const [values, corrections] = await correct({ inactivity_logout_message: 'ü'.repeat(600) });
  expect(values.inactivity_logout_message).toBe('ü'.repeat(500));
  expect(corrections).toHaveLength(1);
});

test('a posted switch that is neither on nor off means on', async () => {
  const [values] = await correct({ inactivity_logout_enabled: 'off' });
  expect(values.inactivity_logout_enabled).toBe('1');
});

for (const choice of ['visible_time', 'sound', 'button_only'] as const) {
  const name = `inactivity_logout_${choice}` as const;

  test(`${choice} is off unless "1" is posted`, async () => {
    for (const posted of ['0', '', 'on', '01', null, ['1'], true]) {
      expect((await correct({ [name]: posted }))[0][name], JSON.stringify(posted)).toBe('0');
    }
    expect((await correct({ [name]: '1' }))[0][name]).toBe('1');
  });

  test(`${choice} is off where nothing was ever saved, and on where "1" is stored`, async () => {
    for (const [stored, isOn] of [
      [{}, false],
      [{ [name]: '' }, false],
      [{ [name]: '0' }, false],
      [{ [name]: 'yes' }, false],
      [{ [name]: '1' }, true],
    ] as const) {
      expect(await callPhp('inactivity_logout_is_chosen', [name], perfexWith(stored))).toBe(isOn);
    }
  });
}

for (const [typed, days] of [
  ['0', '30'],
  ['', '90'],
  ['for ever', '90'],
  ['100000', '3650'],
] as const) {
  test(`a record kept for "${typed}" days is kept for ${days}, and that is said`, async () => {
    const [values, corrections] = await correct({ inactivity_logout_record_days: typed });
    expect(values.inactivity_logout_record_days).toBe(days);
    expect(corrections).toHaveLength(1);
  });
}

for (const [stored, days] of [
  ['', 365],
  ['180', 180],
  ['0', 30],
  ['-1', 30],
  ['nonsense', 365],
] as const) {
  test(`"${stored}" stored as the days of the record means ${days}`, async () => {
    const perfex = perfexWith({ inactivity_logout_record_days: stored });
    expect(await callPhp('inactivity_logout_record_days', [], perfex)).toBe(days);
  });
}

for (const [minutes, open, silent, tag = []] of [
  [15, '15:00', '16:15', '@catches:later-moment-unsaid'],
  [13, '13:00', '14:15'],
  [1, '1:00', '1:27'],
  [475, '475:00', '476:15'],
] as const) {
  const title = `a policy of ${minutes} min ends an open browser at ${open}, and at ${silent} at the latest where none reports`;
  test(title, { tag }, async () => {
    const perfex = perfexWith({ inactivity_logout_timeout_minutes: String(minutes) }, 6);
    const policy = await callPhp('inactivity_logout_policy', [], perfex);
    expect(await callPhp('inactivity_logout_ends_after', [policy], perfex)).toEqual([open, silent]);
  });
}
