// The app: signed out a field for a key, signed in the screens.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfirmProvider, SignedInContext, Spinner, ToastProvider } from '../kit/index.ts'
import { type Session, useSession } from '../session/index.ts'
import { SignInDialog, SignInScreen } from '../sign-in/index.ts'
import { queries } from './queries.ts'
import { router } from './router.tsx'

export function App() {
  const state = useSession()
  switch (state.kind) {
    case 'checking':
      return <Spinner label="Signing in" />
    case 'signed-out':
      return <SignInScreen problem={state.problem} />
    case 'signed-in':
      return <Screens session={state.session} isExpired={state.isExpired} />
  }
}

function Screens({ session, isExpired }: { session: Session; isExpired: boolean }) {
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
