// Finds what a call of the management API is about: a deployment at work, or one of its sessions.
import type { Target } from '../control-plane/index.ts'
import type { LiveDeployment, LiveDeployments, Scope } from '../data-plane/index.ts'
import { Refusal } from '../refusal.ts'

export interface Found {
  readonly live: LiveDeployment
  /** The deployment itself, or a session of it. */
  readonly scope: Scope
}

/** @throws Refusal `unknown-deployment` */
export async function liveAt(all: LiveDeployments, id: string): Promise<LiveDeployment> {
  const live = await all.load(id)
  if (live) return live
  throw new Refusal({
    kind: 'unknown-deployment',
    status: 404,
    title: 'No such deployment',
    detail: 'The deployment was deleted meanwhile',
  })
}

/** To be read: a session must be there. @throws Refusal `unknown-deployment`, `unknown-session` */
export async function toRead(all: LiveDeployments, { id, session }: Target): Promise<Found> {
  const live = await liveAt(all, id)
  if (session === undefined) return { live, scope: live.scopes.root }
  const scope = live.scopes.sessions.find(session)
  if (!scope) throw unknownSession(session)
  return { live, scope }
}

/** To be changed: a session is made where there is none. @throws Refusal `unknown-deployment` */
export async function toChange(all: LiveDeployments, { id, session }: Target): Promise<Found> {
  const live = await liveAt(all, id)
  return {
    live,
    scope: session === undefined ? live.scopes.root : live.scopes.sessions.of(session),
  }
}

export const unknownSession = (id: string): Refusal =>
  new Refusal({
    kind: 'unknown-session',
    status: 404,
    title: 'No such session',
    detail: `The deployment has no session ${JSON.stringify(id)}`,
    hint: 'A session is made by the first request that names it. It ends when nobody uses it for an hour, and with a restart.',
  })
