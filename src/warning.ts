// The warning: a countdown that is seen, a remaining time that is spoken now and then, two buttons. Any activity
// dismisses it; who is on the way to "Log out now" still gets there.
import { createCountdown } from './countdown.js';
import { passKeyToFrame } from './focus.js';
import { closeDialog, element, showOnTop, type Shell } from './shell.js';
import type { Texts } from './config.js';

/**
 * How long the dialog stays after a pointer move or the Tab key, in milliseconds. The time already runs again; without
 * this nobody could reach "Log out now", because the way there is activity.
 */
const LINGER = 1500;

/** A hand on its way, or the beginning of a press. */
const POINTING = ['pointermove', 'pointerdown', 'mousedown', 'touchstart', 'touchmove'];

export interface Warning {
  /** Shows the remaining time in milliseconds; opens the dialog when it is not open. */
  show(remaining: number): void;
  /** Closes the dialog: at once, or a moment after the activity that is on its way to a button. */
  dismiss(activity?: Event): void;
  close(): void;
}

/** Makes a warning; `name` tells it from another one in the same shell; `buttonOnly`: Escape does not dismiss it, either. */
export function createWarning(
  name: string,
  shell: Shell,
  texts: Texts,
  onStay: () => void,
  onLogOutNow: () => void,
  buttonOnly = false,
): Warning {
  const title = element('h1', { id: `${name}-title`, textContent: texts.title });
  const message = element('p', { id: `${name}-message`, textContent: texts.message });
  const countdown = createCountdown(texts);
  const stay = element('button', { type: 'button', className: 'stay', textContent: texts.stay });
  const logOutNow = element('button', { type: 'button', textContent: texts.logOutNow });
  const buttons = element('div', { className: 'buttons' }, stay, logOutNow);
  const dialog = element('dialog', { className: 'warning' });
  dialog.setAttribute('role', 'alertdialog');
  dialog.append(title, message, countdown.seen, countdown.spoken, buttons);
  dialog.setAttribute('aria-labelledby', title.id);
  // The time is part of what is read when the dialog opens: regions speak of changes alone.
  countdown.spoken.id = `${name}-left`;
  dialog.setAttribute('aria-describedby', `${message.id} ${countdown.spoken.id}`);
  let lingering: ReturnType<typeof setTimeout> | undefined;

  stay.addEventListener('click', onStay);
  // WebKit gives the keyboard to the dialog itself, by Tab from the last button and by a click beside the buttons.
  dialog.onfocus = () => stay.focus();
  // At its end and not at its beginning: the rest of a press would go to what lies below, and take the keyboard there.
  dialog.addEventListener('click', ({ target }) => {
    if (lingering !== undefined || target === stay) close();
  });
  dialog.addEventListener('keydown', (event) => {
    // It was open when the key went down: this key has dismissed it, and is meant for what it interrupted.
    if (!dialog.open) passKeyToFrame(event);
  });
  dialog.addEventListener('cancel', (event) => {
    if (buttonOnly) event.preventDefault();
    else onStay();
  });
  logOutNow.addEventListener('click', onLogOutNow);
  shell.root.append(dialog);

  function close(): void {
    clearTimeout(lingering);
    lingering = undefined;
    closeDialog(dialog);
  }

  function closeUnlessOnTheWay(): void {
    const isOnTheWay = logOutNow.matches(':hover') || shell.root.activeElement === logOutNow;
    lingering = isOnTheWay ? setTimeout(closeUnlessOnTheWay, LINGER) : undefined;
    if (!isOnTheWay) close();
  }

  return {
    close,
    show(remaining) {
      clearTimeout(lingering);
      lingering = undefined;
      countdown.seen.classList.remove('stayed');
      const isOpening = !dialog.open;
      if (isOpening) countdown.restart();
      countdown.show(remaining);
      showOnTop(dialog, shell);
      // Whatever opens meanwhile may take it out of here, an editor that fills the window into its frame.
      if (isOpening || !shell.root.activeElement) stay.focus();
    },
    dismiss(activity) {
      if (!dialog.open || lingering !== undefined) return;
      if (activity === undefined || !leadsToButton(activity, stay, logOutNow)) return close();
      // In the countdown's place and of its height: a button that moved away would be missed.
      countdown.say(texts.stayed);
      countdown.seen.classList.add('stayed');
      lingering = setTimeout(closeUnlessOnTheWay, LINGER);
    },
  };
}

function leadsToButton(activity: Event, stay: HTMLElement, logOutNow: HTMLElement): boolean {
  if (POINTING.includes(activity.type)) return true;
  if (activity instanceof KeyboardEvent && activity.key === 'Tab') return true;
  const pressed = activity.composedPath();
  return pressed.includes(logOutNow) || (isPress(activity) && pressed.includes(stay));
}

/** Whether a key presses the button that it is on; the field that gets the keyboard back must not have it, too. */
export function isPress(activity: Event): boolean {
  return activity instanceof KeyboardEvent && (activity.key === 'Enter' || activity.key === ' ');
}
