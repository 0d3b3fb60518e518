// One test that catches a bug for sure, and a line that it is about: for the tests of the check itself.
import type { Planted } from './check.js';
import type { Tag, TaggedTest } from './tagged-tests.js';

export const PORTAL: TaggedTest = {
  tag: '@catches:captive-portal-believed',
  file: 'core/report.test.ts',
  project: 'unit',
  title: 'the answer of a captive portal means unusable',
};
export const UNUSABLE = { file: 'core/report.ts', find: "return { verdict: 'unusable' };" };

export function planted(name: string, edit: Planted['edits'][number], tag: Tag = PORTAL.tag): Planted {
  return { name, edits: [edit], caughtBy: [tag] };
}
