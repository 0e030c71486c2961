// Quotas of a deployment, and what is used of them.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Deployment, Quotas } from '../../../../sdk/client/index.ts'
import { Button, ErrorNote, NumberField, Section, useClient, useToast } from '../../../kit/index.ts'
import { formatBytes, formatCount } from '../../figures/index.ts'
import { useChangeDeployment, useWhyNotAdmin } from '../../queries/index.ts'
import css from '../settings.module.css'
import { Meter } from './meter.tsx'
import { fromUnit, QUOTA_FIELDS, toUnit } from './quota-fields.ts'

export function LimitsSection({ deployment }: { readonly deployment: Deployment }) {
  const { quotas, subdomain } = deployment
  const whyNotAdmin = useWhyNotAdmin()
  const change = useChangeDeployment(subdomain)
  const toast = useToast()
  const [changed, setChanged] = useState<Partial<Quotas>>({})
  const isChanged = Object.keys(changed).length > 0
  const save = () =>
    change.mutate(
      { quotas: changed },
      {
        onSuccess: () => {
          setChanged({})
          toast.success('The limits are changed')
        },
      },
    )
  return (
    <Section
      title="Limits"
      text={whyNotAdmin ?? '0 is no limit, but for the transactions.'}
      actions={
        isChanged && (
          <>
            <Button size="small" onPress={() => setChanged({})}>
              Discard
            </Button>
            <Button size="small" variant="primary" isPending={change.isPending} onPress={save}>
              Save the limits
            </Button>
          </>
        )
      }
    >
      <Usage deployment={deployment} />
      <div className={css.grid}>
        {QUOTA_FIELDS.map((field) => (
          <NumberField
            key={field.key}
            label={field.label}
            description={field.description}
            unit={field.unit}
            min={0}
            value={toUnit(field, changed[field.key] ?? quotas[field.key])}
            onChange={(value) =>
              setChanged({ ...changed, [field.key]: fromUnit(field, value ?? 0) })
            }
            isReadOnly={whyNotAdmin !== undefined}
          />
        ))}
      </div>
      {change.isError && <ErrorNote error={change.error} />}
    </Section>
  )
}

function Usage({ deployment }: { readonly deployment: Deployment }) {
  const client = useClient()
  const { quotas, monthlyCalls, subdomain } = deployment
  const state = useQuery({
    queryKey: ['state', subdomain, null],
    queryFn: () => client.state(subdomain),
  })
  return (
    <div className={css.grid}>
      <Meter
        label="Requests this month"
        used={monthlyCalls}
        limit={quotas.monthlyCalls}
        format={formatCount}
      />
      {state.data && (
        <Meter
          label="State"
          used={state.data.bytes}
          limit={quotas.stateBytes}
          format={formatBytes}
        />
      )}
    </div>
  )
}
