// Who is signed in.
export {
  resume,
  type Session,
  type SessionState,
  signIn,
  signOut,
  useSession,
  whenSignedInAgain,
} from './session.ts'
