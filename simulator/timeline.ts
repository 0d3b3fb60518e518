// True time, and everything that is going to happen in it, one thing after the other. Nobody in the simulated world
// reads it but the server; computers have clocks of their own.

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly isQuiet: boolean;
  readonly happen: () => void;
}

export class Timeline {
  /** Epoch milliseconds of the true time. */
  now: number;
  /** How many things have happened. */
  steps = 0;
  private readonly heap: Happening[] = [];
  private ordered = 0;
  private isStirred = false;

  constructor(startsAt: number) {
    this.now = startsAt;
  }

  /** Something will happen after so many milliseconds; quietly, when no promise hangs on it unless it says so. */
  after(ms: number, happen: () => void, isQuiet = false): void {
    this.push({ at: this.now + Math.max(0, ms), order: (this.ordered += 1), isQuiet, happen });
  }

  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Something was promised or resolved: what hangs on it runs before the next thing happens. */
  stir(): void {
    this.isStirred = true;
  }

  /** Lets everything happen that happens until then, and calls `check` after each. */
  async runUntil(end: number, check: () => void): Promise<void> {
    await this.calmDown();
    for (let next = this.heap[0]; next !== undefined && next.at <= end; next = this.heap[0]) {
      this.pop();
      this.now = next.at;
      this.steps += 1;
      next.happen();
      if (this.isStirred || !next.isQuiet) await this.calmDown();
      check();
    }
    this.now = end;
  }

  /** Every continuation of a resolved promise runs before the runtime looks for other work. */
  private async calmDown(): Promise<void> {
    this.isStirred = false;
    await new Promise((resolve) => setImmediate(resolve));
  }

  private push(happening: Happening): void {
    const { heap } = this;
    let index = heap.push(happening) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap[index]!, heap[parent]!)) break;
      [heap[index], heap[parent]] = [heap[parent]!, heap[index]!];
      index = parent;
    }
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let first = index;
      if (left < heap.length && isBefore(heap[left]!, heap[first]!)) first = left;
      if (right < heap.length && isBefore(heap[right]!, heap[first]!)) first = right;
      if (first === index) return;
      [heap[index], heap[first]] = [heap[first]!, heap[index]!];
      index = first;
    }
  }
}

function isBefore(one: Happening, other: Happening): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
