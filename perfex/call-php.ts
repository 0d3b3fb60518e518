// Calls single functions of the module's PHP, in real PHP and without a Perfex around them: for the parts that decide
// and need nobody for it.
import type { PHP } from '@php-wasm/universal';
import { fileURLToPath } from 'node:url';
import { startPhp } from '../host/php-version.js';

const MODULE = fileURLToPath(new URL('./inactivity_logout_master', import.meta.url));

/** What PHP answers when the called function throws. */
interface Thrown {
  readonly thrown: string;
}

let starting: Promise<PHP> | undefined;

/**
 * Answers what a function of the module answers.
 *
 * @param preparation PHP that runs first: stand-ins for the few functions of Perfex that it calls, a `$_SERVER`
 */
export async function callPhp(name: string, args: readonly unknown[], preparation = ''): Promise<unknown> {
  starting ??= startPhpWithTheModule();
  const php = await starting;
  const { text, errors } = await php.run({
    code: `<?php
      define('BASEPATH', '/');
      ${preparation}
      require_once '/module/includes/load.php';
      $arguments = json_decode(base64_decode('${Buffer.from(JSON.stringify(args)).toString('base64')}'), true);
      try {
          $answer = ['answer' => ${name}(...$arguments)];
      } catch (Throwable $problem) {
          $answer = ['thrown' => $problem->getMessage()];
      }
      echo json_encode($answer, JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR);`,
  });
  let said: { answer: unknown } | Thrown;
  try {
    said = JSON.parse(text) as { answer: unknown } | Thrown;
  } catch {
    throw new Error(`PHP said: ${text}\n${errors}`);
  }
  if ('thrown' in said) throw new Error(said.thrown);
  return said.answer;
}

async function startPhpWithTheModule(): Promise<PHP> {
  const php = await startPhp(1);
  php.mkdir('/module');
  await php.mount('/module', (_php, fileSystem, path) => {
    const folders = fileSystem.filesystems['NODEFS'];
    if (folders === undefined) throw new Error('this PHP cannot see the folders of Node');
    fileSystem.mount(folders, { root: MODULE }, path);
    return () => undefined;
  });
  return php;
}
