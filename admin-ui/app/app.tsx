// The app: signed out a field for a key, signed in the screens.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ConfirmProvider, SignedInContext, ToastProvider } from '../kit/index.ts'
import { type Session, useSession, whenBack } from '../session/index.ts'
import { Checking, SignInDialog, SignInScreen } from '../sign-in/index.ts'
import { createQueries } from './queries.ts'
import { router } from './router.tsx'

export function App() {
  const state = useSession()
  switch (state.kind) {
    case 'checking':
      return <Checking />
    case 'signed-out':
      return <SignInScreen problem={state.problem} />
    case 'signed-in':
      return <Screens session={state.session} isExpired={state.isExpired} />
  }
}

/** What one key was shown is not there for the next. */
function Screens({ session, isExpired }: { session: Session; isExpired: boolean }) {
  const [queries] = useState(createQueries)
  useEffect(() => whenBack(() => void queries.invalidateQueries()), [queries])
  // Another key may see other things.
  const { me } = session
  useEffect(() => {
    if (me) void queries.invalidateQueries()
  }, [queries, me])
  return (
    <QueryClientProvider client={queries}>
      <SignedInContext value={session}>
        <ToastProvider>
          <ConfirmProvider>
            <RouterProvider router={router} />
            {isExpired && <SignInDialog />}
          </ConfirmProvider>
        </ToastProvider>
      </SignedInContext>
    </QueryClientProvider>
  )
}
