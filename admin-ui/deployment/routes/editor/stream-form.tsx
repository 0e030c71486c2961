// A body that comes piece by piece.
import Plus from 'lucide-react/icons/plus'
import Trash from 'lucide-react/icons/trash-2'
import type { Response, Stream } from '../../../../sdk/editing/index.ts'
import { Button, IconButton, NumberField, Select, TextArea, TextField } from '../../../kit/index.ts'
import css from './editor.module.css'

export interface StreamFormProps {
  readonly stream: Stream
  readonly onChange: (fields: Partial<Response>) => void
  readonly isReadOnly: boolean
}

type Item = Stream['items'][number]

const ITEM: Item = { data: '', event: '', id: '', retry: 0, delay: 0 }

export function StreamForm({ stream, onChange, isReadOnly }: StreamFormProps) {
  const set = (fields: Partial<Stream>) => onChange({ stream: { ...stream, ...fields } })
  const change = (at: number, fields: Partial<Item>) =>
    set({
      items: stream.items.map((item, index) => (index === at ? { ...item, ...fields } : item)),
    })
  return (
    <>
      <div className={css.line}>
        <Select
          label="Kind"
          value={stream.kind}
          onChange={(kind) => set({ kind })}
          isReadOnly={isReadOnly}
          options={[
            { value: 'sse', label: 'Server-sent events' },
            { value: 'chunks', label: 'Chunks of text' },
            { value: 'ndjson', label: 'Lines of JSON' },
          ]}
        />
        <NumberField
          label="Between them"
          unit="ms"
          min={0}
          value={stream.every}
          onChange={(every = 0) => set({ every })}
          isReadOnly={isReadOnly}
        />
        <NumberField
          label="How often in all"
          description="0 is without end"
          min={0}
          value={stream.repeat}
          onChange={(repeat = 1) => set({ repeat })}
          isReadOnly={isReadOnly}
        />
      </div>
      {stream.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing but their place
        <div key={at} className={css.line}>
          <TextArea
            label={`Item ${at + 1}`}
            isLabelHidden
            isMono
            rows={2}
            value={item.data}
            onChange={(data) => change(at, { data })}
            isReadOnly={isReadOnly}
            className={css.grow}
          />
          {stream.kind === 'sse' && (
            <TextField
              label={`Event of item ${at + 1}`}
              isLabelHidden
              placeholder="event"
              value={item.event}
              onChange={(event) => change(at, { event })}
              isReadOnly={isReadOnly}
            />
          )}
          {!isReadOnly && (
            <IconButton
              label={`Remove item ${at + 1}`}
              onPress={() => set({ items: stream.items.toSpliced(at, 1) })}
            >
              <Trash size={14} />
            </IconButton>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <div>
          <Button
            size="small"
            icon={<Plus size={14} />}
            onPress={() => set({ items: [...stream.items, ITEM] })}
          >
            Add an item
          </Button>
        </div>
      )}
    </>
  )
}
