// Where the mock answers: its subdomain, and host names of its own.
import { useState } from 'react'
import type { Deployment } from '../../../../sdk/client/index.ts'
import {
  Button,
  Code,
  CopyButton,
  ErrorNote,
  Section,
  TextField,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { useChangeDeployment } from '../../queries/index.ts'
import css from '../settings.module.css'
import { SubdomainField } from './subdomain-field.tsx'

export function AddressSection({ deployment }: { readonly deployment: Deployment }) {
  const { url, domains } = deployment
  return (
    <Section
      title="Address"
      text="Where requests reach this mock."
      actions={
        <span className={css.actions}>
          <Code>{url}</Code>
          <CopyButton text={url} label="Copy the URL" />
        </span>
      }
    >
      <SubdomainField deployment={deployment} />
      <Domains subdomain={deployment.subdomain} domains={domains} />
    </Section>
  )
}

interface DomainsProps {
  readonly subdomain: string
  readonly domains: readonly string[]
}

function Domains({ subdomain, domains }: DomainsProps) {
  const change = useChangeDeployment(subdomain)
  const whyReadOnly = useWhyNotDeploy()
  const toast = useToast()
  const [added, setAdded] = useState('')
  const set = (next: readonly string[], done: string) =>
    change.mutate(
      { domains: [...next] },
      {
        onSuccess: () => {
          setAdded('')
          toast.success(done)
        },
      },
    )
  return (
    <div className={css.stack}>
      <form
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault()
          const host = added.trim()
          if (host !== '') set([...domains, host], `${host} leads here`)
        }}
      >
        <TextField
          className={css.grow}
          label="Host names of its own"
          description="As in api.example.com, whose DNS leads to this server."
          placeholder="api.example.com"
          value={added}
          onChange={setAdded}
          isMono
          isReadOnly={whyReadOnly !== undefined}
        />
        <Button type="submit" whyDisabled={whyReadOnly} isPending={change.isPending}>
          Add
        </Button>
      </form>
      {change.isError && <ErrorNote error={change.error} />}
      {domains.length > 0 && (
        <ul aria-label="Host names">
          {domains.map((domain) => (
            <li key={domain} className={css.line}>
              <code>{domain}</code>
              <Button
                size="small"
                variant="quiet"
                label={`Remove ${domain}`}
                whyDisabled={whyReadOnly}
                onPress={() =>
                  set(
                    domains.filter((other) => other !== domain),
                    `${domain} leads here no more`,
                  )
                }
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
