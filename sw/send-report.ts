// The worker's own fetch: the one request to the server.
import {
  decodeAnswer,
  encodeReport,
  REPORT_HEADER,
  REPORT_LIMIT,
  type Answer,
  type Report,
} from '../core/report.js';
import { reportUrl } from './addresses.js';

/** Sends a report and reads the answer; resolves whatever happens. */
export async function sendReport(report: Report): Promise<Answer> {
  // Not AbortSignal.timeout, which Safari has had since 16 only: without it every report would seem to have failed.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), REPORT_LIMIT);
  try {
    const response = await fetch(reportUrl, {
      // X-Requested-With: CodeIgniter would rotate the session id under any other request.
      headers: { [REPORT_HEADER]: encodeReport(report), 'X-Requested-With': 'XMLHttpRequest' },
      cache: 'no-store',
      redirect: 'manual',
      signal: limit.signal,
    });
    return decodeAnswer(response.status, await response.text());
  } catch {
    return { verdict: limit.signal.aborted ? 'slow' : 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}
