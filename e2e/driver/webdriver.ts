// The line to a browser that speaks WebDriver (https://w3c.github.io/webdriver/): one request for each command, one command
// at a time, to one of its windows.
import { setTimeout as pause } from 'node:timers/promises';

/** Until the driver answers at all, on a busy computer; milliseconds. */
const START_LIMIT = 30_000;

export type Method = 'GET' | 'POST' | 'DELETE';

interface Answered {
  value: unknown;
}

export class WebDriver {
  private last: Promise<unknown> = Promise.resolve();
  /** The window that commands are for. */
  private window: string | undefined;

  private constructor(private readonly address: string) {}

  /** Begins a session by the driver that listens there, once it does. */
  static async beginSession(driver: string, capabilities: object): Promise<WebDriver> {
    const giveUpAt = performance.now() + START_LIMIT;
    while (
      !(await fetch(`${driver}/status`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (performance.now() > giveUpAt) throw new Error(`No driver answers at ${driver}.`);
      await pause(20);
    }
    const answer = await request(`${driver}/session`, 'POST', {
      capabilities: { alwaysMatch: capabilities },
    });
    const { sessionId } = answer as { sessionId: string };
    return new WebDriver(`${driver}/session/${sessionId}`);
  }

  /** Sends a command about no window, or about the one that is in front. */
  send<Result>(method: Method, path: string, body?: object): Promise<Result> {
    return this.inTurn(async () => (await this.request(method, path, body)) as Result);
  }

  /** Sends a command to one of the windows. */
  sendTo<Result>(window: string, method: Method, path: string, body?: object): Promise<Result> {
    return this.inTurn(async () => {
      if (this.window !== window) await this.request('POST', '/window', { handle: window });
      this.window = window;
      return (await this.request(method, path, body)) as Result;
    });
  }

  private inTurn<Result>(command: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(command);
    this.last = done.catch(() => undefined);
    return done;
  }

  private request(method: string, path: string, body?: object): Promise<unknown> {
    // A POST without a body is refused.
    return request(this.address + path, method, body ?? (method === 'POST' ? {} : undefined));
  }

  /** The window that was in front is gone. */
  forgetWindow(): void {
    this.window = undefined;
  }
}

async function request(url: string, method: string, body: object | undefined): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as Answered;
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}
