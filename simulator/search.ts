// Every path through a small world: one tab, one worker, one server, and whatever may happen to them, one thing after the
// other in every order. A world that stands as another one stood before is not followed any further.
import { World } from './day.js';
import { fingerprintOf } from './fingerprint.js';
import type { Act, Entry, Schedule } from './schedule.js';
import type { Failure } from './simulate.js';

/** A timeout of one minute, warned of after half of it. Milliseconds. */
const TIMEOUT = 60_000;

/** Between two things passes so much time that warning, deadline and the server's grace all lie between two of them. */
const PAUSE = 14_000;

/** Long enough for a deadline to pass meanwhile, in milliseconds. */
const LID = 70_000;

/** Longer than any path lasts, in milliseconds: the weather changes only when it is told to. */
const LONG = 3_600_000;

const ACTS: readonly Act[] = [
  { do: 'nothing' },
  { do: 'work', for: 0, every: 1000 },
  { do: 'follow a link' },
  { do: 'reload' },
  { do: 'reload hard' },
  { do: 'log in', staff: 'ann' },
  { do: 'log out' },
  { do: 'press log out now' },
  { do: 'close the lid', for: LID },
  { do: 'stop the worker' },
  { do: 'kill the browser' },
  { do: 'weather', weather: 'down', for: LONG },
  { do: 'weather', weather: 'fine', for: LONG },
];

export interface Searched {
  /** The worlds that were told apart, to the second. */
  readonly states: number;
  readonly schedules: number;
  readonly seconds: number;
  readonly failure?: Failure;
}

/** Tries everything that can happen in `depth` things after a login. */
export async function search(depth: number): Promise<Searched> {
  const startedAt = performance.now();
  const seen = new Set<string>();
  let frontier: Act[][] = [[]];
  let schedules = 0;
  const result = () => ({ states: seen.size, schedules, seconds: (performance.now() - startedAt) / 1000 });
  for (let length = 1; length <= depth; length += 1) {
    const next: Act[][] = [];
    for (const acts of frontier) {
      for (const act of ACTS) {
        const path = [...acts, act];
        const schedule = scheduleOf(path);
        const world = await replay(schedule);
        schedules += 1;
        const { broken } = world.promises;
        if (broken) return { ...result(), failure: { broken, schedule } };
        const fingerprint = fingerprintOf(world);
        if (seen.has(fingerprint)) continue;
        seen.add(fingerprint);
        next.push(path);
      }
    }
    frontier = next;
  }
  return result();
}

function scheduleOf(acts: readonly Act[]): Schedule {
  const login: Entry = { after: 0, act: { do: 'log in', staff: 'ann' } };
  const entries = acts.map((act, index) => {
    const before = acts[index - 1];
    return { after: PAUSE + (before?.do === 'close the lid' ? before.for : 0), act };
  });
  return {
    seed: 1,
    timeout: TIMEOUT,
    lifetime: undefined,
    entries: [{ ...login, after: 1000 }, ...entries],
    calm: [],
  };
}

async function replay({ entries, ...rest }: Schedule): Promise<World> {
  const world = new World(rest);
  let until = world.timeline.now;
  for (const { after, act } of entries) {
    until += after;
    await world.runUntil(until);
    world.act(act);
  }
  const last = entries.at(-1)?.act;
  await world.runUntil(until + (last?.do === 'close the lid' ? last.for : 0) + PAUSE - 1000);
  return world;
}
