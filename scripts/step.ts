// One step of a suite: something that succeeds or does not, mostly a command.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Count } from './count.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command at the root, letting its output through; answers whether it succeeded. */
export function run(
  command: string,
  args: string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: environment,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Does a piece of work, says how it went and how long it took, and counts it. */
export async function step(name: string, work: () => Promise<boolean> | boolean): Promise<Count> {
  const startedAt = performance.now();
  let succeeded = false;
  try {
    succeeded = await work();
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
  }
  const took = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${succeeded ? 'ok    ' : 'FAILED'} ${name} (${took} s)`);
  return { passed: Number(succeeded), failed: Number(!succeeded) };
}
