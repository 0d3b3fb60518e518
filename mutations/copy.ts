// A copy of the repository to plant bugs in: the files that are tracked here, as they are now, with the packages of the
// original. What has been planted is taken out again, and what was built from it too.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { trackedFiles } from '../scripts/tracked-files.js';
import { buildIn } from './builder.js';

export interface Edit {
  readonly file: string;
  /** The text that is replaced, which occurs exactly once in its file. */
  readonly find: string;
  readonly replace: string;
}

/** Whether a change of this file changes what `npm run build` makes. */
const IS_BUILT = /^(core|src|sw|public)\//;

/** Answers the file with the edit in it; throws where its text is not found exactly once. */
export function withEdit(text: string, { file, find, replace }: Edit): string {
  const count = text.split(find).length - 1;
  if (count !== 1) throw new Error(`${file} has this text ${count} times, not once: ${find}`);
  // A function, because `$&` and the like mean something in a string.
  return text.replace(find, () => replace);
}

export class Copy {
  private readonly planted = new Map<string, string>();

  private constructor(readonly directory: string) {}

  /** Copies the repository, or a copy of it. What is new and not ignored counts as tracked. */
  static of(repository: string): Copy {
    const copy = new Copy(mkdtempSync(join(tmpdir(), 'mutations-')));
    for (const file of trackedFiles(repository)) {
      mkdirSync(join(copy.directory, dirname(file)), { recursive: true });
      cpSync(join(repository, file), join(copy.directory, file));
    }
    symlinkSync(join(repository, 'node_modules'), join(copy.directory, 'node_modules'), 'junction');
    return copy;
  }

  /** Makes one more copy, with what was built in this one. */
  again(): Copy {
    const directory = mkdtempSync(join(tmpdir(), 'mutations-'));
    cpSync(this.directory, directory, { recursive: true, verbatimSymlinks: true });
    return new Copy(directory);
  }

  /** Builds the scripts; throws what the build says when it fails. What was built without a bug is kept. */
  async build(): Promise<void> {
    await buildIn(this.directory);
    if (this.planted.size === 0) cpSync(this.assets(), this.keptAssets(), { recursive: true });
  }

  /** Plants a bug and answers whether what is built has to be built anew. */
  plant(edits: readonly Edit[]): boolean {
    for (const edit of edits) {
      const path = join(this.directory, edit.file);
      const text = readFileSync(path, 'utf8');
      if (!this.planted.has(path)) this.planted.set(path, text);
      writeFileSync(path, withEdit(text, edit));
    }
    return edits.some(({ file }) => IS_BUILT.test(file));
  }

  /** Takes out what was planted. */
  restore(): void {
    for (const [path, text] of this.planted) writeFileSync(path, text);
    this.planted.clear();
    if (existsSync(this.keptAssets())) cpSync(this.keptAssets(), this.assets(), { recursive: true });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private assets(): string {
    return join(this.directory, 'perfex/inactivity_logout_master/assets');
  }

  private keptAssets(): string {
    return join(this.directory, 'build/assets-without-bugs');
  }
}
