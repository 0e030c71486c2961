// Signing in again over a screen whose key is no longer good; what is unsaved there waits.
import { Button, Dialog } from '../kit/index.ts'
import { signOut } from '../session/index.ts'
import { SignInForm } from './sign-in-form.tsx'

export function SignInDialog() {
  return (
    <Dialog
      title="Sign in again"
      isOpen
      hasClose={false}
      onClose={() => {}}
      size="small"
      actions={<Button onPress={signOut}>Sign out</Button>}
    >
      <p>The server no longer takes your key. What you have not saved is still here.</p>
      <SignInForm action="Sign in and go on" />
    </Dialog>
  )
}
