// What the engine answers with this response, in this page, for a request that one may write.
import { useMemo, useState } from 'react'
import {
  KeyValueEditor,
  messageOfError,
  Skeleton,
  StatusBadge,
  TextArea,
  TextField,
} from '../../../kit/index.ts'
import { REQUEST_HEADERS, valuesForHeader } from '../../header-names/index.ts'
import css from './editor.module.css'
import { exampleOf, methodOf, onlyThis, type PreviewRequest, takesBody } from './render-response.ts'
import type { ResponseEditorProps } from './response-editor.tsx'
import { type RenderState, useRendered } from './use-rendered.ts'

export function Preview({ mock, route, response }: ResponseEditorProps) {
  const { mock: document } = mock
  const example = exampleOf(document, route)
  const [request, setRequest] = useState<Omit<PreviewRequest, 'method' | 'target'>>(NOTHING)
  const [written, setWritten] = useState<string>()
  const only = useMemo(() => onlyThis(document, route, response), [document, route, response])
  const method = methodOf(route)
  const target = written ?? example
  const asked = useMemo(() => ({ ...request, method, target }), [request, method, target])
  const state = useRendered(only, asked)
  return (
    <details className={css.preview} open>
      <summary>Preview</summary>
      <div className={css.part}>
        <TextField
          label="Path and query of the request"
          isMono
          size="small"
          value={target}
          onChange={(text) => setWritten(text === example ? undefined : text)}
        />
        <details>
          <summary>Headers and body of the request</summary>
          <div className={css.part}>
            <KeyValueEditor
              label="Headers of the request"
              addLabel="Add a header"
              rows={request.headers}
              onChange={(headers) => setRequest({ ...request, headers })}
              suggestions={REQUEST_HEADERS}
              valuesFor={valuesForHeader}
            />
            {takesBody(method) && (
              <TextArea
                label="Body of the request"
                isMono
                rows={4}
                value={request.body}
                onChange={(body) => setRequest({ ...request, body })}
              />
            )}
          </div>
        </details>
        <Shown {...state} />
      </div>
    </details>
  )
}

const NOTHING = { headers: [], body: '' }

function Shown({ rendered, error }: RenderState) {
  return (
    <>
      {error !== undefined && <p className={css.mistake}>{messageOfError(error)}</p>}
      {!rendered && error === undefined && <Skeleton lines={3} />}
      {rendered && (
        <output className={css.shown}>
          <StatusBadge status={rendered.status} />
          <pre>
            {rendered.text}
            {rendered.isCut && '\n…'}
          </pre>
        </output>
      )}
    </>
  )
}
