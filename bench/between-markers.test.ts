import { expect, test } from '@playwright/test';
import { betweenMarkers } from './between-markers.js';

test('new numbers take the place of the old ones, and of nothing else', () => {
  const part = (by: string, text: string) =>
    `<!-- written by ${by}: begin -->\n\n${text}\n\n<!-- written by ${by}: end -->`;
  const document = (text: string) =>
    `Before\n\n${part('npm run bench', 'others')}\n\n${part('npm run bench -- typing', text)}\n\nAfter\n`;
  expect(betweenMarkers(document('old'), 'npm run bench -- typing', 'new')).toBe(document('new'));
  expect(() => betweenMarkers('no marks', 'npm run bench', 'new')).toThrow('lacks its marks');
});
