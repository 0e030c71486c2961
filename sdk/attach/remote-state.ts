// The state of an attached deployment, or of a session of it, as a test reads and changes it.
import type { State, StateChange } from '../../core/api/index.ts'
import { suggest } from '../../core/document/index.ts'
import { nameValue, refuse } from '../argument/index.ts'
import { assertJson } from './assert-json.ts'
import { type Attached, ofSession } from './attached.ts'
import { counterOf } from './counter.ts'
import type { RemoteBucket, RemoteState } from './remote-mock.ts'

export function remoteState(attached: Attached, session: string | null): RemoteState {
  const { client, subdomain } = attached
  const of = ofSession(session)
  const read = () => client.state(subdomain, of)
  const change = async (changes: StateChange): Promise<void> => {
    await client.changeState(subdomain, changes, of)
  }
  return {
    bucket: (name) => remoteBucket(name, read, change),
    async variable(name) {
      const { variables } = await read()
      return Object.hasOwn(variables, checkName('variable', name)) ? variables[name] : undefined
    },
    async setVariable(name, value = null) {
      assertJson(`state.setVariable(${nameValue(name)})`, value)
      await change({ variables: { [checkName('setVariable', name)]: value } })
    },
    counter: (route) => counterOf(attached, of, route),
  }
}

function remoteBucket<T>(
  name: string,
  read: () => Promise<State>,
  change: (changes: StateChange) => Promise<void>,
): RemoteBucket<T> {
  const what = `state.bucket(${nameValue(name)})`
  const found = async () => findBucket(what, await read(), name)
  const value = async () => (await found()).value as T
  const set = async (next: unknown) => {
    assertJson(what, next)
    await change({ buckets: { [checkName('bucket', name)]: next } })
  }
  return {
    get id() {
      return found().then(({ id }) => id)
    },
    get name() {
      return found().then((bucket) => bucket.name)
    },
    get value() {
      return value()
    },
    // What can't be awaited would be done at some time later.
    set value(_) {
      refuse(`${what}.value = …`, 'a deployment can not be changed at once', 'Await `set`.')
    },
    set,
    async push(...items) {
      assertJson(`${what}.push(…)`, items)
      await change({ append: { [checkName('bucket', name)]: items } })
    },
    async update(make) {
      if (typeof make !== 'function')
        refuse(
          `${what}.update(…)`,
          `${nameValue(make)} is no function`,
          'Give one that takes the value and gives the new one, or use `set`.',
        )
      const now = await value()
      const next = make(now)
      await set(next === undefined ? now : next)
    },
  }
}

function findBucket(what: string, { buckets }: State, name: unknown): State['buckets'][number] {
  const bucket =
    buckets.find(({ uuid, id }) => uuid === name || id === name) ??
    buckets.find((candidate) => candidate.name.toLowerCase() === String(name).toLowerCase())
  if (bucket) return bucket
  const ids = buckets.map(({ id }) => id)
  const hint = ids.length === 0 ? 'It has none at all.' : suggest(String(name), ids)
  refuse(what, 'the mock has no such data bucket', hint)
}

function checkName(what: string, name: unknown): string {
  if (typeof name === 'string' && name !== '') return name
  refuse(`state.${what}(…)`, `${nameValue(name)} is no name`, 'Give a text that is not empty.')
}
