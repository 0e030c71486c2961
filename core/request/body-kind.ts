// Which kind of body a content type announces. Source: Mockoon, which looks for these names anywhere in the
// lower-cased content type.

export type BodyKind = 'json' | 'form' | 'multipart' | 'xml' | 'none'

export function bodyKind(contentType: string | undefined): BodyKind {
  if (!contentType) return 'none'
  const type = contentType.toLowerCase()
  if (type.includes('application/json') || /application\/.*\+json/.test(type)) return 'json'
  if (type.includes('application/x-www-form-urlencoded')) return 'form'
  if (type.includes('multipart/form-data')) return 'multipart'
  if (
    type.includes('application/xml') ||
    type.includes('application/soap+xml') ||
    type.includes('text/xml')
  ) {
    return 'xml'
  }
  return 'none'
}
