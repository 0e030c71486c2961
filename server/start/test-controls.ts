// What tests do with deployments at work: sessions, overrides, dry runs, beginning anew.
import type {
  AddedOverride,
  NewOverride,
  Override,
  ResponseUsage,
  Session,
  Transaction,
  TriedRequest,
} from '../../core/api/index.ts'
import type { SessionInfo } from '../../core/session/index.ts'
import { describeTransaction } from '../../core/trace/index.ts'
import type { CallPage, LiveTests, SessionTarget, Target } from '../control-plane/index.ts'
import { addOverride, describeOverride, type LiveDeployments } from '../data-plane/index.ts'
import { Refusal } from '../refusal.ts'
import { dryRun } from './dry-run.ts'
import { liveAt, toChange, toRead, unknownSession } from './find-scope.ts'
import { TriedIncoming } from './tried-incoming.ts'

/** Nothing is cut and nothing redacted: it is shown to who sent it. */
const WHOLE = { bodyBytes: Number.MAX_SAFE_INTEGER, redacts: false }

export class TestControls implements LiveTests {
  readonly #live: LiveDeployments
  readonly #now: () => number

  constructor(live: LiveDeployments, now: () => number) {
    this.#live = live
    this.#now = now
  }

  async sessions(id: string): Promise<Session[]> {
    const live = await liveAt(this.#live, id)
    return live.scopes.sessions.list().map(describeSession)
  }

  async openSession(target: SessionTarget): Promise<Session> {
    const { live } = await toChange(this.#live, target)
    const info = live.scopes.sessions.list().find(({ id }) => id === target.session)
    if (!info) throw unknownSession(target.session)
    return describeSession(info)
  }

  async endSession({ id, session }: SessionTarget): Promise<void> {
    const live = await liveAt(this.#live, id)
    if (!live.scopes.sessions.end(session)) throw unknownSession(session)
  }

  async sessionCalls(target: SessionTarget, { after, limit }: CallPage): Promise<Transaction[]> {
    const { live } = await toRead(this.#live, target)
    return live.scopes.sessions.calls
      .of(target.session, after, limit)
      .map(({ exchange, id, time }) => describeTransaction(exchange, { id, time, ...WHOLE }))
  }

  async reset(target: Target): Promise<void> {
    const { live, scope } = await toChange(this.#live, target)
    live.scopes.reset(scope)
  }

  async overrides(target: Target): Promise<Override[]> {
    const { scope } = await toRead(this.#live, target)
    return scope.overrides.all.map(describeOverride)
  }

  async use(target: Target, override: NewOverride): Promise<AddedOverride> {
    const { scope } = await toChange(this.#live, target)
    return addOverride(scope, override)
  }

  async unuse(target: Target, overrideId: string | undefined): Promise<void> {
    const { scope } = await toRead(this.#live, target)
    const isFound = scope.unuse(overrideId)
    if (!isFound && overrideId !== undefined) throw unknownOverride(overrideId)
  }

  async responses(target: Target): Promise<ResponseUsage[]> {
    const { scope } = await toRead(this.#live, target)
    return scope.usage.of(scope.overrides.base)
  }

  async match(target: Target, request: TriedRequest): Promise<Transaction> {
    const incoming = new TriedIncoming(request)
    const session = target.session ?? incoming.session
    const found = await toRead(this.#live, { id: target.id, session })
    const exchange = await found.live.keepDuring(dryRun(found, incoming))
    return describeTransaction(exchange, { id: 0, time: this.#now(), ...WHOLE })
  }
}

const describeSession = ({ id, createdAt, usedAt, requests }: SessionInfo): Session => ({
  id,
  createdAt: new Date(createdAt).toISOString(),
  usedAt: new Date(usedAt).toISOString(),
  requests,
})

const unknownOverride = (id: string): Refusal =>
  new Refusal({
    kind: 'unknown-override',
    status: 404,
    title: 'No such override',
    detail: `There is no override ${JSON.stringify(id)} here`,
    hint: 'One that has answered as often as it was to is gone.',
  })
