// Talks with a WebSocket route of the deployment.
import { useState } from 'react'
import type { Mock, Route } from '../../../../sdk/editing/index.ts'
import { Badge, Button, TextArea, TextField, useClient } from '../../../kit/index.ts'
import { exampleOf } from '../editor/index.ts'
import { type Line, useConversation } from './conversation.ts'
import css from './try.module.css'

export interface TrySocketProps {
  readonly name: string
  readonly mock: Mock
  readonly route: Route
}

export function TrySocket({ name, mock, route }: TrySocketProps) {
  const { state, lines, open, say, close } = useConversation(useClient(), name)
  const [target, setTarget] = useState(() => exampleOf(mock, route))
  const [message, setMessage] = useState('')
  return (
    <div className={css.panel}>
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault()
          open(target)
        }}
      >
        <TextField
          label="Path and query"
          isLabelHidden
          isMono
          value={target}
          onChange={setTarget}
          isReadOnly={state !== 'closed'}
          className={css.grow}
        />
        {state === 'open' ? (
          <Button onPress={close}>Close</Button>
        ) : (
          <Button type="submit" variant="primary" isPending={state === 'opening'}>
            Open
          </Button>
        )}
      </form>
      {state === 'open' && (
        <form
          className={css.say}
          onSubmit={(event) => {
            event.preventDefault()
            say(message)
          }}
        >
          <TextArea
            label="Message"
            isMono
            rows={2}
            value={message}
            onChange={setMessage}
            className={css.grow}
          />
          <Button type="submit" variant="primary">
            Send
          </Button>
        </form>
      )}
      {lines.length > 0 && <Said lines={lines} />}
    </div>
  )
}

const WHO = {
  me: { text: 'sent', tone: 'info' },
  mock: { text: 'received', tone: 'success' },
  connection: { text: 'connection', tone: 'neutral' },
} as const

function Said({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ol className={css.said} aria-label="Messages" aria-live="polite">
      {lines.map(({ id, from, text }) => (
        <li key={id}>
          <Badge tone={WHO[from].tone}>{WHO[from].text}</Badge>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  )
}
