// Who is signed in: the client that asks with their key, and what the key may do.
import { createContext, useContext } from 'react'
import type { Me, MockhostClient } from '../../../sdk/client/index.ts'

export interface SignedIn {
  readonly client: MockhostClient
  readonly me: Me
}

export const SignedInContext = createContext<SignedIn | undefined>(undefined)

function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext)
  if (!signedIn) throw new Error('This is used outside of what only who is signed in sees')
  return signedIn
}

export const useClient = (): MockhostClient => useSignedIn().client

/** The name, the scope and the deployments of the key. */
export const useMe = (): Me => useSignedIn().me

/** Undefined where the key may change things, else why it may not. */
export const useWhyNotDeploy = (): string | undefined =>
  useMe().scope === 'read' ? 'This key may only look' : undefined
