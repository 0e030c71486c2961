// Sets many environment variables at once, from the text of a .env file.
import { useState } from 'react'
import { Button, Checkbox, Dialog, ErrorNote, TextArea, useToast } from '../../../kit/index.ts'
import { useChangeDeployment } from '../../queries/index.ts'
import { readEnvFile } from './variable-name.ts'

export interface EnvFileDialogProps {
  readonly subdomain: string
  readonly onClose: () => void
}

export function EnvFileDialog({ subdomain, onClose }: EnvFileDialogProps) {
  const toast = useToast()
  const change = useChangeDeployment(subdomain)
  const [text, setText] = useState('')
  const [isSecret, setSecret] = useState(false)
  const variables = readEnvFile(text)
  const set = () => {
    const env = Object.fromEntries(variables.map(([name, value]) => [name, { value, isSecret }]))
    change.mutate(
      { env },
      {
        onSuccess: () => {
          toast.success(countOf(Object.keys(env).length, 'is set', 'are set'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title="Variables from a .env file"
      isOpen
      onClose={onClose}
      isDismissable={false}
      note={countOf(variables.length, 'found', 'found')}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={variables.length === 0}
            isPending={change.isPending}
            onPress={set}
          >
            Set them
          </Button>
        </>
      }
    >
      <TextArea
        label="Lines of NAME=value"
        description="Those that are there already get these values; the others stay."
        value={text}
        onChange={setText}
        rows={8}
        isMono
        autoFocus
        placeholder={'API_URL=https://api.example.com\nTOKEN="…"'}
      />
      <Checkbox isSelected={isSecret} onChange={setSecret}>
        All of them are secret
      </Checkbox>
      {change.isError && <ErrorNote error={change.error} />}
    </Dialog>
  )
}

const countOf = (count: number, one: string, many: string): string =>
  count === 1 ? `1 variable ${one}` : `${count} variables ${many}`
