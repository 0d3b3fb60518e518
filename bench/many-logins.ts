// Many people who are logged in at once: one login, copied, each copy with an id, a cookie and a row of its own.
import type { Host } from '../host/host.js';

const COOKIE = 'sp_session';

/** One browser of somebody who is logged in. */
export interface Browser {
  readonly cookie: string;
  readonly session: string;
}

// Both are hashes of the browser's number. The ids are as long as ours, which PHP's serialization relies on.
const COOKIE_OF = "MD5(CONCAT('cookie ', seq))";
const SESSION_OF = "MD5(CONCAT('session ', seq))";

/** Copies the login that this session id names. */
export async function copyLogin(host: Host, session: string, count: number): Promise<Browser[]> {
  await host.query(
    `INSERT INTO tblsessions (id, ip_address, timestamp, data)
     SELECT ${COOKIE_OF}, ip_address, timestamp, REPLACE(data, ?, ${SESSION_OF})
     FROM seq_1_to_${count}, (SELECT * FROM tblsessions WHERE data LIKE ?) AS copied`,
    [session, `%${session}%`],
  );
  const columns = `staff_id, started_at, last_activity_at, expire_after_seconds, policy_revision, ip_address, user_agent`;
  await host.query(
    `INSERT INTO tblinactivity_logout_sessions (session_id, ${columns})
     SELECT ${SESSION_OF}, ${columns}
     FROM seq_1_to_${count}, (SELECT * FROM tblinactivity_logout_sessions WHERE session_id = ?) AS copied`,
    [session],
  );
  const rows = await host.query(
    `SELECT ${COOKIE_OF} AS cookie, ${SESSION_OF} AS session FROM seq_1_to_${count}`,
  );
  return rows.map((row) => ({ cookie: `${COOKIE}=${String(row.cookie)}`, session: String(row.session) }));
}

/** Answers how many of the copies have been active since the login that they were copied from. */
export async function countReported(host: Host, session: string): Promise<number> {
  const [row] = await host.query(
    `SELECT COUNT(*) AS reported FROM tblinactivity_logout_sessions
     WHERE ended_at IS NULL AND last_activity_at >
       (SELECT last_activity_at FROM tblinactivity_logout_sessions WHERE session_id = ?)`,
    [session],
  );
  return Number(row?.reported);
}
