// Sends a request to the deployment, and shows what it answers and why.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Transaction } from '../../../../sdk/client/index.ts'
import type { Mock, Route } from '../../../../sdk/editing/index.ts'
import {
  Button,
  CopyButton,
  ErrorNote,
  type KeyValue,
  KeyValueEditor,
  Select,
  StatusBadge,
  Switch,
  TextArea,
  TextField,
  useClient,
} from '../../../kit/index.ts'
import { REQUEST_HEADERS, valuesForHeader } from '../../header-names/index.ts'
import { exampleOf, METHODS, methodOf } from '../editor/index.ts'
import { type Sent, sendTo } from './send.ts'
import css from './try.module.css'

export interface TryItProps {
  readonly name: string
  readonly url: string
  readonly mock: Mock
  readonly route: Route
}

const SUGGESTED = [...REQUEST_HEADERS, 'X-Mockhost-Session']

export function TryIt({ name, url, mock, route }: TryItProps) {
  const client = useClient()
  const [method, setMethod] = useState(() => methodOf(route))
  const [target, setTarget] = useState(() => exampleOf(mock, route))
  const [headers, setHeaders] = useState<readonly KeyValue[]>([])
  const [body, setBody] = useState('')
  const [isDry, setDry] = useState(false)
  const request = { method, target, headers, body }
  const send = useMutation({ mutationFn: () => sendTo(client, name, request, isDry) })
  return (
    <div className={css.panel}>
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Select
          label="Method"
          isLabelHidden
          value={method}
          onChange={setMethod}
          options={METHODS.filter(({ value }) => value !== 'all')}
        />
        <TextField
          label="Path and query"
          isLabelHidden
          isMono
          value={target}
          onChange={setTarget}
          className={css.grow}
        />
        <Button type="submit" variant="primary" isPending={send.isPending}>
          Send
        </Button>
        <CopyButton text={curlOf(url, request)} label="Copy as curl" />
        <Switch isSelected={isDry} onChange={setDry}>
          Dry run
        </Switch>
      </form>
      <details>
        <summary>Headers and body</summary>
        <div className={css.parts}>
          <KeyValueEditor
            label="Headers"
            addLabel="Add a header"
            rows={headers}
            onChange={setHeaders}
            suggestions={SUGGESTED}
            valuesFor={valuesForHeader}
          />
          <TextArea label="Body" isMono rows={4} value={body} onChange={setBody} />
        </div>
      </details>
      {send.isError && <ErrorNote error={send.error} title="It was not sent" />}
      {send.data && <Answer {...send.data} />}
    </div>
  )
}

function Answer({ status, headers, body, ms, transaction }: Sent) {
  return (
    <section aria-label="Answer" className={css.answer}>
      <div className={css.line}>
        <StatusBadge status={status} />
        <span className={css.muted}>{ms.toFixed(0)} ms</span>
        {transaction && <span className={css.why}>{transaction.why}</span>}
      </div>
      <pre className={css.body}>{pretty(body)}</pre>
      <details>
        <summary>{headers.length} headers</summary>
        <dl className={css.headers}>
          {headers.map(([name, value]) => (
            <div key={`${name}: ${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {transaction && <Trace {...transaction} />}
    </section>
  )
}

function Trace({ trace, nearest }: Transaction) {
  return (
    <details open>
      <summary>Why this answer</summary>
      <ol className={css.trace}>
        {trace.map(({ stage, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have nothing but their place
          <li key={at}>
            <span className={css.stage}>{stage}</span> {text}
          </li>
        ))}
        {nearest.map(({ route, reason }) => (
          <li key={`${route} ${reason}`}>
            <span className={css.stage}>near</span> {route}: {reason}
          </li>
        ))}
      </ol>
    </details>
  )
}

interface Written {
  readonly method: string
  readonly target: string
  readonly headers: readonly KeyValue[]
  readonly body: string
}

function curlOf(url: string, { method, target, headers, body }: Written): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  return [
    'curl',
    ...(method === 'get' ? [] : ['-X', method.toUpperCase()]),
    ...headers
      .filter(({ key }) => key !== '')
      .flatMap(({ key, value }) => ['-H', quote(`${key}: ${value}`)]),
    ...(body === '' ? [] : ['--data-raw', quote(body)]),
    quote(url + target),
  ].join(' ')
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
