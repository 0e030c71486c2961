// Names and values, row by row, in their order: headers, environment variables.
import Plus from 'lucide-react/icons/plus'
import Trash from 'lucide-react/icons/trash-2'
import { Button } from '../button/button.tsx'
import { IconButton } from '../button/icon-button.tsx'
import { ComboBox, type Suggestion } from './combo-box.tsx'
import css from './field.module.css'
import { TextField } from './text-field.tsx'

export interface KeyValue {
  readonly key: string
  readonly value: string
}

export interface KeyValueEditorProps {
  /** What is listed, read aloud: "Headers". */
  readonly label: string
  readonly rows: readonly KeyValue[]
  readonly onChange: (rows: readonly KeyValue[]) => void
  /** On the button that adds a row: "Add a header". */
  readonly addLabel: string
  readonly suggestions?: readonly (string | Suggestion)[] | undefined
  /** Values that fit a name. */
  readonly valuesFor?: ((key: string) => readonly string[]) | undefined
  readonly isReadOnly?: boolean | undefined
  /** What is wrong with a row. */
  readonly errorOf?: ((row: number) => string | undefined) | undefined
}

export function KeyValueEditor(props: KeyValueEditorProps) {
  const { label, rows, onChange, addLabel, isReadOnly = false, errorOf } = props
  const change = (index: number, part: Partial<KeyValue>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <fieldset className={css.rows} aria-label={label}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place
        <div className={css.row} key={index}>
          <ComboBox
            label={`Name ${index + 1}`}
            isLabelHidden
            placeholder="Name"
            isMono
            value={row.key}
            onChange={(key) => change(index, { key })}
            suggestions={props.suggestions ?? []}
            isReadOnly={isReadOnly}
            error={errorOf?.(index)}
          />
          <ValueField
            {...props}
            row={row}
            index={index}
            onValue={(value) => change(index, { value })}
          />
          {!isReadOnly && (
            <IconButton
              label={`Remove ${row.key || `row ${index + 1}`}`}
              onPress={() => onChange(rows.filter((_, at) => at !== index))}
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
            onPress={() => onChange([...rows, { key: '', value: '' }])}
          >
            {addLabel}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

interface ValueFieldProps extends KeyValueEditorProps {
  readonly row: KeyValue
  readonly index: number
  readonly onValue: (value: string) => void
}

function ValueField({ row, index, onValue, valuesFor, isReadOnly }: ValueFieldProps) {
  const values = valuesFor?.(row.key) ?? []
  const common = {
    label: `Value of ${row.key || `row ${index + 1}`}`,
    isLabelHidden: true,
    placeholder: 'Value',
    isMono: true,
    value: row.value,
    onChange: onValue,
    isReadOnly,
  }
  return values.length > 0 ? (
    <ComboBox {...common} suggestions={values} />
  ) : (
    <TextField {...common} />
  )
}
