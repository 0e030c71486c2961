// What axe finds wrong with a page for those who see, hear or move otherwise.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, NodeResult } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** All but what react-aria has said aloud: its names are those of buttons that may be gone by now. */
const LOOKED_AT = { exclude: [['[data-live-announcer]']] }

/** A list that is steered from its field scrolls by keyboard, though it is not focused itself. */
const isMeant = (id: string, { html }: NodeResult): boolean =>
  id !== 'scrollable-region-focusable' || !/^<div [^>]*role="menu"/.test(html)

/** Each serious or critical finding with its places; none where all is well. */
export async function findBarriers(page: Page): Promise<string[]> {
  // The page itself may run no script that is put into it, the browser may.
  await page.evaluate(axe)
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(LOOKED_AT)})`,
  )) as AxeResults
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map((violation) => ({
      ...violation,
      nodes: violation.nodes.filter((node) => isMeant(violation.id, node)),
    }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(
      ({ id, help, nodes }) =>
        `${id} (${help}): ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message)}`).join(' | ')}`,
    )
}
