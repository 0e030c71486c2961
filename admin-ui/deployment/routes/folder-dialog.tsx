// Asks what a folder is called.
import { useState } from 'react'
import { Button, Dialog, TextField } from '../../kit/index.ts'

export interface FolderDialogProps {
  readonly name: string
  readonly onClose: () => void
  readonly onRename: (name: string) => void
}

export function FolderDialog({ name, onClose, onRename }: FolderDialogProps) {
  const [text, setText] = useState(name)
  const save = () => {
    if (text.trim() === '') return
    onRename(text.trim())
    onClose()
  }
  return (
    <Dialog
      title="Name of the folder"
      isOpen
      size="small"
      onClose={onClose}
      actions={
        <Button variant="primary" isDisabled={text.trim() === ''} onPress={save}>
          Rename
        </Button>
      }
    >
      <TextField
        label="Name"
        value={text}
        onChange={setText}
        autoFocus
        maxLength={200}
        onKeyDown={({ key }) => {
          if (key === 'Enter') save()
        }}
      />
    </Dialog>
  )
}
