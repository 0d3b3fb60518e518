// The sizes that package.json promises for what browsers load.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSETS = join(ROOT, 'perfex/inactivity_logout_master/assets');

/** Compares each built file with the limit that package.json promises for it, compressed as servers send it. */
export function keepsBudgets(): boolean {
  const { budgets } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    budgets?: Record<string, number>;
  };
  if (budgets === undefined || Object.keys(budgets).length === 0) {
    console.error('package.json has no "budgets": { "guard.js": bytes, "worker.js": bytes }');
    return false;
  }
  let keeps = true;
  for (const [file, limit] of Object.entries(budgets)) {
    const size = brotliCompressSync(readFileSync(join(ASSETS, file))).length;
    console.log(`       ${file}: ${size} of ${limit} bytes (brotli)`);
    keeps &&= size <= limit;
  }
  return keeps;
}
