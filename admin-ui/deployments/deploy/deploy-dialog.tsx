// Deploying a mock: from a file, a text, an address, the sample or nothing; it ends on how the mock is asked.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Deployed } from '../../../sdk/client/index.ts'
import { Button, Dialog } from '../../kit/index.ts'
import { DeployForm } from './deploy-form.tsx'
import { DeployedView } from './deployed-view.tsx'

export function DeployDialog({ onClose }: { readonly onClose: () => void }) {
  const [deployed, setDeployed] = useState<Deployed>()
  const navigate = useNavigate()
  if (!deployed) return <DeployForm onClose={onClose} onDeployed={setDeployed} />
  const open = () =>
    void navigate({ to: '/deployments/$name/routes', params: { name: deployed.subdomain } })
  return (
    <Dialog
      title={`${deployed.subdomain} is live`}
      isOpen
      onClose={onClose}
      size="medium"
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button variant="primary" onPress={open} autoFocus>
            Open the deployment
          </Button>
        </>
      }
    >
      <DeployedView deployed={deployed} />
    </Dialog>
  )
}
