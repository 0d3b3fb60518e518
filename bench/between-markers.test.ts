import { expect, test } from '@playwright/test';
import { betweenMarkers } from './between-markers.js';

test('new numbers take the place of the old ones, and of nothing else', () => {
  const document = (text: string) =>
    `Before\n\n<!-- written by npm run bench: begin -->\n\n${text}\n\n<!-- written by npm run bench: end -->\n\nAfter\n`;
  expect(betweenMarkers(document('old'), 'new')).toBe(document('new'));
  expect(() => betweenMarkers('no marks', 'new')).toThrow('lacks its marks');
});
