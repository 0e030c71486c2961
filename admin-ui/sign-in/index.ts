// Signing in.
export { Checking } from './checking.tsx'
export { SignInDialog } from './sign-in-dialog.tsx'
export { SignInScreen } from './sign-in-screen.tsx'
