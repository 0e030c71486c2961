// The responses of a mock, wherever they are written: a route with one may hold its fields itself.

type Fields = Readonly<Record<string, unknown>>

export interface PlacedResponse {
  /** Undefined where the document gives the route none. */
  readonly route: string | undefined
  /** As in `GET /users`. */
  readonly title: string
  readonly isCrud: boolean
  /** Its label, or its place where there are several; empty for the only one. */
  readonly name: string
  readonly fields: Fields
}

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export function responsesOf(mock: unknown): PlacedResponse[] {
  return listOf(fieldsOf(mock).routes).flatMap((written) => {
    const route = fieldsOf(written)
    const responses = listOf(route.responses)
    const isCrud = route.type === 'crud'
    const place = { route: textOf(route.uuid), title: titleOf(route), isCrud }
    if (responses.length === 0) return [{ ...place, name: '', fields: route }]
    return responses.map((response, index) => {
      const fields = fieldsOf(response)
      const name = textOf(fields.label) || (responses.length > 1 ? `response ${index + 1}` : '')
      return { ...place, name, fields }
    })
  })
}

export function titleOf(route: Fields): string {
  const { type, method, endpoint } = route
  const kind = type === 'crud' || type === 'ws' ? type : textOf(method) || 'get'
  return `${kind.toUpperCase()} /${(textOf(endpoint) ?? '').replace(/^\//, '')}`
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined
