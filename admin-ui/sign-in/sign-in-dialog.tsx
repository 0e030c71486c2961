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
      note={
        <Button variant="quiet" onPress={signOut}>
          Sign out
        </Button>
      }
    >
      <p>
        The server no longer takes your key. Nothing is lost: what you were saving is saved as soon
        as you have signed in.
      </p>
      <SignInForm action="Sign in and go on" />
    </Dialog>
  )
}
