// What the report's endpoint reads and what it refuses: core/report.ts writes what is read here.
import { expect, test } from '@playwright/test';
import { encodeReport } from '../core/report.js';
import { callPhp } from './call-php.js';

const NOTHING_ELSE = {
  idle_seconds: null,
  moment: null,
  since_seconds: null,
  hold: null,
  return: null,
  return_signature: null,
  log_out: false,
};

async function parse(header: string): Promise<unknown> {
  return callPhp('inactivity_logout_parse_report', [header]);
}

test('what the browser writes is what the server reads', async () => {
  const returnTo = '/admin/clients?x=1&y=ä+ü%20#z';
  const anchor = { moment: '1800000000.125-0f', since: -2250 };
  const header = encodeReport({
    session: 'a1',
    idleFor: 1500,
    anchor,
    hold: { reason: 'Upload of "ä.pdf"', for: 90_500 },
    returnTo,
    returnSignature: '0f',
    logOut: true,
  });
  expect(await parse(header)).toEqual({
    session: 'a1',
    idle_seconds: 1.5,
    moment: '1800000000.125-0f',
    since_seconds: -2.25,
    hold: { seconds: 90.5, reason: 'Upload of "ä.pdf"' },
    return: returnTo,
    return_signature: '0f',
    log_out: true,
  });
});

test('a report that claims nothing has no idle time', async () => {
  expect(await parse(encodeReport({ session: 'a1' }))).toEqual({ session: 'a1', ...NOTHING_ELSE });
});

test('a field of a newer browser script is ignored', async () => {
  expect(await parse('session=a1&mood=3')).toEqual({ session: 'a1', ...NOTHING_ELSE });
});

for (const header of [
  '',
  'session',
  'session=',
  'idle_seconds=1',
  'session=A1',
  'session=a-1',
  'session=a1%0a',
  `session=${'a'.repeat(65)}`,
  'session[]=a1',
  'session=a1&session[x]=b2',
  'session=a1&idle_seconds=',
  'session=a1&hold_seconds=60',
  'session=a1&hold_reason=Upload',
  'session=a1&hold_seconds=-1&hold_reason=Upload',
  'session=a1&hold_seconds=1e3&hold_reason=Upload',
  'session=a1&hold_seconds=60&hold_reason=%ff',
  `session=a1&hold_seconds=60&hold_reason=${'x'.repeat(101)}`,
  'session=a1&idle_seconds=-1',
  'session=a1&idle_seconds=+1',
  'session=a1&idle_seconds=1e3',
  'session=a1&idle_seconds=0x10',
  'session=a1&idle_seconds=1,5',
  'session=a1&idle_seconds=.5',
  'session=a1&idle_seconds=INF',
  'session=a1&idle_seconds=NAN',
  'session=a1&idle_seconds=1000000001',
  'session=a1&idle_seconds=1%0a',
  'session=a1&idle_seconds[]=1',
  'session=a1&moment=1.000-a',
  'session=a1&since_seconds=1',
  'session=a1&moment=1.000-a&since_seconds=',
  'session=a1&moment=1.000-a&since_seconds=--1',
  'session=a1&moment=1.000-a&since_seconds=1e3',
  'session=a1&moment[]=1.000-a&since_seconds=1',
  `session=a1&moment=${'1'.repeat(129)}&since_seconds=1`,
  'session=a1&return[]=/admin',
  'session=a1&return_signature[]=0f',
  'session=a1&log_out[]=1',
  'session=a1&log_out=',
  'session=a1&log_out=yes',
  `session=a1&return=%2F${'a'.repeat(4096)}`,
  `session=a1${'&a'.repeat(32)}`,
]) {
  test(`malformed, with a reason: ${header.slice(0, 70) || 'nothing at all'}`, async () => {
    expect(await parse(header)).toMatch(/^The .{10,}\.$/);
  });
}

for (const [header, seconds] of [
  ['session=a1&idle_seconds=0', 0],
  ['session=a1&idle_seconds=1000000000', 1e9],
  ['session=a1&idle_seconds=00.25', 0.25],
] as const) {
  test(`a duration at the edge of what is read: ${header}`, async () => {
    expect(await parse(header)).toMatchObject({ idle_seconds: seconds });
  });
}

const FROM_THE_PAGE = {
  HTTP_X_INACTIVITY_LOGOUT: 'session=a1',
  HTTP_X_REQUESTED_WITH: 'XMLHttpRequest',
};

for (const [said, headers, isHeard] of [
  ['from a page of this site, in an old browser', {}, true],
  ['from a page of this site', { HTTP_SEC_FETCH_SITE: 'same-origin' }, true],
  ['with our own origin', { HTTP_ORIGIN: 'http://crm.example:8080' }, true],
  ['without our header', { HTTP_X_INACTIVITY_LOGOUT: '' }, false],
  ['without X-Requested-With', { HTTP_X_REQUESTED_WITH: '' }, false],
  ['from another site', { HTTP_SEC_FETCH_SITE: 'cross-site' }, false],
  ['from a neighbour under the same domain', { HTTP_SEC_FETCH_SITE: 'same-site' }, false],
  ['typed into the address bar', { HTTP_SEC_FETCH_SITE: 'none' }, false],
  ['from another origin', { HTTP_ORIGIN: 'http://evil.example' }, false],
  ['from an origin that begins like ours', { HTTP_ORIGIN: 'http://crm.example' }, false],
  ['from an origin without a name', { HTTP_ORIGIN: 'null' }, false],
] as const) {
  test(`a report ${said} is ${isHeard ? '' : 'not '}heard`, async () => {
    const server = JSON.stringify({ ...FROM_THE_PAGE, ...headers });
    const preparation = `
      function site_url($path = '') { return 'http://crm.example:8080/' . $path; }
      $_SERVER = json_decode('${server}', true) + $_SERVER;`;
    expect(await callPhp('inactivity_logout_is_from_here', [], preparation)).toBe(isHeard);
  });
}
