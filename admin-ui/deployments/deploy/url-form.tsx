// The address of a mock.
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, messageOfError, TextField } from '../../kit/index.ts'
import css from './picker.module.css'
import { readUrl } from './read-url.ts'
import type { ReadSource } from './sources.ts'

export function UrlForm({ onSource }: { readonly onSource: (source: ReadSource) => void }) {
  const [url, setUrl] = useState('')
  const read = useMutation({ mutationFn: () => readUrl(url.trim()), onSuccess: onSource })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    read.mutate()
  }
  return (
    <form className={css.address} onSubmit={submit} noValidate>
      <TextField
        label="Address of the mock"
        isMono
        autoFocus
        placeholder="https://raw.githubusercontent.com/…/mock.json"
        value={url}
        onChange={(text) => {
          setUrl(text)
          read.reset()
        }}
        error={read.isError ? messageOfError(read.error) : undefined}
      />
      <Button type="submit" isPending={read.isPending} isDisabled={url.trim() === ''}>
        Fetch it
      </Button>
    </form>
  )
}
