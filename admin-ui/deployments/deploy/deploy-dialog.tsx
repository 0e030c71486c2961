// Deploying a mock: from a file, a text, an address, the sample or nothing; it ends on the URL and the key.
import { useMutation } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import type { Deployed, Visibility } from '../../../sdk/client/index.ts'
import { Button, cx, Dialog, ErrorNote, mistakesOf, useClient } from '../../kit/index.ts'
import { useRefreshDeployments } from '../queries.ts'
import css from './deploy.module.css'
import { DeployedView } from './deployed-view.tsx'
import { type Options, OptionsForm } from './options-form.tsx'
import { SourceForm } from './source-form.tsx'
import { nameOfFile, readDropped } from './sources.ts'
import { useRegions } from './use-regions.ts'
import { useSubdomainCheck } from './use-subdomain-check.ts'

export function DeployDialog({ onClose }: { readonly onClose: () => void }) {
  const [deployed, setDeployed] = useState<Deployed>()
  return deployed ? (
    <Dialog
      title="It is live"
      isOpen
      onClose={onClose}
      size="medium"
      actions={<Button onPress={onClose}>Close</Button>}
    >
      <DeployedView deployed={deployed} onClose={onClose} />
    </Dialog>
  ) : (
    <Form onClose={onClose} onDeployed={setDeployed} />
  )
}

interface FormProps {
  readonly onClose: () => void
  readonly onDeployed: (deployed: Deployed) => void
}

function Form({ onClose, onDeployed }: FormProps) {
  const [text, setText] = useState('')
  const [isOver, setOver] = useState(false)
  const [options, setOptions] = useState<Options>({
    subdomain: '',
    visibility: 'public' as Visibility,
    region: '',
    env: [],
  })
  const check = useSubdomainCheck(options.subdomain)
  const deploy = useDeploy(text, options, onDeployed)
  const take = (next: string, name?: string) => {
    deploy.reset()
    setText(next)
    if (name !== undefined && options.subdomain === '')
      setOptions((now) => ({ ...now, subdomain: name }))
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = await readDropped(event.dataTransfer)
    if (dropped) take(dropped.text, nameOfFile(dropped.name))
  }
  return (
    <Dialog
      title="Deploy a mock"
      isOpen
      onClose={onClose}
      size="large"
      isDismissable={text === ''}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isPending={deploy.isPending}
            isDisabled={text.trim() === '' || check.error !== undefined}
            onPress={() => deploy.mutate()}
          >
            Deploy
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button that opens a file */}
      <div
        className={cx(css.form, isOver && css.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => void drop(event)}
      >
        <SourceForm text={text} onText={take} mistakes={mistakesOf(deploy.error)} />
        {deploy.isError && <ErrorNote error={deploy.error} title="It was not deployed" />}
        <OptionsForm options={options} onChange={setOptions} check={check} />
      </div>
    </Dialog>
  )
}

function useDeploy(text: string, options: Options, onDeployed: (deployed: Deployed) => void) {
  const client = useClient()
  const refresh = useRefreshDeployments()
  const regions = useRegions()
  const { subdomain, visibility, region, env } = options
  return useMutation({
    mutationFn: () =>
      client.deploy({
        mock: text,
        visibility,
        ...(subdomain === '' ? {} : { subdomain }),
        ...(region === '' || !regions.includes(region) ? {} : { region }),
        env: Object.fromEntries(
          env.filter(({ key }) => key !== '').map(({ key, value }) => [key, value]),
        ),
      }),
    onSuccess: (deployed) => {
      refresh()
      onDeployed(deployed)
    },
  })
}
