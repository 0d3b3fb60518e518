// Hands on mouse and keyboard, in the words of WebDriver (https://w3c.github.io/webdriver/#actions), which two engines
// understand. What comes of it cannot be told from a person's.

/** The keys that have no character of their own. */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Space: ' ',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
};

/** What one device does, step by step. */
export interface Actions {
  type: 'pointer' | 'key' | 'wheel';
  id: string;
  parameters?: { pointerType: 'mouse' };
  actions: object[];
}

function mouse(...actions: object[]): Actions[] {
  return [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }];
}

function keyboard(...actions: object[]): Actions[] {
  return [{ type: 'key', id: 'keyboard', actions }];
}

function valueOf(key: string): string {
  const value = KEYS[key] ?? key;
  if ([...value].length !== 1) throw new Error(`Nobody here knows the key "${key}".`);
  return value;
}

const to = (x: number, y: number) => ({
  type: 'pointerMove',
  duration: 0,
  x: Math.round(x),
  y: Math.round(y),
});

export const hands = {
  move: (x: number, y: number) => mouse(to(x, y)),

  click: (x: number, y: number) =>
    mouse(to(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),

  hold: (key: string) => keyboard({ type: 'keyDown', value: valueOf(key) }),

  release: (key: string) => keyboard({ type: 'keyUp', value: valueOf(key) }),

  press: (...keys: string[]) =>
    keyboard(
      ...keys.flatMap((key) => [
        { type: 'keyDown', value: valueOf(key) },
        { type: 'keyUp', value: valueOf(key) },
      ]),
    ),

  turnWheel: (x: number, y: number, pixels: number): Actions[] => [
    {
      type: 'wheel',
      id: 'wheel',
      actions: [{ type: 'scroll', duration: 0, x, y, deltaX: 0, deltaY: pixels }],
    },
  ],
};
