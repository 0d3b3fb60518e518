// What a check comes to: how many passed and how many failed.

export interface Count {
  passed: number;
  failed: number;
}

export function total(counts: Count[]): Count {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}
