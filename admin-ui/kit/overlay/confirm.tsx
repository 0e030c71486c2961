// Asks before something is done that can't be taken back lightly.
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Button } from '../button/button.tsx'
import { TextField } from '../field/text-field.tsx'
import { Dialog } from './dialog.tsx'

export interface Question {
  readonly title: string
  readonly text: ReactNode
  /** On the button that does it, as in "Delete the deployment". */
  readonly confirm: string
  readonly isDanger?: boolean | undefined
  /** A word to type first, for what would hurt. */
  readonly typed?: string | undefined
}

export type Confirm = (question: Question) => Promise<boolean>

const ConfirmContext = createContext<Confirm | undefined>(undefined)

/** `if (await confirm({ title, text, confirm: 'Delete it', isDanger: true })) …` */
export function useConfirm(): Confirm {
  const confirm = useContext(ConfirmContext)
  if (!confirm) throw new Error('useConfirm is used outside of ConfirmProvider')
  return confirm
}

interface Asked {
  readonly question: Question
  readonly answer: (isConfirmed: boolean) => void
}

export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>()
  const confirm = useCallback<Confirm>(
    (question) => new Promise((answer) => setAsked({ question, answer })),
    [],
  )
  const answer = (isConfirmed: boolean) => {
    asked?.answer(isConfirmed)
    setAsked(undefined)
  }
  return (
    <ConfirmContext value={confirm}>
      {children}
      {asked && <ConfirmDialog {...asked.question} onAnswer={answer} />}
    </ConfirmContext>
  )
}

export interface ConfirmDialogProps extends Question {
  readonly onAnswer: (isConfirmed: boolean) => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirm, isDanger = false, typed, onAnswer } = props
  const [written, setWritten] = useState('')
  const isReady = typed === undefined || written.trim() === typed
  return (
    <Dialog
      title={title}
      isOpen
      onClose={() => onAnswer(false)}
      role="alertdialog"
      size="small"
      actions={
        <>
          <Button onPress={() => onAnswer(false)}>Cancel</Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            isDisabled={!isReady}
            autoFocus={typed === undefined}
            onPress={() => onAnswer(true)}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div>{text}</div>
      {typed !== undefined && (
        <TextField
          label={`Type "${typed}" to go on`}
          value={written}
          onChange={setWritten}
          autoFocus
          isMono
        />
      )}
    </Dialog>
  )
}
