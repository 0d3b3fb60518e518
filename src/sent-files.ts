// What is an upload: a body that carries files, or bytes of some other kind. Values of a frame are of its own classes, so
// they are told by what they call themselves.

const BYTES = /^\[object (Blob|File|ArrayBuffer|\w+Array|DataView|ReadableStream)\]$/;

/** Returns whether the body of a request carries a file. A form that leaves a choice of a file empty sends one of no size. */
export function carriesFile(body: unknown): boolean {
  if (Object.prototype.toString.call(body) === '[object FormData]') {
    return [...(body as FormData).values()].some(carriesFile);
  }
  return BYTES.test(Object.prototype.toString.call(body)) && (body as Partial<Blob>).size !== 0;
}

/** Returns how many bytes of files a form sends when it leads to another page in its own place; 0: none. */
export function bytesOf(form: HTMLFormElement): number {
  if (form.target || form.method !== 'post' || form.enctype !== 'multipart/form-data') return 0;
  const files = [...form.elements].flatMap((field) => [...((field as HTMLInputElement).files ?? [])]);
  return files.reduce((sum, { size }) => sum + size, 0);
}
