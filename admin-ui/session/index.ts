// Who is signed in, and whether their server can be reached.
export { useIsConnectionLost, whenBack } from './connection.ts'
export { isKeyRemembered } from './kept-key.ts'
export { resume, type Session, type SessionState, signIn, signOut, useSession } from './session.ts'
