// Every PHP that the module promises to run on: the server's tests, on one after the other. They are 350 MB of packages,
// so they lie in a folder of their own and are installed by whoever runs this.
import { total, type Count } from './count.js';
import { playwrightTests } from './playwright-tests.js';
import { run } from './step.js';

const VERSIONS = ['7.4', '8.0', '8.1', '8.2', '8.3', '8.4', '8.5'];

/** The module's tests; those of the stand-in itself are `npm test`'s. */
const OF_THE_MODULE = ['perfex/'];

export function installPhpVersions(): Promise<boolean> {
  // Whoever names a version that there is not is told before anything is done.
  wantedVersions();
  return run('npm', ['ci', '--prefix', 'perfex/php-versions', '--no-audit', '--no-fund']);
}

/** Answers the versions that PHP_VERSIONS names, or all. */
function wantedVersions(): string[] {
  const wanted = process.env.PHP_VERSIONS?.split(',') ?? VERSIONS;
  const unknown = wanted.filter((version) => !VERSIONS.includes(version));
  if (unknown.length > 0)
    throw new Error(`No PHP is called ${unknown.join(', ')} here. There are: ${VERSIONS.join(', ')}.`);
  return wanted;
}

/** Runs the module's tests, or those that the filter names, on each version and says in a line how it went. */
export async function testOnEveryPhp(projects: string[], filter: string[]): Promise<Count> {
  const wanted = filter.length > 0 ? filter : OF_THE_MODULE;
  const counts: Count[] = [];
  const lines: string[] = [];
  for (const version of wantedVersions()) {
    const startedAt = performance.now();
    const environment = { PHP_VERSION: version };
    const count = await playwrightTests(projects, wanted, { reporter: 'dot', environment });
    const took = ((performance.now() - startedAt) / 1000).toFixed(0);
    const mark = count.failed === 0 ? 'ok    ' : 'FAILED';
    const line = `${mark} PHP ${version}: ${count.passed} passed, ${count.failed} failed (${took} s)`;
    console.log(line);
    counts.push(count);
    lines.push(line);
  }
  console.log(`\n${lines.join('\n')}`);
  return total(counts);
}
