// One request through the stages: read, match, choose, render, answer. This is the file to read first; `decide.ts`,
// which takes a request through those in the middle, is the next.
//
//   read     core/request   bytes -> method, path, query, cookies, body          body too large -> 413
//   match    core/match     method and path -> endpoints, in order               none -> 404 with near misses
//   choose   core/rules     mode and rules -> one response                       none (FALLBACK) -> the next endpoint
//   render   core/render    templates and state -> status, headers, body         failed -> 500, line and column
//   answer   core/answer    keeps the changes, waits, sends
import { type Answer, problemAnswer, toResponse } from './answer/index.ts'
import { Calls } from './callbacks/index.ts'
import { decide, hasRoute, outcomeOf } from './decide.ts'
import { Exchange, type Surroundings } from './exchange.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { withModules } from './optional-modules.ts'
import type { Outcome } from './outcome.ts'
import { perform } from './perform.ts'
import { areLoaded, isReady, loadModules, needsOf, provide } from './prepare.ts'
import { failure } from './problems.ts'
import type { Needs, Program } from './program.ts'
import { createProposal, type Proposal } from './proposal.ts'
import { generateBuckets } from './render/index.ts'
import { type IncomingRequest, RequestView, WebIncoming } from './request/index.ts'
import type { Respond } from './respond/index.ts'
import { OpenSockets, type SentMessage, type SocketHost, takesUpgrades } from './sockets/index.ts'
import { Layer } from './state/index.ts'
import { OpenStreams } from './stream/index.ts'
import { isSameBucket, takeBuckets } from './take-buckets.ts'
import type { Later, Work } from './work.ts'
import { createWorld, type Upstream, type World } from './world/index.ts'

const withoutChanges = (outcome: Outcome, answer: Answer): Outcome => ({
  ...outcome,
  answer,
  problem: 'its changes are refused',
  changes: undefined,
})

export interface EngineOptions {
  readonly world?: Partial<World>
  readonly limits?: Partial<Limits>
  /** A state kept from before; a new one where it is left out. */
  readonly state?: Layer
  /** Told of every request once it is decided, before it is answered, and after how many milliseconds it will be. */
  readonly onOutcome?: (outcome: Outcome, request: RequestView, ms: number) => void
  /** Whether bodies are read also where nothing of the mock asks for them, so that `onOutcome` can see them. Default false. */
  readonly readsBodies?: boolean
  /** Told of each message that a WebSocket route sends, once, to how many clients soever. */
  readonly onSent?: (sent: SentMessage) => void
  /** Those that are open, of an engine in whose place this one comes; none where it is left out. */
  readonly sockets?: OpenSockets
  /** Asked before what a request changes is kept; an answer is sent instead, and nothing changed. */
  readonly refuseChanges?: (outcome: Outcome, request: RequestView) => Answer | undefined
}

const isOfMock = ({ source }: Outcome): boolean => source !== 'none' && source !== 'proxy'

/** What a request needs that is read for its log only. */
const ONLY_BODY: Needs = { body: true, faker: false, ajv: false, re2js: false, state: false }

/** A program at work: it answers requests, and keeps what they change. */
export class Engine {
  readonly state: Layer
  /** Bodies that are being sent. */
  readonly streams = new OpenStreams()
  /** WebSocket connections. */
  readonly sockets: OpenSockets
  readonly #world: World
  readonly #limits: Limits
  readonly #onOutcome: EngineOptions['onOutcome']
  readonly #readsBodies: boolean
  readonly #refuseChanges: EngineOptions['refuseChanges']
  readonly #onSent: EngineOptions['onSent']
  /** The engine that this one's state is a fork of. */
  #source: (() => Engine) | undefined
  #program: Program
  #surroundings: Surroundings
  readonly #calls = new Calls()
  /** Requests that are not answered yet. */
  #underWay = 0
  /** The program whose buckets the state holds. */
  #generatedFor: Program | undefined

  constructor(program: Program, options: EngineOptions = {}) {
    this.state = options.state ?? new Layer()
    this.#world = createWorld(options.world)
    this.#limits = { ...defaultLimits, ...options.limits }
    this.#onOutcome = options.onOutcome
    this.#readsBodies = options.readsBodies ?? false
    this.#refuseChanges = options.refuseChanges
    this.#onSent = options.onSent
    this.#program = program
    this.#surroundings = this.#surround(program)
    const host = this.#socketHost()
    this.sockets = options.sockets?.moveTo(host) ?? new OpenSockets(host)
  }

  get program(): Program {
    return this.#program
  }

