// Changes of a mock's callbacks; each gives another mock.
import { type Callback, callbackDefaults, type Mock } from '../../../sdk/editing/index.ts'
import { freeName, newUuid } from '../identity/index.ts'

/** A callback that is not in the mock yet. */
export function newCallback({ callbacks }: Mock): Callback {
  const name = freeName(
    'Callback',
    callbacks.map((callback) => callback.name),
  )
  const id = freeName(
    'callback',
    callbacks.map((callback) => callback.id),
  )
  return { ...callbackDefaults, uuid: newUuid(), id, name }
}

export const addCallback = (mock: Mock, callback: Callback): Mock => ({
  ...mock,
  callbacks: [...mock.callbacks, callback],
})

export const changeCallback = (mock: Mock, uuid: string, change: Partial<Callback>): Mock => ({
  ...mock,
  callbacks: mock.callbacks.map((callback) =>
    callback.uuid === uuid ? { ...callback, ...change } : callback,
  ),
})

/** Responses that made it make it no more. */
export const removeCallback = (mock: Mock, uuid: string): Mock => ({
  ...mock,
  callbacks: mock.callbacks.filter((callback) => callback.uuid !== uuid),
  routes: mock.routes.map((route) =>
    route.responses.some(({ callbacks }) => callbacks.some((made) => made.uuid === uuid))
      ? {
          ...route,
          responses: route.responses.map((response) => ({
            ...response,
            callbacks: response.callbacks.filter((made) => made.uuid !== uuid),
          })),
        }
      : route,
  ),
})
