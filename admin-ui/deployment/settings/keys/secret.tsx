// A secret that is shown when someone asks to see it, and copied without being shown.
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { useState } from 'react'
import { Code, CopyButton, IconButton } from '../../../kit/index.ts'
import css from './keys.module.css'
import { maskKey } from './mask-key.ts'

export interface SecretProps {
  readonly secret: string
  /** Whose secret it is, read aloud. */
  readonly label: string
}

export function Secret({ secret, label }: SecretProps) {
  const [isShown, setShown] = useState(false)
  return (
    <span className={css.secret}>
      <Code className={css.key}>{isShown ? secret : maskKey(secret)}</Code>
      <IconButton
        size="small"
        label={isShown ? `Hide the key ${label}` : `Show the key ${label}`}
        onPress={() => setShown(!isShown)}
      >
        {isShown ? <EyeOff size={14} /> : <Eye size={14} />}
      </IconButton>
      <CopyButton text={secret} label={`Copy the key ${label}`} />
    </span>
  )
}
