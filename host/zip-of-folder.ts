// The zip of a module's folder, as Setup > Modules takes it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { zipSync } from 'fflate';

/** Answers a zip with this folder in it, and everything below. */
export function zipOfFolder(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return zipSync(
    Object.fromEntries(
      files.map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [`${basename(folder)}/${relative(folder, file)}`, new Uint8Array(readFileSync(file))];
      }),
    ),
  );
}
