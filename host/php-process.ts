// Runs PHP for one host: a single interpreter over the host's folders, one request after another.
// Nothing here knows about HTTP connections or about the CRM.
import { PHPResponse, type PHPRunOptions } from '@php-wasm/universal';
import type { Clock } from './clock/clock.js';
import { APPLICATION, INSTALLATION, PhpInterpreter } from './php-interpreter.js';
import { phpWithKernel } from './php-with-kernel.js';

export interface PhpRequest {
  /** The script to run: of the application, or of the installation (a module's own file). */
  script: { application: string } | { installation: string };
  /** Path and query as they came. */
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Uint8Array;
  server: Record<string, string>;
  /** When the request reached the server, before it waited for others; epoch ms. */
  arrivedAt: number;
}

/** One PHP interpreter with the host's code and one installation's folder mounted. */
export class PhpProcess {
  private interpreter: PhpInterpreter | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly applicationDirectory: string,
    private readonly installationDirectory: string,
    private readonly clock: Clock,
  ) {}

  /** Runs a request after those that came before it. */
  request(request: PhpRequest): Promise<PHPResponse> {
    const script =
      'application' in request.script
        ? `${APPLICATION}/${request.script.application}`
        : `${INSTALLATION}/${request.script.installation}`;
    return this.run({
      scriptPath: script,
      relativeUri: request.url,
      method: request.method as NonNullable<PHPRunOptions['method']>,
      headers: request.headers,
      body: request.body,
      $_SERVER: {
        ...request.server,
        SCRIPT_NAME: '/index.php',
        PHP_SELF: '/index.php',
        PERFEX_DIRECTORY: INSTALLATION,
        REQUEST_ARRIVED_AT: String(request.arrivedAt / 1000),
      },
    });
  }

  /** Runs a script of the application, as on a command line. Answers what it printed. */
  async script(name: string, server: Record<string, string> = {}): Promise<string> {
    return this.print({ scriptPath: `${APPLICATION}/${name}` }, server);
  }

  /** Runs code with the kernel loaded, and `$db` as the query builder. Answers what it printed. */
  async code(code: string, server: Record<string, string> = {}): Promise<string> {
    return this.print({ code: phpWithKernel(APPLICATION, code) }, server);
  }

  /** Waits for what runs and lets the interpreter go to the next host. */
  async stop(): Promise<void> {
    await this.queue;
    this.letGo();
  }

  private letGo(): void {
    this.interpreter?.letGo();
    this.interpreter = undefined;
  }

  private async print(options: PHPRunOptions, server: Record<string, string>): Promise<string> {
    const answer = await this.run({
      ...options,
      $_SERVER: {
        PERFEX_DIRECTORY: INSTALLATION,
        REQUEST_ARRIVED_AT: String(this.clock.now() / 1000),
        ...server,
      },
    });
    if (answer.exitCode !== 0) throw new Error(`PHP failed: ${answer.errors}${answer.text}`);
    return answer.text;
  }

  private run(options: PHPRunOptions): Promise<PHPResponse> {
    const answer = this.queue.then(async () => {
      if (this.interpreter?.isWornOut) this.letGo();
      const { applicationDirectory, installationDirectory, clock } = this;
      this.interpreter ??= await PhpInterpreter.over(applicationDirectory, installationDirectory, clock);
      try {
        return await this.interpreter.run(options);
      } catch (problem) {
        // A crashed interpreter is of no further use; the next request gets a fresh one.
        this.interpreter = undefined;
        throw problem;
      }
    });
    this.queue = answer.catch(() => undefined);
    return answer;
  }
}
