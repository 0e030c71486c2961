// The shortcuts of what is on the screen.
import { Dialog, Keys, useShortcuts } from '../kit/index.ts'
import css from './shortcuts-dialog.module.css'

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const shortcuts = useShortcuts()
  return (
    <Dialog title="Shortcuts" isOpen onClose={onClose} size="small">
      <dl className={css.shortcuts}>
        {shortcuts.map(({ keys, description }) => (
          <div key={`${keys} ${description}`}>
            <dt>{description}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
