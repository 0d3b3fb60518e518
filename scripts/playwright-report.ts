// What Playwright's JSON reporter tells, as far as anything here asks.

interface Annotation {
  type: string;
  description?: string;
}

interface Suite {
  title: string;
  suites?: Suite[];
  specs?: Spec[];
}

interface Spec {
  title: string;
  /** Without their `@`. */
  tags?: string[];
  tests: { projectName: string; status: string; annotations: Annotation[] }[];
}

export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
  suites: Suite[];
}

/** A test as it was run in one project. */
export interface Told {
  /** The file and the groups that it stands in, and its own title. */
  path: string[];
  project: string;
  tags: string[];
  /** `expected` and `skipped` are what they say; anything else is a failure. */
  status: string;
  annotations: Annotation[];
}

export function testsIn({ suites }: Pick<PlaywrightReport, 'suites'>): Told[] {
  return suites.flatMap((suite) => testsBelow(suite, []));
}

function testsBelow({ title, suites = [], specs = [] }: Suite, above: string[]): Told[] {
  const path = [...above, title];
  return [
    ...specs.flatMap((spec) =>
      spec.tests.map(({ projectName, status, annotations }) => ({
        path: [...path, spec.title],
        project: projectName,
        tags: spec.tags ?? [],
        status,
        annotations,
      })),
    ),
    ...suites.flatMap((suite) => testsBelow(suite, path)),
  ];
}
