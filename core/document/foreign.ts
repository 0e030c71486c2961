// Documents of other tools, which are told apart from a mock with mistakes in it.

interface ForeignFormat {
  readonly name: string
  readonly isMeant: (value: Record<string, unknown>) => boolean
  readonly hint: string
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const FOREIGN: readonly ForeignFormat[] = [
  {
    name: 'an OpenAPI description',
    isMeant: ({ openapi, swagger }) => isText(openapi) || isText(swagger),
    hint: 'Turn it into a Mockoon file first, with `npx @mockoon/cli import -i FILE -o mock.json`.',
  },
  {
    name: "an export of Mockoon's first versions",
    isMeant: ({ source, data }) =>
      isText(source) && source.startsWith('mockoon') && Array.isArray(data),
    hint: 'Import it in the Mockoon app, and take the environment file that it saves.',
  },
  {
    name: 'a Postman collection',
    isMeant: ({ info, item }) =>
      isObject(info) &&
      isText(info.schema) &&
      info.schema.includes('postman') &&
      item !== undefined,
    hint: 'Write its requests as routes.',
  },
  {
    name: 'a HAR recording',
    isMeant: ({ log }) => isObject(log) && Array.isArray(log.entries),
    hint: 'Write its requests as routes.',
  },
  {
    name: 'a WireMock mapping',
    isMeant: ({ mappings, request, response }) =>
      Array.isArray(mappings) || (isObject(request) && isObject(response)),
    hint: 'Write its requests as routes.',
  },
]

/** The tool's format that a value is in, where it is one that people mix up with ours. */
export function foreignFormatOf(value: object): { name: string; hint: string } | undefined {
  if (Object.hasOwn(value, 'routes')) return undefined
  return FOREIGN.find(({ isMeant }) => isMeant(value as Record<string, unknown>))
}
