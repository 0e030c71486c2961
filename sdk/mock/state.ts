// The state of a mock as a test reads and changes it.
import { suggest } from '../../core/document/index.ts'
import { type BucketView, type Engine, MockhostError, type MockState } from '../../core/index.ts'
import { StateView } from '../../core/respond/index.ts'
import { nameValue, refuse } from '../argument/index.ts'
import type { LocalBucket, LocalState } from './mock.ts'

/** @param engineOf asked each time: a session may have begun anew */
export function stateOf(engineOf: () => Engine): LocalState {
  return {
    bucket: <T>(name: string) => bucketOf(() => viewOf(engineOf()).bucket<T>(name)),
    variable: (name) => viewOf(engineOf()).variable(checkName('variable', name)),
    setVariable(name, value) {
      const engine = engineOf()
      checkName('setVariable', name)
      if (value === undefined) engine.state.dropVariable(name)
      else viewOf(engine).setVariable(name, value)
    },
    counter(route) {
      const engine = engineOf()
      return engine.state.counter(routeUuid(engine, route))
    },
  }
}

/** A bucket as it is each time that it is asked. */
function bucketOf<T>(now: () => BucketView<T>): LocalBucket<T> {
  const { id, name } = now()
  const set = (value: T) => {
    now().value = value
  }
  return {
    id,
    name,
    get value() {
      return now().value
    },
    set value(value) {
      set(value)
    },
    set,
    push: (...items) => now().push(...items),
    update(change) {
      if (typeof change !== 'function')
        refuse(
          `state.bucket(${nameValue(id)}).update(…)`,
          `${nameValue(change)} is no function`,
          'Give one that takes the value and gives the new one, or use `set`.',
        )
      now().update(change)
    },
  }
}

/** The state as functions see it, with every bucket made; what is changed is changed at once. */
function viewOf(engine: Engine): MockState {
  const waiting = engine.prepareState()
  const { program, state } = engine
  if (!(waiting instanceof Promise))
    return new StateView({ program, shared: state, own: state, requestNumber: 0 })
  // What fails here fails for whoever waits for it too: the next request, or `ready`.
  waiting.catch(() => {})
  throw new MockhostError(
    'state-not-ready',
    'The state is not there yet: its data buckets hold random data, whose maker is still being loaded. Await mock.ready() first.',
  )
}

function routeUuid({ program }: Engine, wanted: unknown): string {
  const routes = [...program.endpoints, ...program.sockets].map(({ route }) => route)
  const title = String(wanted).trim().replace(/\s+/g, ' ').toLowerCase()
  const route = routes.find(
    (candidate) => candidate.uuid === wanted || candidate.title.toLowerCase() === title,
  )
  if (route) return route.uuid
  const titles = [...new Set(routes.map((candidate) => candidate.title))]
  refuse(
    `state.counter(${nameValue(wanted)})`,
    'the mock has no such route',
    titles.length === 0 ? 'It has none at all.' : suggest(String(wanted), titles),
  )
}

function checkName(what: string, name: unknown): string {
  if (typeof name === 'string' && name !== '') return name
  refuse(`state.${what}(…)`, `${nameValue(name)} is no name`, 'Give a text that is not empty.')
}
