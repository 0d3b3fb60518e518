// The results as Markdown, which reads well on a terminal too. Every number that docs/cost.md shows is written here.
import { mostReportsPerSecond, needOf } from './arithmetic.js';
import type { Machine } from './machine.js';
import type { ManyBrowsers } from './many-browsers.js';
import type { OrdinaryRequests, Row } from './ordinary-requests.js';
import type { Effort } from './rounds.js';
import { spreadOf, type Spread } from './spread.js';
import type { Offering } from './offering.js';
import type { Typing } from './typing.js';

export interface Results {
  readonly machine: Machine;
  readonly isQuick: boolean;
  readonly effort: Effort;
  readonly ordinary: OrdinaryRequests;
  readonly many: ManyBrowsers;
}

export interface TypingResults {
  readonly machine: Machine;
  readonly isQuick: boolean;
  readonly typing: Typing;
}

export interface OfferingResults {
  readonly machine: Machine;
  readonly isQuick: boolean;
  readonly offering: Offering;
}

export function resultsAsMarkdown(results: Results): string {
  const { machine, isQuick, effort, ordinary } = results;
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine.description}; ${machine.programs}.`,
    `Load of the machine in the minute before: ${machine.loadBefore.toFixed(1)}.` + quickly(isQuick),
    '### An ordinary request',
    `Each asked ${effort.rounds} × ${effort.requestsPerRound} times, in turns. The time is the median of the rounds' medians, the ratio that of the rounds' ratios; in brackets the quartiles of the rounds.`,
    'A page in full, `/admin/clients`:',
    table(ordinary.page),
    'A request in the background, `/admin/misc/notifications_check`:',
    table(ordinary.background),
    '### A report',
    `Beside a request that Perfex makes by itself, all with the module, each asked ${effort.rounds} times, once a second:`,
    table(ordinary.report),
    ...manyBrowsers(results),
  ].join('\n\n');
}

/** What is typed in a browser is no matter of a server's, and has a part of the document of its own. */
export function typingAsMarkdown({ machine, isQuick, typing }: TypingResults): string {
  const { effort, rows } = typing;
  const lines = rows.map(({ name, rounds }) => {
    const [frames, dropped] = [
      sum(rounds.map((one) => one.frames)),
      sum(rounds.map((one) => one.framesDropped)),
    ];
    return [
      name,
      spread(spreadOf(rounds.map((one) => one.longestTask)), 1),
      whole(frames + dropped),
      `${whole(dropped)} (${((dropped / (frames + dropped)) * 100).toFixed(1)} %)`,
    ];
  });
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine.description}; ${machine.browser}.`,
    `Load of the machine in the minute before: ${machine.loadBefore.toFixed(1)}.` + quickly(isQuick),
    `${effort.rounds} × ${effort.keysPerRound} keys at the end of a text of 1,000,000 characters, in turns; the longest task is the median of the rounds, in brackets their quartiles.`,
    asTable(['', 'longest task, ms of CPU', 'frames due', 'of them dropped'], lines),
  ].join('\n\n');
}

export function offeringAsMarkdown({ machine, isQuick, offering }: OfferingResults): string {
  const lines = offering.rows.map(({ name, longestTasks }) => [name, spread(spreadOf(longestTasks), 1)]);
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine.description}; ${machine.browser}.`,
    `Load of the machine in the minute before: ${machine.loadBefore.toFixed(1)}.` + quickly(isQuick),
    `${offering.rounds} visits each, in turns; the longest task is their median, in brackets the quartiles.`,
    asTable(['', 'longest task, ms of CPU'], lines),
  ].join('\n\n');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function quickly(isQuick: boolean): string {
  return isQuick ? ' **A quick run: its numbers say that the bench works, not more.**' : '';
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ name, queries, milliseconds, ratio }) => [
    name,
    plain(queries.all),
    plain(queries.insert + queries.update),
    spread(milliseconds, 2),
    spread(ratio, 3),
  ]);
  return asTable(['', 'queries', 'of them writes', 'milliseconds', 'ratio'], lines);
}

function manyBrowsers({ machine: { cores }, many }: Results): string[] {
  const { load, reports, milliseconds, late, cpu, seconds, costOfAReport } = many;
  const share = (part: number) => `${((part / (seconds * cores)) * 100).toFixed(1)} %`;
  const cpuRow = (name: string, used: number) => [
    name,
    used.toFixed(2),
    share(used),
    ((used / reports) * 1000).toFixed(2),
  ];
  const server = cpu.apache + cpu.php + cpu.mariadb;
  const named = server + cpu.generator;
  const [here, tenfold] = [needOf(load.browsers, costOfAReport), needOf(load.browsers * 10, costOfAReport)];
  const perReport = (costOfAReport.cpuSeconds * 1000).toFixed(2);
  const most = mostReportsPerSecond(cores, costOfAReport);
  return [
    `### ${whole(load.browsers)} browsers, a report a minute each`,
    `${whole(reports)} reports in ${seconds.toFixed(1)} s (${(reports / seconds).toFixed(1)} a second), each sent when it was due, over a connection of its own; all of them answered \`alive\`. Sent later than due: ${late.p99.toFixed(1)} ms at most for 99 of 100, ${late.max.toFixed(1)} ms at the worst.`,
    asTable(
      ['', 'median', '95 of 100', '99 of 100', 'slowest'],
      [
        [
          'milliseconds from due to answered',
          ...[milliseconds.p50, milliseconds.p95, milliseconds.p99, milliseconds.max].map((one) =>
            one.toFixed(1),
          ),
        ],
      ],
    ),
    asTable(
      ['', 'CPU seconds', 'of the machine', 'CPU ms per report'],
      [
        cpuRow('Apache', cpu.apache),
        cpuRow('PHP', cpu.php),
        cpuRow('MariaDB', cpu.mariadb),
        cpuRow('the server together', server),
        cpuRow('the load generator', cpu.generator),
        cpuRow('everything else on the machine', Math.max(0, cpu.everything - named)),
      ],
    ),
    `What that means for ${whole(tenfold.browsers)} browsers:`,
    [
      `- reports a second = browsers / 60 = ${whole(tenfold.browsers)} / 60 = **${whole(tenfold.reportsPerSecond)}**`,
      `- cores = reports a second × CPU per report = ${whole(tenfold.reportsPerSecond)} × ${perReport} ms = **${tenfold.cores.toFixed(1)}** (${whole(here.browsers)} browsers: ${here.cores.toFixed(2)})`,
      `- writes a second = reports a second × writes per report = ${whole(tenfold.reportsPerSecond)} × ${costOfAReport.writes.toFixed(2)} = **${whole(tenfold.writesPerSecond)}** (${whole(here.browsers)} browsers: ${whole(here.writesPerSecond)})`,
      `- this machine, doing nothing else = cores / CPU per report = ${cores} / ${perReport} ms = **${whole(most)}** reports a second, ${whole(most * 60)} browsers`,
    ].join('\n'),
  ];
}

function spread({ lowerQuartile, median, upperQuartile }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lowerQuartile.toFixed(digits)}–${upperQuartile.toFixed(digits)})`;
}

function plain(number: number): string {
  return Number.isInteger(number) ? String(number) : number.toFixed(2);
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en');
}

function asTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
