// Files that the mock sends: uploaded, listed, fetched, deleted.
import Files from 'lucide-react/icons/files'
import { useRef, useState } from 'react'
import type { Deployment, DeploymentFile } from '../../../../sdk/client/index.ts'
import {
  Button,
  Code,
  EmptyState,
  ErrorNote,
  Section,
  Skeleton,
  TextField,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { formatBytes } from '../../figures/index.ts'
import css from '../settings.module.css'
import { FileTable } from './file-table.tsx'
import { useFiles, useUpload } from './use-files.ts'

export function FilesSection({ deployment }: { readonly deployment: Deployment }) {
  const { subdomain, quotas } = deployment
  const whyReadOnly = useWhyNotDeploy()
  const files = useFiles(subdomain)
  return (
    <Section
      title="Files"
      text={
        <>
          Sent by responses that name them: <Code>filePath: data/users.json</Code>.{' '}
          {files.data && usageOf(files.data, quotas.filesBytes)}
        </>
      }
    >
      {files.isPending && <Skeleton lines={2} />}
      {files.isError && <ErrorNote error={files.error} onRetry={() => void files.refetch()} />}
      {files.data?.length === 0 && (
        <EmptyState
          icon={<Files size={20} />}
          title="No files"
          text="Upload what responses send as files: images, documents, large texts."
        />
      )}
      {files.data && files.data.length > 0 && (
        <FileTable name={subdomain} files={files.data} whyReadOnly={whyReadOnly} />
      )}
      <Uploading name={subdomain} whyReadOnly={whyReadOnly} />
    </Section>
  )
}

function usageOf(files: readonly DeploymentFile[], limit: number): string {
  const used = formatBytes(files.reduce((sum, { bytes }) => sum + bytes, 0))
  return limit === 0 ? `${used} are used.` : `${used} of ${formatBytes(limit)} are used.`
}

interface UploadingProps {
  readonly name: string
  readonly whyReadOnly: string | undefined
}

function Uploading({ name, whyReadOnly }: UploadingProps) {
  const [folder, setFolder] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const upload = useUpload(name)
  return (
    <div className={css.stack}>
      <div className={css.row}>
        <TextField
          label="Folder"
          placeholder="data/images"
          description="Where the mock looks for them; empty for no folder."
          isMono
          value={folder}
          onChange={setFolder}
          isReadOnly={whyReadOnly !== undefined}
        />
        <Button
          whyDisabled={whyReadOnly}
          isPending={upload.isPending}
          onPress={() => input.current?.click()}
        >
          Upload files
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Files to upload"
          onChange={({ target }) => {
            const files = [...(target.files ?? [])]
            // The same file can be chosen again.
            target.value = ''
            if (files.length > 0) upload.mutate({ folder, files })
          }}
        />
      </div>
      {upload.isError && <ErrorNote error={upload.error} />}
    </div>
  )
}
