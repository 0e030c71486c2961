// A response as it is rendered, a moment after the last change of it or of the request.
import { useEffect, useState } from 'react'
import type { Mock } from '../../../../sdk/editing/index.ts'
import { type PreviewRequest, type Rendered, renderResponse } from './render-response.ts'

const AFTER_MS = 120

export interface RenderState {
  /** The last that could be rendered. */
  readonly rendered: Rendered | undefined
  readonly error: unknown
}

export function useRendered(mock: Mock, request: PreviewRequest): RenderState {
  const [state, setState] = useState<RenderState>({ rendered: undefined, error: undefined })
  useEffect(() => {
    let isLatest = true
    const timer = setTimeout(async () => {
      try {
        const rendered = await renderResponse(mock, request)
        if (isLatest) setState({ rendered, error: undefined })
      } catch (error) {
        if (isLatest) setState((before) => ({ ...before, error }))
      }
    }, AFTER_MS)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [mock, request])
  return state
}
