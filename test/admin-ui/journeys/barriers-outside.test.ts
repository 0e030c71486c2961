// The screens around those of a deployment, for those who see, hear or move otherwise, in both themes.
import t from 'tap'
import { DEPLOYMENT_SCREENS } from '../support/deployment-screens.ts'
import { lookAt } from '../support/look-at.ts'
import { openUi } from '../support/open-ui.ts'
import { SCREENS } from '../support/screens.ts'
import { seed } from '../support/seed.ts'

const WIDE = { width: 1280, height: 800 }
/** Those of a deployment are looked at by another test. */
const OUTSIDE = SCREENS.filter((screen) => !DEPLOYMENT_SCREENS.includes(screen))

const first = await openUi(t, { key: '' })
await seed(first.host)

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`no barriers, ${colorScheme}, ${WIDE.width} pixels wide`, async (t) => {
    const { host, browser } = first
    // What fades in is fainter than it will be.
    const options = { colorScheme, viewport: WIDE, host, browser, reducedMotion: 'reduce' } as const
    const signedIn = await openUi(t, options)
    const signedOut = await openUi(t, { ...options, key: '' })
    for (const screen of OUTSIDE) await lookAt(t, screen, screen.isSignedOut ? signedOut : signedIn)
  })
