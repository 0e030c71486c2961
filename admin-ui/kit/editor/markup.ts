// The colours of HTML and XML: tags, attributes, texts in quotes, comments. Nothing is understood beyond that.
import { StreamLanguage, type StringStream } from '@codemirror/language'

interface Place {
  /** Inside of a tag, and of what that goes on over the end of a line. */
  in: 'text' | 'tag' | 'comment' | 'double' | 'single'
}

const QUOTES = { double: '"', single: "'" } as const

export const markup = StreamLanguage.define<Place>({
  name: 'markup',
  startState: () => ({ in: 'text' }),
  token: (stream, place) => {
    if (place.in === 'comment') return comment(stream, place)
    if (place.in === 'double' || place.in === 'single') return quoted(stream, place)
    return place.in === 'tag' ? inTag(stream, place) : inText(stream, place)
  },
})

function inText(stream: StringStream, place: Place): string | null {
  if (stream.match('<!--')) {
    place.in = 'comment'
    return 'comment'
  }
  if (stream.match(/^<[!?/]?[\w:.-]*/)) {
    place.in = 'tag'
    return 'keyword'
  }
  if (stream.match(/^&[#\w]+;/)) return 'number'
  stream.next()
  stream.eatWhile(/[^<&]/)
  return null
}

function inTag(stream: StringStream, place: Place): string | null {
  if (stream.eatSpace()) return null
  if (stream.match(/^[?/]?>/)) {
    place.in = 'text'
    return 'keyword'
  }
  if (stream.match(/^["']/)) {
    place.in = stream.current() === '"' ? 'double' : 'single'
    return quoted(stream, place)
  }
  if (stream.match(/^[^\s=>"'/]+/)) return 'propertyName'
  stream.next()
  return null
}

function quoted(stream: StringStream, place: Place): string {
  const quote = place.in === 'double' ? QUOTES.double : QUOTES.single
  if (stream.skipTo(quote)) {
    stream.next()
    place.in = 'tag'
  } else stream.skipToEnd()
  return 'string'
}

function comment(stream: StringStream, place: Place): string {
  if (stream.skipTo('-->')) {
    stream.match('-->')
    place.in = 'text'
  } else stream.skipToEnd()
  return 'comment'
}
