// From what was measured to what would be needed: sums that anybody can check.

/** A browser reports once a minute while somebody is active. Seconds. */
const SECONDS_BETWEEN_REPORTS = 60;

/** What one report costs a server. */
export interface CostOfAReport {
  /** CPU seconds of the web server, PHP and the database together. */
  readonly cpuSeconds: number;
  /** Rows that the database is asked to write. */
  readonly writes: number;
}

export interface Need {
  readonly browsers: number;
  readonly reportsPerSecond: number;
  /** CPU cores that do nothing else and are never idle. */
  readonly cores: number;
  readonly writesPerSecond: number;
}

export function reportsPerSecondOf(browsers: number): number {
  return browsers / SECONDS_BETWEEN_REPORTS;
}

export function needOf(browsers: number, cost: CostOfAReport): Need {
  const reportsPerSecond = reportsPerSecondOf(browsers);
  return {
    browsers,
    reportsPerSecond,
    cores: reportsPerSecond * cost.cpuSeconds,
    writesPerSecond: reportsPerSecond * cost.writes,
  };
}

/** Answers how many reports a second so many cores could answer, if they did nothing else and were never idle. */
export function mostReportsPerSecond(cores: number, cost: CostOfAReport): number {
  return cores / cost.cpuSeconds;
}
