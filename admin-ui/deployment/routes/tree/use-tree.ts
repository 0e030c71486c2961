// The tree of a mock, which stays the same object as long as it looks the same: while a body is typed, nothing of a
// thousand routes is drawn again.
import { useMemo, useRef } from 'react'
import type { Mistake, Mock, Route } from '../../../../sdk/editing/index.ts'
import { type TreeItem, treeOf } from './tree-model.ts'

/** @param words of the filter; the same list as long as they are the same */
export function useTree(
  mock: Mock,
  mistakes: readonly Mistake[],
  words: readonly string[],
): TreeItem[] {
  const known = useRef(mock)
  if (!looksSame(known.current, mock)) known.current = mock
  const document = known.current
  const warned = shadowedOf(mock.routes, mistakes).join(' ')
  return useMemo(
    () => treeOf(document, words, new Set(warned.split(' '))),
    [document, words, warned],
  )
}

/** Whether the trees of two mocks show the same. */
export const looksSame = (one: Mock, other: Mock): boolean =>
  one.rootChildren === other.rootChildren &&
  one.folders === other.folders &&
  one.routes.length === other.routes.length &&
  one.routes.every((route, at) => {
    const now = other.routes[at]
    return (
      route === now || (now !== undefined && SHOWN.every((field) => route[field] === now[field]))
    )
  })

const SHOWN = [
  'uuid',
  'type',
  'method',
  'endpoint',
  'documentation',
  'responseMode',
  'disabled',
] as const satisfies readonly (keyof Route)[]

/** The routes that a warning of the compiler says are never reached. */
const shadowedOf = (routes: readonly Route[], mistakes: readonly Mistake[]): string[] =>
  mistakes
    .filter(
      ({ segments, message }) => segments[0] === 'routes' && message.startsWith('is never reached'),
    )
    .map(({ segments }) => routes[Number(segments[1])]?.uuid ?? '')
