// Installing a CRM with a module takes longer than most tests, so it is done once in a process, and hosts begin with a copy.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Host, type HostOptions } from './host.js';

const folders = new Map<string, Promise<string>>();

/**
 * Answers the folder of an installation on the small server, for `HostOptions.copyOf`.
 *
 * @param name what tells it from others in this process: a copy has everything that `prepare` has done
 */
export function installedOnce(
  name: string,
  options: HostOptions,
  prepare: (host: Host) => Promise<unknown>,
): Promise<string> {
  const folder = folders.get(name) ?? install(options, prepare);
  folders.set(name, folder);
  return folder;
}

async function install(options: HostOptions, prepare: (host: Host) => Promise<unknown>): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'installed-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const host = await Host.start({ ...options, directory });
  try {
    await prepare(host);
  } finally {
    await host.close();
  }
  return directory;
}
