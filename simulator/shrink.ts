// Makes a schedule that breaks a promise shorter for as long as it still breaks the same one: first whole stretches
// are left out, then single entries, then pauses are rounded down.
import { runDay } from './day.js';
import type { Failure } from './simulate.js';
import type { Entry } from './schedule.js';

/** Shortens what happens after the faults first: where that is needed for nothing, it costs most. */
export async function shrink(found: Failure): Promise<Failure> {
  return await shrinkPhase(await shrinkPhase(found, 'calm'), 'entries');
}

async function shrinkPhase(found: Failure, phase: 'entries' | 'calm'): Promise<Failure> {
  let best = found;

  async function improves(entries: readonly Entry[]): Promise<boolean> {
    const candidate = { ...best.schedule, [phase]: entries };
    const outcome = await runDay(candidate);
    if (outcome.broken?.promise !== found.broken.promise) return false;
    best = { broken: outcome.broken, schedule: candidate };
    return true;
  }

  for (let size = found.schedule[phase].length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < best.schedule[phase].length;) {
      const entries = best.schedule[phase];
      const left = [...entries.slice(0, at), ...entries.slice(at + size)];
      // The time that was left out still passes, or everything after it would happen at another time.
      const lost = entries.slice(at, at + size).reduce((sum, { after }) => sum + after, 0);
      const next = left[at];
      const kept = next && left.with(at, { ...next, after: next.after + lost });
      if (!(await improves(left)) && !(kept && (await improves(kept)))) at += size;
    }
  }
  for (let at = 0; at < best.schedule[phase].length; at += 1) {
    for (const unit of [600_000, 60_000, 10_000, 1000]) {
      const entry = best.schedule[phase][at]!;
      const after = Math.floor(entry.after / unit) * unit;
      if (after === entry.after) break;
      if (await improves(best.schedule[phase].with(at, { ...entry, after }))) break;
    }
  }
  return best;
}
