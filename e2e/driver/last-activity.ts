// When somebody was active last in a browser, as the one who drives it knows.
import type { Time } from './time.js';

export class LastActivity {
  private moment: number;

  constructor(private readonly time: Time) {
    this.moment = time.now();
  }

  /** Epoch ms. */
  get at(): number {
    return this.moment;
  }

  /** Somebody is active, for no longer than a moment, however long it takes the browser. */
  async during(acts: () => Promise<void>): Promise<void> {
    const goOn = this.time.hold();
    this.moment = this.time.now();
    try {
      await acts();
    } finally {
      goOn();
    }
  }
}
