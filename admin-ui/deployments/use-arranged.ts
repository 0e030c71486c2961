// The rows on the screen, in their order, with their figures.
import { useEffect, useMemo, useState } from 'react'
import type { Deployment } from '../../sdk/client/index.ts'
import { arrange } from './arrange.ts'
import type { Choices } from './choices.ts'
import type { FiguresByName } from './figures.ts'
import { useFigures } from './queries.ts'
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.ts'

export interface Arranged extends Omit<VirtualRows, 'rows'> {
  /** How many there are, on the screen or not. */
  readonly count: number
  readonly rows: readonly { readonly index: number; readonly deployment: Deployment }[]
  /** Undefined until they are there. */
  readonly figures: FiguresByName | undefined
}

const NONE: FiguresByName = new Map()

export function useArranged(deployments: readonly Deployment[], choices: Choices): Arranged {
  const [onScreen, setOnScreen] = useState('')
  const names = useMemo(() => onScreen.split(' ').filter(Boolean), [onScreen])
  const figures = useFigures(names)
  const isByFigures = choices.sort === 'requests' || choices.sort === 'errors'
  const deciding = isByFigures ? (figures ?? NONE) : NONE
  const list = useMemo(
    () => arrange(deployments, choices, deciding),
    [deployments, choices, deciding],
  )
  const { rows, ...virtual } = useVirtualRows(list.length)
  const shown = rows.flatMap((index) => {
    const deployment = list[index]
    return deployment ? [{ index, deployment }] : []
  })
  const shownNames = shown.map(({ deployment }) => deployment.subdomain).join(' ')
  useEffect(() => setOnScreen(shownNames), [shownNames])
  return { ...virtual, count: list.length, rows: shown, figures }
}
