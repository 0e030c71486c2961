// Writes a picture of every screen, in both themes, wide and narrow.
// Usage: node test/admin-ui/screenshots.ts FOLDER [PART OF A NAME]
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type OpenUi, openUi } from './support/open-ui.ts'
import { SCREENS, type Screen } from './support/screens.ts'
import { seed } from './support/seed.ts'
import { settled } from './support/settled.ts'

const [folder = 'screenshots', part = ''] = process.argv.slice(2)
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]
const screens = SCREENS.filter(({ name }) => name.includes(part))

const ends: (() => unknown)[] = []
const program = { teardown: (end: () => unknown) => void ends.unshift(end) }

async function takePictures(): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { host, browser } = await openUi(program, { key: '' })
  await seed(host)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of SIZES) {
      const options = { host, browser, colorScheme, viewport }
      const signedIn = await openUi(program, options)
      const signedOut = await openUi(program, { ...options, key: '' })
      for (const screen of screens) {
        const ui = screen.isSignedOut ? signedOut : signedIn
        await takePicture(ui, screen, `${screen.name}-${colorScheme}-${viewport.width}.png`)
      }
    }
}

async function takePicture(ui: OpenUi, screen: Screen, file: string): Promise<void> {
  const { page, url } = ui
  if (screen.problem) ui.expectProblem(screen.problem)
  try {
    await page.goto(url + screen.path)
    await settled(page)
    await screen.prepare?.(page)
    await settled(page)
  } catch (error) {
    console.error(`${screen.name}: ${error}`)
    process.exitCode = 1
  }
  await page.screenshot({ path: join(folder, file) })
}

try {
  await takePictures()
} finally {
  for (const end of ends)
    await Promise.resolve()
      .then(end)
      .catch((error) => console.error(error))
}
