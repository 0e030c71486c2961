// Sends the request of a transaction again, or only decides it, and keeps both answers to be compared.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Transaction } from '../../../../sdk/client/index.ts'
import { useClient, useToast } from '../../../kit/index.ts'
import type { Replayed } from '../compare/index.ts'

export function useReplay(name: string, transaction: Transaction) {
  const client = useClient()
  const toast = useToast()
  const [replayed, setReplayed] = useState<Replayed>()
  const replay = useMutation({
    mutationFn: (dryRun: boolean) => client.replay(name, transaction.id, { dryRun }),
    onSuccess: (after, isDryRun) => setReplayed({ before: transaction, after, isDryRun }),
    onError: (error) => toast.error('The request was not sent again', error),
  })
  return {
    replayed,
    isPending: replay.isPending,
    run: (isDryRun: boolean) => replay.mutate(isDryRun),
    close: () => setReplayed(undefined),
  }
}
