// The page's own fetch, for where no worker can make it: plain http, a private window, a refused registration.
import {
  decodeAnswer,
  encodeReport,
  REPORT_HEADER,
  REPORT_LIMIT,
  type Answer,
  type Report,
} from '../core/report.js';

/** Sends a report and reads the answer; resolves whatever happens. */
export async function sendReport(url: string, report: Report): Promise<Answer> {
  try {
    const response = await fetch(url, {
      headers: { [REPORT_HEADER]: encodeReport(report), 'X-Requested-With': 'XMLHttpRequest' },
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'manual',
      // The last report of a page that is being left must outlive it.
      keepalive: true,
      signal: AbortSignal.timeout(REPORT_LIMIT),
    });
    return decodeAnswer(response.status, await response.text());
  } catch (error) {
    const isSlow = error instanceof DOMException && error.name === 'TimeoutError';
    return { verdict: isSlow ? 'slow' : 'unreachable' };
  }
}
