// The sound of a warning: two soft tones, once, from one tab of the browser. No file, and nothing where the browser lets a
// page be heard only after a click in it.

export interface Sound {
  ring(): void;
  /** The warning is gone: the next one rings again. */
  rest(): void;
}

/** In hertz; together they last less than a second. */
const TONES = [660, 880];
const SECONDS_EACH = 0.35;

/** At a distance one hears it, beside somebody's ear it does not hurt. */
const LOUDNESS = 0.15;

/** Tabs warn within a second of each other: for so long the one that rings keeps the others quiet, in milliseconds. */
const OTHERS_REST = 3000;

export function createSound(installation: string): Sound {
  let isDue = true;

  async function ringOnce(): Promise<void> {
    const audio = new AudioContext();
    try {
      // Waits until this page may be heard, which may be never, or after the warning.
      await audio.resume();
      if (isDue) return;
      // Tabs that may not be heard do not get this far, so one that may does ring.
      await alone(`${installation} sound`, async () => {
        play(audio);
        await new Promise((resolve) => setTimeout(resolve, OTHERS_REST));
      });
    } finally {
      await audio.close();
    }
  }

  return {
    ring() {
      if (!isDue) return;
      isDue = false;
      // A browser without sound is no reason to complain.
      ringOnce().catch(() => undefined);
    },
    rest() {
      isDue = true;
    },
  };
}

/** Does it unless another tab is doing it; on plain http, where tabs cannot know, all of them do. */
async function alone(name: string, act: () => Promise<void>): Promise<void> {
  if (!isSecureContext) return act();
  await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? act() : undefined));
}

function play(audio: AudioContext): void {
  TONES.forEach((frequency, index) => {
    const tone = new OscillatorNode(audio, { frequency });
    const begins = audio.currentTime + index * SECONDS_EACH;
    const gain = new GainNode(audio, { gain: 0 });
    // From nothing and back to nothing, or it would crack.
    gain.gain.setValueAtTime(0, begins);
    gain.gain.linearRampToValueAtTime(LOUDNESS, begins + 0.03);
    gain.gain.linearRampToValueAtTime(0, begins + SECONDS_EACH);
    tone.connect(gain).connect(audio.destination);
    tone.start(begins);
    tone.stop(begins + SECONDS_EACH);
  });
}
