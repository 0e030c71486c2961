// What a test may write for a mock in its process, it may write for an attached one: the types say so.
import t from 'tap'
import type { LocalBucket, LocalMock, RemoteBucket, RemoteMock } from '../../../sdk/index.ts'

/** What is left of a type when everything is awaited. */
type Settled<T> = T extends (...args: infer Args) => infer Result
  ? (...args: Args) => Settled<Awaited<Result>>
  : T

/** What only adapters use, and what can be waited for in this process alone. */
type Adapters = 'handle' | 'propose' | 'program' | 'engine' | 'settled'
type Tests = Exclude<keyof LocalMock, Adapters>

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
const holds = <T extends true>(_?: T) => true

t.test('an attached mock has everything that a test uses of another', async (t) => {
  t.ok(holds<Same<Exclude<Tests, keyof RemoteMock>, never>>())
  t.ok(holds<Same<Exclude<keyof LocalMock['state'], keyof RemoteMock['state']>, never>>())
  t.ok(holds<Same<Exclude<keyof LocalBucket, keyof RemoteBucket>, never>>())
})

t.test('methods take the same and, awaited, give the same', async (t) => {
  type Plain =
    | 'fetch'
    | 'match'
    | 'listen'
    | 'calls'
    | 'expectCalled'
    | 'expectNotCalled'
    | 'unused'
    | 'reset'
    | 'ready'
  t.ok(
    holds<
      Same<
        { [Name in Plain]: Settled<RemoteMock[Name]> },
        { [Name in Plain]: Settled<LocalMock[Name]> }
      >
    >(),
  )
  t.ok(holds<Same<Parameters<RemoteMock['use']>, Parameters<LocalMock['use']>>>())
  t.ok(holds<Same<Parameters<RemoteMock['session']>, Parameters<LocalMock['session']>>>())
  type State = 'variable' | 'setVariable' | 'counter'
  t.ok(
    holds<
      Same<
        { [Name in State]: Settled<RemoteMock['state'][Name]> },
        { [Name in State]: Settled<LocalMock['state'][Name]> }
      >
    >(),
  )
  type Bucket = 'set' | 'push' | 'update'
  t.ok(
    holds<
      Same<
        { [Name in Bucket]: Settled<RemoteBucket[Name]> },
        { [Name in Bucket]: Settled<LocalBucket[Name]> }
      >
    >(),
  )
  t.ok(holds<Same<Awaited<RemoteBucket<string>['value']>, LocalBucket<string>['value']>>())
})