  /** Answers a Web `Request`. Never rejects for what a client sends. */
  fetch(request: Request, address: string | (() => string) = ''): Response | Promise<Response> {
    const answer = this.handle(new WebIncoming(request, address))
    if (!(answer instanceof Promise)) return toResponse(answer)
    return answer.then((late) => toResponse(late, request.method))
  }

  /**
   * Makes it the engine of a session, whose state is a fork of another engine's: it has that one's generated data
   * instead of generating its own, and begins with what that one has when it is reset.
   */
  forkOf(source: () => Engine): this {
    this.#source = source
    return this
  }

  /** Whether no request is under way, no body, and no connection. */
  get isIdle(): boolean {
    return this.#underWay === 0 && this.streams.size === 0 && this.sockets.size === 0
  }

  /** Answers a request of any front; at once where nothing has to be waited for. */
  handle(incoming: IncomingRequest): Answer | Promise<Answer> {
    const request = this.#view(incoming)
    if (takesUpgrades(this.#program) && incoming.isUpgrade)
      return this.#watch(this.#connect(request, this.#start()))
    return this.#watch(this.#handle(request, this.#start()))
  }

  #view(incoming: IncomingRequest): RequestView {
    return new RequestView(incoming, this.#limits, this.#program.handsOn)
  }

  /** When a request came, for who is told how long it took. */
  #start(): number {
    return this.#onOutcome ? performance.now() : 0
  }

  #handle(request: RequestView, started: number): Answer | Promise<Answer> {
    const go = (outcome: Outcome, exchange?: Exchange) => {
      return this.#finish(outcome, exchange, request, started)
    }
    if (!this.#isBodyMissing(request)) return this.#decide(request, go)
    const readFirst = () =>
      this.#provide(request, ONLY_BODY).then((failed) =>
        failed ? go(failed) : this.#decide(request, go),
      )
    if (!this.#program.handsOn) return readFirst()
    // What is handed on is not held for the log, which has its beginning.
    return this.#decide(request, (outcome, exchange) =>
      outcome.work?.kind === 'proxy' || !this.#isBodyMissing(request)
        ? go(outcome, exchange)
        : readFirst(),
    )
  }

