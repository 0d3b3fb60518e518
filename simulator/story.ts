// A broken promise told so that somebody can follow it, and replay it.
import type { Entry } from './schedule.js';
import type { Failure } from './simulate.js';

export function tellStory({ broken, schedule }: Failure): string {
  return [
    `${broken.promise} is broken: ${broken.what}`,
    `seed ${schedule.seed}, timeout ${schedule.timeout / 60_000} min, ${lifetimeOf(schedule.lifetime)}:`,
    ...schedule.entries.map(tellEntry),
    `the faults stop, and everything has its time to come right:`,
    ...schedule.calm.map(tellEntry),
    `the whole day: npm run simulate -- --days 1 --seed ${schedule.seed}`,
    `replay: runDay(${JSON.stringify(schedule)})`,
  ].join('\n');
}

function tellEntry({ after, act }: Entry): string {
  const { do: what, ...how } = act;
  const details = Object.keys(how).length === 0 ? '' : ` ${JSON.stringify(how)}`;
  return `  ${(after / 1000).toFixed(3).padStart(10)} s later: ${what}${details}`;
}

function lifetimeOf(lifetime: number | undefined): string {
  return lifetime === undefined ? 'logins without an end' : `logins of ${lifetime / 3_600_000} h`;
}
