// The revision of the page script that this worker was built with; workbox-build writes it in.

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string }[];
};

export const build = self.__WB_MANIFEST.find(({ url }) => url === 'guard.js')?.revision ?? 'unknown';
