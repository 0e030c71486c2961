// The state of a deployment as the management API shows and changes it.
import type { State, StateChange } from '../../core/api/index.ts'
import { type Engine, type Program, saveData } from '../../core/index.ts'
import { Refusal } from '../refusal.ts'

/** What an engine holds, its buckets made where they were not yet. */
export async function readState(engine: Engine): Promise<State> {
  await engine.prepareState()
  const { state, program } = engine
  const { counters, variables } = state.contents
  const titles = new Map(routesOf(program).map((route) => [route.uuid, route.title]))
  return {
    buckets: program.buckets.map(({ uuid, id, name }) => {
      const { value = null, isGenerated = false } = state.bucket(uuid) ?? {}
      return { uuid, id, name, isGenerated, value }
    }),
    variables: Object.fromEntries(variables),
    counters: [...counters].flatMap(([route, count]) => {
      const title = titles.get(route)
      return title === undefined ? [] : [{ route, title, count }]
    }),
    bytes: saveData(state, program.buckets).length,
  }
}

/**
 * Sets what is named, all or nothing.
 * @throws Refusal `unknown-part` for a bucket or a route that the mock does not have, `not-a-list`
 */
export async function changeState(engine: Engine, change: StateChange): Promise<State> {
  await engine.prepareState()
  const { state } = engine
  const buckets = newValues(engine, change)
  const counters = Object.entries(change.counters ?? {})
  for (const [route] of counters) assertRoute(engine, route)
  for (const [uuid, value] of buckets) state.setBucket(uuid, { value, isGenerated: true })
  for (const [route, count] of counters) state.setCounter(route, count)
  for (const [name, value] of Object.entries(change.variables ?? {}))
    if (value === null) state.dropVariable(name)
    else state.setVariable(name, value)
  return readState(engine)
}

/**
 * Forgets what requests changed, or changed of one bucket: the next one finds it as the mock has it.
 * @throws Refusal `unknown-part` for a bucket that the mock does not have
 */
export async function resetState(engine: Engine, bucket?: string): Promise<State> {
  if (bucket === undefined) engine.reset()
  else engine.resetBuckets(bucketUuid(engine, bucket))
  return readState(engine)
}

/** By the uuids of the buckets: what they are set to, and what they are with more items. */
function newValues(engine: Engine, { buckets = {}, append = {} }: StateChange) {
  const values = new Map<string, unknown>()
  for (const [name, value] of Object.entries(buckets)) values.set(bucketUuid(engine, name), value)
  for (const [name, items] of Object.entries(append)) {
    const uuid = bucketUuid(engine, name)
    const value = values.has(uuid) ? values.get(uuid) : engine.state.bucket(uuid)?.value
    if (!Array.isArray(value)) throw notAList(name)
    values.set(uuid, [...value, ...items])
  }
  return values
}

const routesOf = ({ endpoints, sockets }: Program) =>
  [...endpoints, ...sockets].map(({ route }) => route)

const notAList = (name: string): Refusal =>
  new Refusal({
    kind: 'not-a-list',
    status: 409,
    title: 'Not a list',
    detail: `The data bucket ${JSON.stringify(name)} is no list, to which items could be added`,
    hint: 'Set its value.',
  })

function bucketUuid({ program }: Engine, wanted: string): string {
  const lower = wanted.toLowerCase()
  const bucket =
    program.buckets.find(({ uuid, id }) => uuid === wanted || id === wanted) ??
    program.buckets.find(({ name }) => name.toLowerCase() === lower)
  if (bucket) return bucket.uuid
  const names = program.buckets.map(({ id }) => id).join(', ')
  throw unknownPart(
    `The mock has no data bucket ${JSON.stringify(wanted)}`,
    names === '' ? 'It has none at all.' : `It has ${names}.`,
  )
}

function assertRoute({ program }: Engine, uuid: string): void {
  if (routesOf(program).some((route) => route.uuid === uuid)) return
  throw unknownPart(`The mock has no route ${uuid}`, 'GET its mock to see the uuids of its routes.')
}

const unknownPart = (detail: string, hint: string): Refusal =>
  new Refusal({ kind: 'unknown-part', status: 404, title: 'Not in the mock', detail, hint })
