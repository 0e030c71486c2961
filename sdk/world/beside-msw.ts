// Keeps Mock Service Worker from taking a mock's own requests for those of the application, and handing them to the
// mock again.
import type { HeaderPairs } from '../../core/index.ts'

let isThere = false

/** Told once a mock stands behind MSW. */
export const besideMsw = (): void => {
  isThere = true
}

export const isBesideMsw = (): boolean => isThere

/** The mark that MSW itself sets in `bypass`; its service worker takes it away again. */
export function passingMsw(headers: HeaderPairs): HeaderPairs {
  const accepted = headers.find(([name]) => name.toLowerCase() === 'accept')?.[1] ?? '*/*'
  const others = headers.filter(([name]) => name.toLowerCase() !== 'accept')
  return [...others, ['accept', `${accepted}, msw/passthrough`]]
}
