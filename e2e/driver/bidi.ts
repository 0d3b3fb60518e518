// The line to a browser that speaks WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): commands and their answers,
// and what the browser tells by itself.
import { WebSocket } from 'ws';

/** What commands take and answer, and what events tell; each caller knows the form of its own. */
export type Fields = Record<string, unknown>;

interface Pending {
  resolve(result: unknown): void;
  reject(problem: Error): void;
}

interface Said {
  id?: number;
  type: 'success' | 'error' | 'event';
  result?: unknown;
  error?: string;
  message?: string;
  method?: string;
  params?: Fields;
}

export class Bidi {
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, Set<(params: Fields) => void>>();
  private commands = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.hear(JSON.parse(String(data)) as Said));
    socket.on('close', () => {
      for (const { reject } of this.pending.values()) reject(new Error('The browser is gone.'));
      this.pending.clear();
    });
    // What is wrong with the line shows as its end.
    socket.on('error', () => undefined);
  }

  static async connect(address: string): Promise<Bidi> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new Bidi(socket);
  }

  private hear({ id, type, result, error, message, method, params }: Said): void {
    if (type === 'event') {
      for (const listener of this.listeners.get(method!) ?? []) listener(params!);
      return;
    }
    const asked = this.pending.get(id!);
    this.pending.delete(id!);
    if (type === 'success') asked?.resolve(result);
    else asked?.reject(new Error(`${error}: ${message}`));
  }

  send<Result = unknown>(method: string, params: Fields): Promise<Result> {
    if (this.socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error('The browser is gone.'));
    const id = (this.commands += 1);
    const answer = new Promise<Result>((resolve, reject) => {
      this.pending.set(id, { resolve: (result) => resolve(result as Result), reject });
    });
    this.socket.send(JSON.stringify({ id, method, params }));
    return answer;
  }

  /** Hears of an event, until the signal. */
  on(event: string, listener: (params: Fields) => void, until: AbortSignal): void {
    const listeners = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, listeners.add(listener));
    until.addEventListener('abort', () => listeners.delete(listener));
  }

  close(): void {
    this.socket.terminate();
  }
}
