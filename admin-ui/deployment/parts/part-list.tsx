// The parts of a mock of one kind as a list, of which one is chosen: data buckets, callbacks.
import Plus from 'lucide-react/icons/plus'
import { Button } from '../../kit/index.ts'
import css from './parts.module.css'

export interface ListedPart {
  readonly uuid: string
  readonly name: string
  /** Beside the name, smaller. */
  readonly note: string
  readonly hasMistakes: boolean
}

export interface PartListProps {
  /** What is listed, read aloud. */
  readonly label: string
  readonly parts: readonly ListedPart[]
  readonly selected: string | undefined
  readonly onSelect: (uuid: string) => void
  /** On the button that adds one: "New bucket". */
  readonly addLabel: string
  readonly onAdd: () => void
  readonly whyNotAdd: string | undefined
}

export function PartList(props: PartListProps) {
  const { label, parts, selected, onSelect, addLabel, onAdd, whyNotAdd } = props
  return (
    <nav aria-label={label} className={css.nav}>
      <ul className={css.list}>
        {parts.map(({ uuid, name, note, hasMistakes }) => (
          <li key={uuid}>
            <button
              type="button"
              className={css.item}
              aria-current={uuid === selected}
              onClick={() => onSelect(uuid)}
            >
              <span className={css.name}>{name}</span>
              {hasMistakes && (
                <span
                  className={css.mistake}
                  role="img"
                  aria-label="Has mistakes"
                  title="Has mistakes"
                />
              )}
              <span className={css.note}>{note}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={css.add}>
        <Button size="small" icon={<Plus size={14} />} whyDisabled={whyNotAdd} onPress={onAdd}>
          {addLabel}
        </Button>
      </div>
    </nav>
  )
}
