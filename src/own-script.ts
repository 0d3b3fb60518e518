// The script element that this guard was loaded by: its address carries the revision, and its neighbours are the module's.

export const ownScript = document.currentScript as HTMLScriptElement | null;
