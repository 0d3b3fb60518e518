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
    await expect.poll(() => office.heldOnRecord(office.people.agent)).toEqual(['upload']);
    await person.idleUntilJustAfter('the deadline');
    await person.seesNoWarning();
    received();
    await person.seesWarning();
  });

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
    await expect.poll(() => office.heldOnRecord(office.people.agent)).toEqual(['media']);
    await person.idleUntilJustAfter('the deadline');
    await person.seesNoWarning();
    await person.runs(pausePlayer, undefined);
    await person.seesWarning();
  });
});
