// A broken promise told so that somebody can follow it, and replay it.
import type { Failure } from './simulate.js';

export function tellStory({ broken, schedule }: Failure): string {
  const lines = schedule.entries.map(({ after, act }) => {
    const { do: what, ...how } = act;
    const details = Object.keys(how).length === 0 ? '' : ` ${JSON.stringify(how)}`;
    return `  ${(after / 1000).toFixed(3).padStart(10)} s later: ${what}${details}`;
  });
  return [
    `${broken.promise} is broken: ${broken.what}`,
    `seed ${schedule.seed}, timeout ${schedule.timeout / 60_000} min, ${lifetimeOf(schedule.lifetime)}:`,
    ...lines,
    `replay: runDay(${JSON.stringify(schedule)})`,
  ].join('\n');
}

function lifetimeOf(lifetime: number | undefined): string {
  return lifetime === undefined ? 'logins without an end' : `logins of ${lifetime / 3_600_000} h`;
}
