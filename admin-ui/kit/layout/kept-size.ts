// Sizes of panes, remembered in this browser.

const NAME = 'mockhost.size.'

export function keptSize(id: string): number | undefined {
  try {
    const size = Number(localStorage.getItem(NAME + id) ?? Number.NaN)
    return Number.isFinite(size) && size > 0 ? size : undefined
  } catch {
    // Browsers may refuse to keep anything.
    return undefined
  }
}

export function keepSize(id: string, size: number): void {
  try {
    localStorage.setItem(NAME + id, String(size))
  } catch {
    // Then the size is that of this page alone.
  }
}
