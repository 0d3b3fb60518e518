// A script on a page that carries no guard, such as the login page of the customers area: it listens to every worker of the
// site, and tells the guard's whatever it likes. All of it runs inside the page, so nothing here uses anything from around it.

/** From here on the page notes everything that any worker says. */
export function listen(): void {
  const heard: unknown[] = [];
  Object.assign(window, { heard });
  navigator.serviceWorker.addEventListener('message', ({ data }) => heard.push(data));
  navigator.serviceWorker.startMessages();
}

/** Answers what the page has heard so far. */
export function heardSoFar(): unknown[] {
  return (window as unknown as { heard: unknown[] }).heard;
}

/** Says all of this to the worker of that scope, with a way to answer; resolves with what it answers at once. */
export async function say({ scope, words }: { scope: string; words: unknown[] }): Promise<unknown[]> {
  const worker = (await navigator.serviceWorker.getRegistration(scope))?.active;
  if (!worker) throw new Error('There is no worker to talk to.');
  return await Promise.all(
    words.map((word) => {
      const { port1, port2 } = new MessageChannel();
      const answered = new Promise<unknown>((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
      worker.postMessage(word, [port2]);
      return answered;
    }),
  );
}
