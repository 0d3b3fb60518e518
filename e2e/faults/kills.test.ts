// The browser dies again and again, at a random moment of work, of a login or of the end of a session, and is started
// anew. Ten times; `npm run test:faults -- kills --kills 100 --seed 7` dies as often as one likes, and as it did before.
import { isRecord } from '../../core/record.js';
import type { EverydayPerson } from '../driver/everyday-person.js';
import { controlled } from '../promise.js';
import { expect, test } from './everyday.js';

const KILLS = Number(process.env.KILLS ?? 10);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

const PAGES = ['/admin/clients', '/admin/clients/client/1', '/admin/clients/client/2', '/admin/'];

type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function oneOf<Value>(values: Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)]!;
}

interface Moment {
  title: string;
  /** What goes on when the browser dies. */
  goesOn(person: EverydayPerson, random: Random): Promise<void>;
  /** When it dies, in milliseconds after that began. */
  diesAfter(random: Random): number;
}

const moments: Moment[] = [
  {
    title: 'at work',
    async goesOn(person, random) {
      for (;;) {
        if (random() < 0.5) await person.moveMouse();
        else await person.open(oneOf(PAGES, random));
        await person.waitsFor(random() * 300);
      }
    },
    diesAfter: (random) => random() * 2500,
  },
  {
    title: 'about the deadline',
    async goesOn(person) {
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage();
    },
    diesAfter: (random) => random() * 1500,
  },
  {
    title: 'at a login',
    async goesOn(person) {
      await person.logOut();
      await person.seesLoginPage();
      await person.logIn();
      await person.rememberCookies();
    },
    diesAfter: (random) => 200 + random() * 2000,
  },
];

/** Lives until the browser dies; what fails before that is a failure. */
async function livesUntilDeath(person: EverydayPerson, random: Random): Promise<string> {
  const { title, goesOn, diesAfter } = oneOf(moments, random);
  const after = diesAfter(random);
  let isDead = false;
  let failure: unknown;
  const life = goesOn(person, random).catch((problem: unknown) => {
    if (!isDead) failure = problem;
  });
  await person.waitsFor(after);
  isDead = true;
  await person.killBrowserAtOnce();
  await life;
  if (failure !== undefined) throw failure;
  return `${title}, after ${Math.round(after)} ms`;
}

/** Works on, if that is still possible; answers whether it is, once either the CRM or the login page is there. */
async function isLoggedIn(person: EverydayPerson): Promise<boolean> {
  let hasLoginForm = false;
  await expect
    .poll(async () => {
      await person.moveMouse();
      const sight = await person.look();
      hasLoginForm = sight?.hasLoginForm === true;
      return hasLoginForm || (sight?.showsCrm === true && sight.guard === 'on');
    })
    .toBe(true);
  return !hasLoginForm;
}

controlled('a browser that dies', () => {
  test(`a browser that dies ${KILLS} times never shows the CRM after the deadline, and never refuses a login`, async ({
    person,
    office,
  }) => {
    test.setTimeout(60_000 + KILLS * 20_000);
    const random = randomFrom(SEED);
    const found = { shut: 0, open: 0, records: 0 };
    console.log(`The browser dies ${KILLS} times; --seed ${SEED} does it again.`);
    await person.logIn();
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await person.rememberCookies();
      const death = await livesUntilDeath(person, random);
      const isLate = random() < 0.5;
      await test.step(`${kill}: ${death}, ${isLate ? 'too late' : 'at once'}`, async () => {
        if (isLate) await person.idleFor(office.policy.expireAfter + 1000);
        await person.startBrowser();
        const startedAt = office.time.now();
        await person.openNewTab();

        const record = await person.readRecord();
        if (record !== undefined) found.records += 1;
        expect(record === undefined || isRecord(record), JSON.stringify(record)).toBe(true);

        await person.open(oneOf(PAGES, random));
        if (isLate) {
          await person.seesLoginPage();
          person.sawNothingSince(startedAt);
        }
        if (await isLoggedIn(person)) found.open += 1;
        else {
          found.shut += 1;
          await person.logIn();
        }
      });
    }
    console.log(
      `Found shut ${found.shut} times, open ${found.open} times, with a record ${found.records} times.`,
    );
    expect(found.records, 'mostly there was something to find').toBeGreaterThan(KILLS / 2);
  });
});
