// One person's line to a server: requests one after another over one connection, past the host in front.
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Door } from '../host/crm-server.js';

/** Something to ask for, and how to see that it was answered as it should be. */
export interface Question {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the answer must contain, or nothing that was measured means anything. */
  readonly mustContain: string;
}

export class Line {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly door: Door,
    private readonly cookie: string,
  ) {}

  /** Asks and checks the answer; answers how long it took until its last byte, in milliseconds. */
  async ask({ path, headers, mustContain }: Question): Promise<number> {
    const startedAt = performance.now();
    const asked = request({
      ...this.door,
      agent: this.agent,
      path,
      headers: { ...headers, Cookie: this.cookie },
    });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const body = await text(answer);
    const took = performance.now() - startedAt;
    if (answer.statusCode !== 200 || !body.includes(mustContain)) {
      throw new Error(`${path} was answered ${answer.statusCode}: ${body.slice(0, 300)}`);
    }
    return took;
  }

  close(): void {
    this.agent.destroy();
  }
}
