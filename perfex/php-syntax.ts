// Whether PHP files still are PHP: a bug that is planted with a slip of the pen would break every test, and prove nothing.
import { startPhp } from '../host/php-version.js';

/** Answers, for each text, what is wrong with its syntax; undefined where nothing is. */
export async function phpSyntaxProblems(texts: readonly string[]): Promise<(string | undefined)[]> {
  const php = await startPhp(1);
  const problems: (string | undefined)[] = [];
  for (const text of texts) {
    const { text: said } = await php.run({
      code: `<?php
        try { token_get_all(base64_decode('${Buffer.from(text).toString('base64')}'), TOKEN_PARSE); }
        catch (ParseError $problem) { echo $problem->getMessage(), ' in line ', $problem->getLine(); }`,
    });
    problems.push(said === '' ? undefined : said);
  }
  php.exit();
  return problems;
}
