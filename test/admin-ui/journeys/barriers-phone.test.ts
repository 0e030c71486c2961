// Every screen on a phone, for those who see, hear or move otherwise.
import t from 'tap'
import { lookAt } from '../support/look-at.ts'
import { openUi } from '../support/open-ui.ts'
import { SCREENS } from '../support/screens.ts'
import { seed } from '../support/seed.ts'

const PHONE = { width: 390, height: 844 }

const { host, browser } = await openUi(t, { key: '' })
await seed(host)

t.test(`no barriers, ${PHONE.width} pixels wide`, async (t) => {
  const options = { host, browser, viewport: PHONE, reducedMotion: 'reduce' } as const
  const signedIn = await openUi(t, options)
  const signedOut = await openUi(t, { ...options, key: '' })
  for (const screen of SCREENS) await lookAt(t, screen, screen.isSignedOut ? signedOut : signedIn)
})
