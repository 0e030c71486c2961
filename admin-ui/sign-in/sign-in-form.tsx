// Signing in with a key of the management API.
import { type FormEvent, useState } from 'react'
import { MockhostError } from '../../sdk/client/index.ts'
import { Button, Checkbox, messageOfError, TextField } from '../kit/index.ts'
import { isKeyRemembered, signIn } from '../session/index.ts'
import css from './sign-in.module.css'

export interface SignInFormProps {
  /** On the button. */
  readonly action: string
  /** Why it is asked, where a key was there that is no longer good. */
  readonly problem?: string | undefined
}

export function SignInForm({ action, problem }: SignInFormProps) {
  const [key, setKey] = useState('')
  const [isRemembered, setRemembered] = useState(isKeyRemembered)
  const [error, setError] = useState(problem)
  const [isPending, setPending] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (key.trim() === '') return setError('Paste a key. It begins with mh_.')
    setPending(true)
    try {
      await signIn(key.trim(), isRemembered)
    } catch (thrown) {
      setError(reasonOf(thrown))
      setPending(false)
    }
  }
  const type = (text: string) => {
    setKey(text)
    setError(undefined)
  }
  return (
    // Checked here, so that the browser does not put its own words in.
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label="Key"
        type="password"
        name="key"
        isMono
        autoFocus
        autoComplete="current-password"
        placeholder="mh_…"
        value={key}
        onChange={type}
        error={error}
      />
      <Checkbox isSelected={isRemembered} onChange={setRemembered}>
        Remember it in this browser
      </Checkbox>
      <Button type="submit" variant="primary" isPending={isPending}>
        {action}
      </Button>
    </form>
  )
}

export function reasonOf(thrown: unknown): string {
  const status = thrown instanceof MockhostError ? thrown.status : undefined
  return status === 401
    ? 'The server does not know this key: it may have expired, or been revoked.'
    : messageOfError(thrown)
}
