// A dialog over the screen: what is behind it waits.
import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from '../button/icon-button.tsx'
import { cx } from '../cx.ts'
import css from './overlay.module.css'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  /** Asked to close, by the button, Escape or a press beside it. */
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at its end, the one that goes on last. */
  readonly actions?: ReactNode
  /** Beside the actions, at the start of the line. */
  readonly note?: ReactNode
  readonly size?: 'small' | 'medium' | 'large' | 'huge' | undefined
  /** `alertdialog` for what must be answered. */
  readonly role?: 'dialog' | 'alertdialog' | undefined
  /** False where closing it would lose what was typed: then only the button and Escape close it. */
  readonly isDismissable?: boolean | undefined
  /** False for one that can't be closed but by its own actions. */
  readonly hasClose?: boolean | undefined
}

export function Dialog(props: DialogProps) {
  const {
    title,
    isOpen,
    onClose,
    children,
    actions,
    note,
    size = 'medium',
    role = 'dialog',
  } = props
  const { isDismissable = true, hasClose = true } = props
  return (
    <ModalOverlay
      className={css.scrim ?? ''}
      isOpen={isOpen}
      isDismissable={isDismissable && hasClose}
      isKeyboardDismissDisabled={!hasClose}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={cx(css.modal, css[size])}>
        <AriaDialog role={role} className={css.dialog ?? ''}>
          <header className={css.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {hasClose && (
              <IconButton label="Close" size="small" onPress={onClose}>
                <X size={16} />
              </IconButton>
            )}
          </header>
          <div className={css.body}>{children}</div>
          {(actions || note) && (
            <footer className={css.foot}>
              <div className={css.note}>{note}</div>
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
