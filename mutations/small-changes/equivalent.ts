// Small changes that no test can catch, because nothing that anybody could notice changes with them: most are checks that
// only the compiler needs.
import type { Edit } from '../copy.js';

export interface Equivalent extends Edit {
  readonly because: string;
}

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'core/navigation.ts',
    find: "path.split(/[?#]/, 1)[0] ?? '';",
    replace: 'path.split(/[?#]/, 1)[0] ?? "Stryker was here!";',
    because: 'A text that is split has a first part.',
  },
  {
    file: 'core/record.ts',
    find: 'if (record !== undefined && isKnown && !record.isSettled) {',
    replace: 'if (true && isKnown && !record.isSettled) {',
    because: 'The session of no record is not known.',
  },
  {
    file: 'core/record.ts',
    find: 'return ask === undefined ? { record: owing }',
    replace: 'return false ? { record: owing }',
    because: 'A record that owes a logout always needs a verdict.',
  },
  {
    file: 'core/record.ts',
    find: 'return ask === undefined ? { record: owing }',
    replace: 'return ask === undefined ? {}',
    because: 'A record that owes a logout always needs a verdict.',
  },
  {
    file: 'core/page.ts',
    find: "if (phase === 'active' || page.checkedAt === undefined) return 'page';",
    replace: "if (phase === 'active' || false) return 'page';",
    because: 'A question that was never asked has no answer, and is no number of milliseconds old.',
  },
  {
    file: 'core/report.ts',
    find: `  } catch {
    return undefined;
  }`,
    replace: '  } catch {}',
    because: 'A function that returns nothing returns undefined.',
  },
  {
    file: 'core/report.ts',
    find: "typeof value === 'number' && Number.isFinite(value)",
    replace: 'true && Number.isFinite(value)',
    because: 'Nothing is a finite number that is no number.',
  },
  {
    file: 'core/line.ts',
    find: 'Promise.resolve({ ...step, isWritten: true });',
    replace: 'Promise.resolve({ ...step, isWritten: false });',
    because: 'What is written down decides what a navigation gets to see, and no page judges navigations.',
  },
  {
    file: 'core/line.ts',
    find: 'standDown: () => Promise.resolve(),',
    replace: 'standDown: () => undefined,',
    because: 'It is only awaited.',
  },
  {
    file: 'core/keeper.ts',
    find: 'report.hold && report.hold.for > 0]',
    replace: 'report.hold && report.hold.for <= 0]',
    because: 'Two names in a key may be any two names.',
  },
  {
    file: 'core/remaining-time.ts',
    find: 'const step = seconds > FAR_AWAY ?',
    replace: 'const step = seconds >= FAR_AWAY ?',
    because: 'Five minutes are a moment of either step.',
  },
  {
    file: 'core/draft-fields.ts',
    find: 'sum += value > 9',
    replace: 'sum -= value > 9',
    because: 'What ten divides, it divides with either sign.',
  },
  ...[
    "report.idleFor !== undefined ? 'asks' : 'claims'",
    'report.idleFor === undefined ? "" : \'claims\'',
    'report.idleFor === undefined ? \'asks\' : ""',
  ].map((replace) => ({
    file: 'core/keeper.ts',
    find: "const claim = report.idleFor === undefined ? 'asks' : 'claims';",
    replace: `const claim = ${replace};`,
    because: 'Two names in a key may be any two names.',
  })),
];
