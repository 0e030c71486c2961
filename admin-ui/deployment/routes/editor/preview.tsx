// What the engine answers with this response, in this page, for a request that one may write.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Mock, Response, Route } from '../../../../sdk/editing/index.ts'
import { messageOfError, Skeleton, StatusBadge, TextField } from '../../../kit/index.ts'
import css from './editor.module.css'
import type { ResponseEditorProps } from './response-editor.tsx'

const MAX_SHOWN = 4_000

export function Preview({ mock, route, response }: ResponseEditorProps) {
  const [target, setTarget] = useState(() => exampleOf(mock.mock, route))
  const document = useDeferredValue(onlyThis(mock.mock, route, response))
  const preview = useQuery({
    queryKey: ['preview', document, target],
    queryFn: () => render(document, route, target),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    placeholderData: (before) => before,
  })
  return (
    <details className={css.preview}>
      <summary>Preview</summary>
      <TextField
        label="Path and query of the request"
        isMono
        size="small"
        value={target}
        onChange={setTarget}
      />
      {preview.isError && <p className={css.mistake}>{messageOfError(preview.error)}</p>}
      {preview.isPending && <Skeleton lines={3} />}
      {preview.data && (
        <output className={css.shown}>
          <StatusBadge status={preview.data.status} />
          <pre>{preview.data.text}</pre>
        </output>
      )}
    </details>
  )
}

/** The mock with this route and this response alone, so that no rule leads elsewhere. */
function onlyThis(mock: Mock, route: Route, response: Response): Mock {
  const only: Route = {
    ...route,
    disabled: false,
    responseMode: null,
    responses: [{ ...response, rules: [], default: true, callbacks: [] }],
  }
  return { ...mock, routes: [only], folders: [], rootChildren: [], callbacks: [] }
}

/** A path that the route answers: `/users/1`. */
function exampleOf({ endpointPrefix }: Mock, { endpoint }: Route): string {
  const path = endpoint.replace(/:(\w+)(\([^)]*\))?[?*+]?/g, '1').replaceAll('*', 'a')
  return `/${endpointPrefix}/${path}`.replace(/\/{2,}/g, '/')
}

async function render(mock: Mock, { type, method }: Route, target: string) {
  const { createMock } = await import('../../../../sdk/index.ts')
  const { lastMigration: _, ...document } = mock
  const made = createMock(document)
  const sent = type === 'crud' || method === 'all' || method === '' ? 'GET' : method.toUpperCase()
  const response = await made.fetch(target, { method: sent })
  const text = await response.text()
  return { status: response.status, text: text.slice(0, MAX_SHOWN) }
}
