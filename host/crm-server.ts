// What runs the CRM behind the host: PHP in this process, or a server as people run it. The host stands in front of
// it, sees every request first and plays the faults.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock/clock.js';

export type Constant = string | number | boolean;

/** Where a server is reached, in the words of node:http. */
export type Door = { readonly host: string; readonly port: number } | { readonly socketPath: string };

/** One installation of the CRM. */
export interface Installation {
  /** Its own folder: configuration, modules, uploads. */
  readonly directory: string;
  /** The sub-folder of its address, such as '/crm', or ''. */
  readonly basePath: string;
  /** Which Perfex it behaves like. */
  readonly profile: '2.x' | '3.x';
  /** What its PHP takes the time from. */
  readonly clock: Clock;
}

/** A request as the host lets it through. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Uint8Array;
  /** Path and query as the browser sent them. */
  readonly path: string;
  /** When it reached the host; epoch ms. */
  readonly arrivedAt: number;
  /** What the page's inline scripts carry under the content security policy, or ''. */
  readonly nonce: string;
}

export interface CrmServer {
  /** What app-config.php must say for this server, such as where the database is. */
  readonly constants: Readonly<Record<string, Constant>>;
  /** Where it is reached without the host in front, while it runs; undefined where only the host reaches it. */
  readonly door: Door | undefined;
  /** Starts it; app-config.php is written by then. */
  start(): Promise<void>;
  /** Answers a request. */
  answer(asked: Asked): Promise<void>;
  /** Fills an empty installation; answers what that printed, nothing where it is filled already. */
  install(): Promise<string>;
  /** Runs code with the CRM's kernel loaded and `$db` as its query builder. Answers what it printed. */
  code(code: string, variables?: Record<string, string>): Promise<string>;
  /** Makes its database unreachable until the answered function is called. */
  takeDatabaseAway(): () => void;
  /** A query for everything that the database's schema consists of: a table's `name` and what else is to be said. */
  readonly schemaQuery: string;
  /** Ends it and lets go of what it holds. */
  stop(): Promise<void>;
}
