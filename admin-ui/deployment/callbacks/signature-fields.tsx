// The signature over the body of a callback, by which who gets it knows that it is real.
import { type Signature, signatureDefaults } from '../../../sdk/editing/index.ts'
import { Select, Switch, TextField } from '../../kit/index.ts'
import type { CallbackFormProps } from './callback-form.ts'
import css from './callbacks.module.css'

export function SignatureFields(props: CallbackFormProps) {
  const { callback, set, isReadOnly } = props
  const { signature } = callback
  return (
    <div className={css.part}>
      <h3>Signature</h3>
      <Switch
        isSelected={signature !== null}
        onChange={(isSigned) => set({ signature: isSigned ? { ...signatureDefaults } : null })}
        description="An HMAC over the body, in a header."
        isDisabled={isReadOnly}
      >
        Sign it
      </Switch>
      {signature && <Fields {...props} signature={signature} />}
    </div>
  )
}

interface FieldsProps extends CallbackFormProps {
  readonly signature: Signature
}

function Fields({ signature, set, mistakeIn, isReadOnly }: FieldsProps) {
  const change = (part: Partial<Signature>) => set({ signature: { ...signature, ...part } })
  return (
    <>
      <TextField
        label="Secret"
        description="A template: {{getEnvVar 'SECRET'}} keeps it out of the document, as a variable in the settings."
        value={signature.secret}
        onChange={(secret) => change({ secret })}
        error={mistakeIn('signature', 'secret')}
        isReadOnly={isReadOnly}
        isMono
      />
      <div className={css.line}>
        <TextField
          className={css.grow}
          label="Header"
          value={signature.header}
          onChange={(header) => change({ header })}
          error={mistakeIn('signature', 'header')}
          isReadOnly={isReadOnly}
          isMono
        />
        <Select
          label="Algorithm"
          value={signature.algorithm}
          onChange={(algorithm) => change({ algorithm })}
          options={[
            { value: 'sha256', label: 'SHA-256' },
            { value: 'sha512', label: 'SHA-512' },
            { value: 'sha1', label: 'SHA-1' },
          ]}
          isReadOnly={isReadOnly}
        />
        <Select
          label="Written as"
          value={signature.encoding}
          onChange={(encoding) => change({ encoding })}
          options={[
            { value: 'hex', label: 'Hexadecimal' },
            { value: 'base64', label: 'Base64' },
          ]}
          isReadOnly={isReadOnly}
        />
        <TextField
          label="Put before it"
          placeholder="sha256="
          value={signature.prefix}
          onChange={(prefix) => change({ prefix })}
          error={mistakeIn('signature', 'prefix')}
          isReadOnly={isReadOnly}
          isMono
        />
      </div>
    </>
  )
}