  /** Answers a request for a WebSocket. */
  #connect(request: RequestView, started: number): Answer | Promise<Answer> {
    try {
      const accepted = this.sockets.accept(request)
      return accepted instanceof Promise
        ? accepted.then((outcome) => this.#answer(outcome, request, started))
        : this.#answer(accepted, request, started)
    } catch (error) {
      const needs = needsOf(error)
      if (!needs) throw error
      return this.#provide(request, needs).then((failed) =>
        failed ? this.#answer(failed, request, started) : this.#connect(request, started),
      )
    }
  }

  /** What connections need. */
  #socketHost(): SocketHost {
    const own = () => ({ program: this.#program, surroundings: this.#surroundings })
    return {
      state: this.state,
      get program() {
        return own().program
      },
      get surroundings() {
        return own().surroundings
      },
      has: (needs, request) => this.#has(needs, request),
      provide: (needs, request) => this.#provide(request, needs),
      keep: (outcome, request) => {
        const refused = this.#refuseChanges?.(outcome, request)
        if (!refused) outcome.changes?.writeTo(this.state)
        return refused
      },
      onSent: (sent) => this.#onSent?.(sent),
    }
  }

  /** Answers what is decided, at once where nothing is left to be done. */
  #finish(
    outcome: Outcome,
    exchange: Exchange | undefined,
    request: RequestView,
    started: number,
  ): Answer | Promise<Answer> {
    if (!exchange || outcome.problem !== undefined) return this.#answer(outcome, request, started)
    const body = outcome.response?.body
    if (body?.kind === 'function') return this.#respond(body.respond, outcome, exchange, started)
    if (outcome.work) return this.#perform(outcome.work, outcome, exchange, started)
    return this.#answer(outcome, request, started)
  }

  /** Does what is left to be done. What the request changes is kept before, for others come meanwhile. */
  #perform(
    work: Work,
    decided: Outcome,
    exchange: Exchange,
    started: number,
  ): Answer | Promise<Answer> {
    const request = exchange.request as RequestView
    const outcome = this.#keep(decided, request)
    if (outcome !== decided) return this.#send(outcome, request, started)
    const { state, streams } = this
    const later = this.#later(outcome, request)
    const input = { outcome, exchange, program: this.#program, state, later, streams }
    return perform(work, input).then((done) => {
      streams.add(done.answer.body, done.route)
      return this.#send(done, request, started)
    })
  }

  /** What is prepared and kept once the answer has begun. */
  #later(outcome: Outcome, request: RequestView): Later {
    return {
      prepare: () => this.prepareState(),
      keep: (changes) => {
        if (this.#refuseChanges?.({ ...outcome, changes }, request)) return false
        changes.writeTo(this.state)
        return true
      },
    }
  }

  /** Has a function answer; where that takes time, other requests are answered meanwhile. */
  #respond(
    respond: Respond,
    decided: Outcome,
    exchange: Exchange,
    started: number,
  ): Answer | Promise<Answer> {
    const request = exchange.request as RequestView
    const program = this.#program
    const finish = respond({ program, exchange, decided, state: this.state })
    if (!(finish instanceof Promise)) return this.#answer(finish(), request, started)
    this.state.count(decided.route?.uuid)
    return finish.then((late) => this.#answer(late(), request, started, true))
  }

  /** Whether a body is there to be read, though nothing of the mock may ask for it. */
  #isBodyMissing(request: RequestView): boolean {
    return this.#readsBodies && !request.hasBody && request.isWithBody
  }

  #watch<T>(answer: T | Promise<T>): T | Promise<T> {
    if (!(answer instanceof Promise)) return answer
    this.#underWay++
    const end = () => {
      this.#underWay--
    }
    answer.then(end, end)
    return answer
  }

  /**
   * Decides a request and leaves it to the caller whether it is answered; until then nothing is changed. The body of a
   * request for which no route is there by method and path is not read.
   */
  async propose(incoming: IncomingRequest): Promise<Proposal> {
    const request = this.#view(incoming)
    const started = this.#start()
    const program = this.#program
    const isThere = await withModules(() => hasRoute(program, request))
    const isBodySpared = program.needs.body && !isThere
    const propose = (outcome: Outcome, exchange?: Exchange): Proposal => {
      const { edition, requests } = this.state
      const isCurrent = () =>
        this.#program === program &&
        this.state.edition === edition &&
        this.state.requests === requests &&
        outcome.response?.body.kind !== 'function' &&
        !this.#isBodyMissing(request)
      return createProposal({
        outcome,
        // What the mock would hand on to another server is left to others too.
        isMatched: isOfMock(outcome) || (!outcome.isPassedOn && isThere),
        answer: () =>
          this.#watch(
            isCurrent()
              ? this.#finish(outcome, exchange, request, started)
              : this.#handle(request, started),
          ),
      })
    }
    return this.#decide(request, propose, isBodySpared)
  }

  /** What the answer to a request would be. Asking changes nothing; what a function would answer is not known before. */
  async decide(incoming: IncomingRequest): Promise<Outcome> {
    return this.#decide(this.#view(incoming), (outcome) => outcome)
  }

  /** Brings every bucket and variable to be, ahead of the first request; at once where nothing has to be loaded. */
  prepareState(): void | Promise<void> {
    if (this.#generatedFor !== this.#program) return this.#generate()
  }

  /**
   * Goes on with another program: the next request sees it whole. Buckets that are the same keep their values, and
   * endless streams and connections of routes that are there no more come to an end.
   * @param isSpent whether what is there no more has only answered as often as it was to: what it began goes on
   */
  replace(program: Program, isSpent = false): void {
    const next = new Map(program.buckets.map((bucket) => [bucket.uuid, bucket]))
    for (const bucket of this.#program.buckets)
      if (!isSameBucket(bucket, next.get(bucket.uuid))) this.state.dropBucket(bucket.uuid)
    const isGenerated =
      this.#generatedFor === this.#program && this.#program.buckets === program.buckets
    if (isGenerated) this.#generatedFor = program
    this.#program = program
    this.#surroundings = this.#surround(program)
    if (!isSpent) this.streams.keep(program)
    this.sockets.keep(program, isSpent)
  }

  /** Forgets what requests changed; a session begins with what its source has now. */
  reset(): void {
    const source = this.#source?.()
    if (source) this.state.refork(source.state)
    else this.state.clear()
    this.#generatedFor = undefined
  }

  /** Forgets everything, and throws the dice from the first again: with the same seed all repeats exactly. */
  rewind(): void {
    this.reset()
    this.state.rewind()
    this.sockets.endAll(1012, 'the mock begins anew')
  }

  /** Forgets what requests changed in buckets, or in one of them: each is generated anew. */
  resetBuckets(only?: string): void {
    for (const { uuid } of this.#program.buckets)
      if (only === undefined || uuid === only) this.state.dropBucket(uuid)
    this.#generatedFor = undefined
  }

  /** Loads what the program uses, ahead of the first request that would wait for it. */
  async warmUp(): Promise<void> {
    await loadModules(this.#program.modules, this.#world)
  }

  /**
   * Decides, after bringing what is missing, and hands the outcome on in the same breath: no other request may come
   * between a decision and what it changes.
   */
  #decide<T>(
    request: RequestView,
    then: (outcome: Outcome, exchange?: Exchange) => T | Promise<T>,
    isBodySpared = false,
  ): T | Promise<T> {
    const program = this.#program
    const exchange = new Exchange(request, this.state, this.#surroundings)
    const has = (needs: Needs) =>
      this.#has(isBodySpared ? { ...needs, body: false } : needs, request)
    const decided = decide(program, exchange, has)
    if (!('needs' in decided)) return then(decided, exchange)
    const needs = isBodySpared ? { ...decided.needs, body: false } : decided.needs
    return this.#provide(request, needs).then((failed) =>
      failed ? then(failed) : this.#decide(request, then, isBodySpared),
    )
  }

  #has(needs: Needs, request: RequestView): boolean {
    return (
      isReady(needs, request, this.#world) && (!needs.state || this.#generatedFor === this.#program)
    )
  }

  /** Brings what is missing; where that fails, gives the outcome that says so. */
  #provide(request: RequestView, needs: Needs): Promise<Outcome | undefined> {
    const provided = provide(needs, request, this.#world)
    const generated = needs.state ? provided.then(() => this.prepareState()) : provided
    return generated.then(
      () => undefined,
      (error) => this.#unprovided(request, error),
    )
  }

  #unprovided(request: RequestView, error: unknown): Outcome {
    const problem = failure(error, {}, this.#program.dialect)
    const exchange = new Exchange(request, this.state, this.#surroundings)
    return outcomeOf(this.#program, exchange, problemAnswer(problem), { problem: problem.detail })
  }

  #generate(): void | Promise<void> {
    const program = this.#program
    if (this.#generatedFor === program) return
    const source = this.#source?.()
    const waiting = [
      source?.prepareState(),
      areLoaded(program.bucketNeeds, this.#world)
        ? undefined
        : loadModules(program.bucketNeeds, this.#world),
    ].filter((one) => one instanceof Promise)
    if (waiting.length > 0) return Promise.all(waiting).then(() => this.#generate())
    const generated = new Layer(this.state)
    if (source) takeBuckets(program, source, generated)
    generateBuckets(program.buckets, generated, this.#surroundings)
    this.state.takeGenerated(generated)
    this.#generatedFor = program
  }

  #answer(
    decided: Outcome,
    request: RequestView,
    started: number,
    isCounted = false,
  ): Answer | Promise<Answer> {
    return this.#send(this.#keep(decided, request, isCounted), request, started)
  }

  /** Keeps what the request changes; where that is refused, it is another outcome. */
  #keep(decided: Outcome, request: RequestView, isCounted = false): Outcome {
    const refused = decided.changes && this.#refuseChanges?.(decided, request)
    const outcome = refused ? withoutChanges(decided, refused) : decided
    outcome.changes?.writeTo(this.state)
    if (!isCounted) this.state.count(outcome.route?.uuid)
    return outcome
  }

  /** Tells of the outcome, and waits as long as the mock says. */
  #send(outcome: Outcome, request: RequestView, started: number): Answer | Promise<Answer> {
    this.#onOutcome?.(outcome, request, performance.now() - started + outcome.delayMs)
    if (outcome.callbacks) this.#callBack(outcome)
    if (outcome.delayMs === 0) return outcome.answer
    return this.#world.sleep(outcome.delayMs).then(() => outcome.answer)
  }

  /** Makes the callbacks of an outcome, once its answer has gone. */
  #callBack({ callbacks = [], aftermath, delayMs }: Outcome): void {
    const tell = (text: string) => aftermath?.add({ stage: 'callback', text })
    const caller = { world: this.#world, self: this.#self, tell }
    for (const call of callbacks)
      this.#calls.add({ ...call, delayMs: call.delayMs + delayMs }, caller)
  }

  /** Answers what a callback asks of the mock itself. */
  readonly #self: Upstream = async ({ url, method, headers, body }) => {
    const request = new Request(`http://localhost${url}`, {
      method,
      headers: headers as [string, string][],
      body: body as BodyInit | null,
    })
    const response = await this.fetch(request, '127.0.0.1')
    return { status: response.status, headers: [...response.headers], body: response.body }
  }

  /** When no callback is under way any more. */
  settled(): Promise<void> {
    return this.#calls.settled()
  }

  #surround(program: Program): Surroundings {
    const { mock, directory } = program
    const { publicBaseUrl } = this.#world
    const scheme = mock.tlsOptions.enabled ? 'https' : 'http'
    const prefix = mock.endpointPrefix === '' ? '' : `/${mock.endpointPrefix}`
    return {
      world: this.#world,
      limits: this.#limits,
      buckets: directory,
      baseUrl: (hostname) => `${publicBaseUrl ?? `${scheme}://${hostname}:${mock.port}`}${prefix}`,
    }
  }
}
