// The cookie in which a page leaves its report where reports get no answer of ours: the next navigation is judged by it.
// The contract with the server stands in includes/report-in-a-cookie.php.
import { encodeReport, type Report } from '../core/report.js';
import { unlessWithheld } from './withheld.js';

/** Leaves a report for the pages below `scope`; null: takes it away. Without a moment of its own the server hears none. */
export function leaveReport(scope: string, report: Report | null, lastsFor: number): void {
  const text = report?.anchor ? encodeURIComponent(encodeReport(report)) : '';
  const maxAge = text === '' ? 0 : Math.ceil(lastsFor / 1000);
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  unlessWithheld(() => {
    document.cookie = `inactivity_logout_report=${text}; Path=${scope || '/'}; Max-Age=${maxAge}; SameSite=Lax${secure}`;
  });
}
