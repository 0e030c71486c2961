// A key as it is shown until someone asks to see it: enough to tell it from others.

const SHOWN = 4

export const maskKey = (key: string): string =>
  key.length <= 12 ? '••••••••' : `${key.slice(0, 3)}••••••••${key.slice(-SHOWN)}`
