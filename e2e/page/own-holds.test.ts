// What holds the session by itself where the administrator wants it: an upload or a recording that somebody has started.
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/1';
const SLOW = '/admin/misc/receive';

/** A button of some other module, which knows nothing of us. */
function addUploader(address: string): void {
  const button = Object.assign(document.createElement('button'), { id: 'upload', textContent: 'Upload' });
  button.addEventListener('click', () => {
    const body = new FormData();
    body.append('scan', new Blob(['a scan']), 'scan.pdf');
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.send(body);
  });
  document.querySelector('#wrapper .content')?.prepend(button);
}

/** The same in a frame of the page, where a press anywhere uploads, and a word from outside breaks it off. */
function addUploaderInFrame(address: string): void {
  const frame = Object.assign(document.createElement('iframe'), { id: 'scanner' });
  document.querySelector('#wrapper .content')?.prepend(frame);
  const view = frame.contentWindow as Window & typeof globalThis;
  view.document.body.textContent = 'Scan and upload';
  view.document.body.addEventListener('click', () => {
    const breaking = new view.AbortController();
    addEventListener('break-off', () => breaking.abort());
    const body = new view.Blob(['a scan']);
    view.fetch(address, { method: 'POST', body, signal: breaking.signal }).catch(() => undefined);
  });
}

function breakOff(): void {
  dispatchEvent(new Event('break-off'));
}

/** Another module has put a file into Perfex's form: more than a minute of a slow line. */
function addFileToForm(): void {
  const form = document.querySelector<HTMLFormElement>('#client-form')!;
  const field = Object.assign(document.createElement('input'), { type: 'file', name: 'scan' });
  const chosen = new DataTransfer();
  chosen.items.add(new File([new Uint8Array(10_000_000)], 'scan.pdf'));
  field.files = chosen.files;
  form.enctype = 'multipart/form-data';
  form.append(field);
  // By a click, whoever drives the browser waits for the page that it leads to.
  form.querySelector<HTMLElement>('[type=submit]')!.focus();
}

function hasFile(): boolean {
  return document.querySelector('#client-form [type=file]') !== null;
}

/** Something that can be heard for as long as it is not paused, as a call can. */
function addPlayer(): void {
  const { stream } = new AudioContext().createMediaStreamDestination();
  const player = Object.assign(document.createElement('video'), { srcObject: stream, loop: true });
  const button = Object.assign(document.createElement('button'), { id: 'play', textContent: 'Play' });
  button.addEventListener('click', () => void player.play());
  document.querySelector('#wrapper .content')?.prepend(button, player);
}

function stopRepeating(): void {
  document.querySelector('video')!.loop = false;
}

function pausePlayer(): void {
  document.querySelector('video')!.pause();
}

controlled('by itself', () => {
  test('an upload that somebody has started holds the session until it ends', async ({ person, office }) => {
    await office.savesPolicy({ ownHolds: true });
    await person.startsAt(PAGE);
    await person.runs(addUploader, SLOW);
    const received = office.receivesSlowly(SLOW);
    await person.click('#upload');
    await person.idleUntilJustAfter('the warning');
    await expect.poll(() => office.heldOnRecord(office.people.agent)).toContain('upload');
    await person.idleUntilJustAfter('the deadline');
    await person.seesNoWarning();
    received();
    await person.seesWarning();
  });

  test(
    'an upload that somebody has started in a frame holds the session until it fails',
    { tag: '@catches:uploads-of-frames-cut-off' },
    async ({ person, office }) => {
      await office.savesPolicy({ ownHolds: true });
      await person.startsAt(PAGE);
      await person.runs(addUploaderInFrame, SLOW);
      office.receivesSlowly(SLOW);
      await person.click('iframe#scanner');
      await person.idleUntilJustAfter('the warning');
      await expect.poll(() => office.heldOnRecord(office.people.agent)).toContain('upload');
      await person.idleUntilJustAfter('the deadline');
      await person.seesNoWarning();
      await person.runs(breakOff, undefined);
      await person.seesWarning();
    },
  );

  test('what somebody plays holds the session until it is paused, and not what plays again and again', async ({
    person,
    office,
  }) => {
    await office.savesPolicy({ ownHolds: true });
    await person.startsAt(PAGE);
    await person.runs(addPlayer, undefined);
    await person.click('#play');
    await person.idleUntilWarned();
    await person.moveMouse();
    await person.seesNoWarning();

    await person.runs(stopRepeating, undefined);
    await person.idleUntilJustAfter('the warning');
    await expect.poll(() => office.heldOnRecord(office.people.agent)).toContain('media');
    await person.idleUntilJustAfter('the deadline');
    await person.seesNoWarning();
    await person.runs(pausePlayer, undefined);
    await person.seesWarning();
  });
});

controlled('by itself', () => {
  // A form holds for little longer than its files take.
  test.use({ savedPolicy: { timeoutMinutes: 6, ownHolds: true } });

  test(
    'a form with files that leads to another page holds the session until that comes',
    { tag: '@catches:forms-with-files-cut-off' },
    async ({ person, office }) => {
      const { time } = office;
      await person.startsAt(PAGE);
      await person.typeInto('#company', 'Long & Slow');
      await person.runs(addFileToForm, undefined);
      const received = office.receivesSlowly(PAGE);
      await person.pressKey('Enter');
      // A page that is on its way to another one answers nobody: what it does is seen at the server.
      await time.reach(person.momentOf('the warning') + time.margin);
      await expect.poll(() => office.heldOnRecord(office.people.agent)).toContain('upload');
      await time.reach(person.momentOf('the deadline') + time.margin);
      received();
      await person.seesWarning();
      // It is the page that has come, and all of the form was taken.
      expect(await person.runs(hasFile, undefined)).toBe(false);
      await person.seesInField('#company', 'Long & Slow');
    },
  );
});
