// What the pages of the admin UI may do, as a content security policy.

/** The UI itself: scripts and styles of its own, and no server but this one. */
export const uiPolicy = (nonce: string): string =>
  policy({
    'script-src': "'self'",
    // The editor makes style elements.
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'frame-src': "'self'",
    'frame-ancestors': "'none'",
  })

/**
 * The page inside of it that fetches a document from wherever its address is. It has no origin, so it shares nothing
 * with the UI, whose key never comes near it.
 */
export const fetchingPolicy = policy({
  'script-src': "'self'",
  'connect-src': 'http: https:',
  'frame-ancestors': "'self'",
  sandbox: 'allow-scripts',
})

/** Where there is nothing but a text. */
export const textPolicy = policy({ 'frame-ancestors': "'none'" })

function policy(directives: Readonly<Record<string, string>>): string {
  const all = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    ...directives,
  }
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
