// The files of a deployment, which its mock sends: uploaded, listed, fetched, deleted.
import * as Type from '@sinclair/typebox'
import { deploymentFileSchema, filePathSchema } from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { visibleDeployment } from '../visible.ts'

const PATH = '/api/v1/deployments/:name/files'
const bytes = Type.String({ format: 'binary' })

export function fileOperations({ deployments, assets }: ControlPlaneParts): Operation[] {
  return [
    operation(`read GET ${PATH}`, {
      id: 'listFiles',
      tag: 'Files',
      summary: 'The files of a deployment, by path',
      answer: Type.Array(deploymentFileSchema),
      handle: (input) => assets.list(visibleDeployment(deployments, input).id),
    }),
    operation(`deploy PUT ${PATH}`, {
      id: 'putFile',
      tag: 'Files',
      summary: 'Upload a file, in the place of what has its path: live at once',
      description:
        'The body is the file, of any type and up to the quota `filesBytes` of all files together. A mock names it by its path: `filePath: data/users.json`.',
      query: filePathSchema,
      bodyContent: { 'application/octet-stream': bytes },
      answer: deploymentFileSchema,
      handle: (input) => {
        const { id, quotas } = visibleDeployment(deployments, input)
        return assets.put(id, input.query.path, input.readStream(), quotas.filesBytes)
      },
    }),
    operation(`deploy DELETE ${PATH}`, {
      id: 'deleteFile',
      tag: 'Files',
      summary: 'Delete a file',
      query: filePathSchema,
      status: 204,
      handle: (input) => {
        assets.remove(visibleDeployment(deployments, input).id, input.query.path)
        return undefined
      },
    }),
    operation(`read GET ${PATH}/content`, {
      id: 'getFile',
      tag: 'Files',
      summary: 'What is in a file',
      query: filePathSchema,
      answerContent: { 'application/octet-stream': bytes },
      handle: (input) => {
        const file = assets.need(visibleDeployment(deployments, input).id, input.query.path)
        return new Response(assets.read(file), {
          headers: {
            'Content-Type': 'application/octet-stream',
            'Content-Length': String(file.content.bytes),
            'Content-Disposition': 'attachment',
            'X-Content-Type-Options': 'nosniff',
            ETag: `"${file.hash}"`,
          },
        })
      },
    }),
  ]
}
