// The command palette: what the screen that is open offers, the screens, the deployments.
import SearchIcon from 'lucide-react/icons/search'
import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Collection, Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Input, SearchField } from 'react-aria-components/SearchField'
import { Keys } from '../kit/index.ts'
import css from './palette.module.css'
import { type Entry, usePaletteGroups } from './use-palette-groups.ts'

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const groups = usePaletteGroups(text)
  const run = (id: string | number) => {
    onClose()
    groups
      .flatMap(({ entries }) => entries)
      .find((entry) => entry.id === id)
      ?.run()
  }
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={css.scrim ?? ''}
    >
      <Modal className={css.modal ?? ''}>
        <Dialog aria-label="Command palette" className={css.dialog ?? ''}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField
              aria-label="Commands and deployments"
              autoFocus
              className={css.field ?? ''}
            >
              <SearchIcon size={16} aria-hidden="true" />
              <Input className={css.input ?? ''} placeholder="Go to a deployment, run a command…" />
            </SearchField>
            <Menu
              aria-label="Found"
              className={css.list ?? ''}
              items={groups}
              onAction={run}
              renderEmptyState={() => <p className={css.nothing}>Nothing is called that.</p>}
            >
              {({ id, title, entries }) => (
                <MenuSection id={id}>
                  <Header className={css.group ?? ''}>{title}</Header>
                  <Collection items={entries}>{item}</Collection>
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const item = ({ id, title, note, keys }: Entry) => (
  <MenuItem id={id} textValue={title} className={css.item ?? ''}>
    <span className={css.title}>{title}</span>
    {note && <span className={css.note}>{note}</span>}
    {keys && <Keys keys={keys} />}
  </MenuItem>
)
