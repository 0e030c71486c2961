// Signing in with a key of the management API.
import { type FormEvent, useId, useState } from 'react'
import { MockhostError } from '../../sdk/client/index.ts'
import { Button, Checkbox, messageOfError, TextField } from '../kit/index.ts'
import { signIn } from '../session/index.ts'
import css from './sign-in.module.css'

export interface SignInFormProps {
  /** On the button. */
  readonly action: string
  /** Why it is asked, where a key was there that is no longer good. */
  readonly problem?: string | undefined
}

export function SignInForm({ action, problem }: SignInFormProps) {
  const id = useId()
  const [key, setKey] = useState('')
  const [isRemembered, setRemembered] = useState(false)
  const [error, setError] = useState(problem)
  const [isPending, setPending] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (key.trim() === '') return setError('Paste a key; it begins with mh_.')
    setPending(true)
    try {
      await signIn(key.trim(), isRemembered)
    } catch (thrown) {
      setError(reasonOf(thrown))
      setPending(false)
    }
  }
  return (
    <form id={id} className={css.form} onSubmit={submit}>
      <TextField
        label="Key"
        type="password"
        isMono
        autoFocus
        placeholder="mh_…"
        value={key}
        onChange={(value) => {
          setKey(value)
          setError(undefined)
        }}
        error={error}
        description="The root key was printed when the server started first."
      />
      <Checkbox isSelected={isRemembered} onChange={setRemembered}>
        Remember it on this machine
      </Checkbox>
      <Button type="submit" variant="primary" isPending={isPending}>
        {action}
      </Button>
    </form>
  )
}

function reasonOf(thrown: unknown): string {
  const status = thrown instanceof MockhostError ? thrown.status : undefined
  return status === 401
    ? 'No key like this is known here, or it has expired.'
    : messageOfError(thrown)
}
