// qs without what writes query strings, which makes up a third of it; the package has no types for this part.
declare module 'qs/lib/parse.js' {
  import type { parse } from 'qs'

  const parseText: typeof parse
  export default parseText
}
