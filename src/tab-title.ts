// The title of the tab while a warning is up: "0:42 · Invoice", which is all that is seen of a tab behind others.

/** What Perfex puts in front of a title, and looks for there: docs/host.md#globals-and-hotkeys. */
const UNREAD = /^(\(\d+\) )?/;

export interface TabTitle {
  count(time: string): void;
  /** Leaves the title as the page would have it by now, whatever it has done to it meanwhile. */
  restore(): void;
}

export function createTabTitle(): TabTitle {
  let ours = '';

  /** A page sets another one, or changes the one that is there, with ours in it. */
  function pagesOwn(): string {
    return document.title.replace(ours, '');
  }

  return {
    count(time) {
      const own = pagesOwn();
      ours = own === '' ? time : `${time} · `;
      const title = own.replace(UNREAD, `$&${ours}`);
      if (document.title !== title) document.title = title;
    },
    restore() {
      if (ours === '') return;
      document.title = pagesOwn();
      ours = '';
    },
  };
}
