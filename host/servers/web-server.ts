// What every web server is asked: to serve an installation, and where it does.
import type { Door, Installation } from '../crm-server.js';

/** An installation as it lies on a server. */
export interface Site extends Installation {
  /** The folder that the address without a path names; the installation itself, or what it is a sub-folder of. */
  readonly documentRoot: string;
  /** Where the server may write what it needs for itself. */
  readonly workingDirectory: string;
}

export interface Running {
  readonly door: Door;
  stop(): Promise<void>;
}

export interface WebServer {
  start(site: Site): Promise<Running>;
}
