// Tiny modules that tests install through Setup > Modules, to look at the host from where a module stands.

import { strToU8, zipSync, type Zippable } from 'fflate';
import { activateModule, uploadModule, type AdminClient } from './install-module.js';

export interface Probe {
  name: string;
  /** PHP of the init file, below its header. */
  init?: string;
  version?: string;
  /** Further files by their path inside the module's folder. */
  files?: Record<string, string>;
}

/** The zip of a probe, as Setup > Modules takes it. */
export function zipOf({ name, init = '', version = '1.0.0', files = {} }: Probe): Uint8Array {
  const header = `/*\nModule Name: Probe ${name}\nDescription: Looks at the host\nVersion: ${version}\nRequires at least: 2.3.*\n*/`;
  const entries: Zippable = { [`${name}/${name}.php`]: strToU8(php(`${header}\n${init}`)) };
  for (const [path, content] of Object.entries(files)) {
    entries[`${name}/${path}`] = strToU8(path.endsWith('.php') ? php(content) : content);
  }
  return zipSync(entries);
}

/** Uploads a probe and, unless told otherwise, activates it. */
export async function installProbe(
  client: AdminClient,
  probe: Probe,
  { activate = true } = {},
): Promise<void> {
  await uploadModule(client, zipOf(probe), `${probe.name}.zip`);
  if (activate) await activateModule(client, probe.name);
}

/** A controller that answers what the expression is, as JSON. */
export function controller(name: string, base: string, methods: Record<string, string>): string {
  const all = Object.entries(methods).map(
    ([method, expression]) => `public function ${method}() { echo json_encode(${expression}); }`,
  );
  return `class ${name} extends ${base}\n{\n${all.join('\n')}\n}`;
}

function php(code: string): string {
  return `<?php\n\ndefined('BASEPATH') or exit('No direct script access allowed');\n\n${code}\n`;
}
