// Files as lines: path, size, when, and what can be done with each.
import type { DeploymentFile } from '../../../../sdk/client/index.ts'
import {
  Button,
  Cell,
  Code,
  HeadCell,
  RelativeTime,
  Row,
  Table,
  useConfirm,
} from '../../../kit/index.ts'
import { formatBytes } from '../../figures/index.ts'
import css from '../settings.module.css'
import { useDownload, useRemoveFile } from './use-files.ts'

export interface FileTableProps {
  readonly name: string
  readonly files: readonly DeploymentFile[]
  readonly whyReadOnly: string | undefined
}

export function FileTable({ name, files, whyReadOnly }: FileTableProps) {
  const download = useDownload(name)
  const remove = useRemove(name)
  return (
    <Table
      label="Files"
      head={
        <>
          <HeadCell>Path</HeadCell>
          <HeadCell>Size</HeadCell>
          <HeadCell>Uploaded</HeadCell>
          <HeadCell align="end">
            <span className="visually-hidden">Actions</span>
          </HeadCell>
        </>
      }
    >
      {files.map(({ path, bytes, changedAt }) => (
        <Row key={path}>
          <Cell isHeader>
            <Code className={css.value}>{path}</Code>
          </Cell>
          <Cell>{formatBytes(bytes)}</Cell>
          <Cell>
            <RelativeTime time={changedAt} />
          </Cell>
          <Cell align="end">
            <span className={css.actions}>
              <Button size="small" label={`Download ${path}`} onPress={() => download.mutate(path)}>
                Download
              </Button>
              <Button
                size="small"
                variant="quiet"
                label={`Delete ${path}`}
                whyDisabled={whyReadOnly}
                onPress={() => void remove(path)}
              >
                Delete
              </Button>
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

function useRemove(name: string): (path: string) => Promise<void> {
  const confirm = useConfirm()
  const { mutate } = useRemoveFile(name)
  return async (path) => {
    const isSure = await confirm({
      title: `Delete ${path}?`,
      text: 'Responses that send it answer 404 from now on.',
      confirm: 'Delete the file',
      isDanger: true,
    })
    if (isSure) mutate(path)
  }
}
