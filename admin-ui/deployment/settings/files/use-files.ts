// The files of a deployment as the server has them, and changes of them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { saveFile, useClient, useToast } from '../../../kit/index.ts'

const keyOf = (name: string) => ['files', name] as const

export function useFiles(name: string) {
  const client = useClient()
  return useQuery({ queryKey: keyOf(name), queryFn: () => client.files(name) })
}

export interface Upload {
  /** Where in the mock's files they go; empty for their top. */
  readonly folder: string
  readonly files: readonly File[]
}

export const pathOf = (folder: string, { name }: Pick<File, 'name'>): string =>
  [...folder.split('/').filter(Boolean), name].join('/')

export function useUpload(name: string) {
  const client = useClient()
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ folder, files }: Upload) => {
      for (const file of files) await client.putFile(name, pathOf(folder, file), file)
    },
    onSuccess: (_, { files }) =>
      toast.success(
        files.length === 1 ? `${files[0]?.name} is live` : `${files.length} files are live`,
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(name) }),
  })
}

export function useRemoveFile(name: string) {
  const client = useClient()
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (path: string) => client.removeFile(name, path),
    onSuccess: (_, path) => toast.success(`${path} is deleted`),
    onError: (error, path) => toast.error(`${path} was not deleted`, error),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(name) }),
  })
}

export function useDownload(name: string) {
  const client = useClient()
  const toast = useToast()
  return useMutation({
    mutationFn: async (path: string) =>
      saveFile(fileNameOf(path), await new Response(await client.file(name, path)).blob()),
    onError: (error, path) => toast.error(`${path} was not fetched`, error),
  })
}

const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
