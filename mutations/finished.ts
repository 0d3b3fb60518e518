// Waits for a command to end, and keeps what it printed.
import type { ChildProcess } from 'node:child_process';

/** Resolves when the command has ended; `status` is null when it could not be started or was killed. */
export function finished(child: ChildProcess): Promise<{ status: number | null; printed: string }> {
  return new Promise((resolve) => {
    let printed = '';
    const listen = (chunk: Buffer) => (printed += chunk.toString());
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', (problem) => resolve({ status: null, printed: String(problem) }));
    child.on('close', (status) => resolve({ status, printed }));
  });
}
