// The key that is signed in with: kept for this tab, or remembered in this browser.

const NAME = 'mockhost.key'

export function keptKey(): string | undefined {
  return read(sessionStorage) ?? read(localStorage) ?? undefined
}

export function keepKey(key: string, isRemembered: boolean): void {
  forgetKey()
  write(isRemembered ? localStorage : sessionStorage, key)
}

export function forgetKey(): void {
  for (const storage of [sessionStorage, localStorage]) write(storage, null)
}

/** Whether it is there after this tab was closed. */
export const isKeyRemembered = (): boolean => read(localStorage) !== null

function read(storage: Storage): string | null {
  try {
    return storage.getItem(NAME)
  } catch {
    // Browsers may refuse to keep anything; then the key lasts as long as the page.
    return null
  }
}

function write(storage: Storage, key: string | null): void {
  try {
    if (key === null) storage.removeItem(NAME)
    else storage.setItem(NAME, key)
  } catch {
    // As above.
  }
}
