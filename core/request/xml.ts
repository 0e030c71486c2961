// An XML body as values, in the compact form of xml-js: members by element name, `_attributes`, `_text`, `_cdata`,
// `_comment`, `_declaration`; a list where a name repeats.
import type { QualifiedAttribute, SAXParser } from 'sax'

type Element = Record<string, unknown>
/** The module as far as it is used; its own types are not those of whoever installs this package. */
export type Sax = { parser(strict: boolean): unknown }

/** @throws where the text is not well formed. */
export function parseXml(sax: Sax, text: string): unknown {
  const parser = sax.parser(true) as SAXParser
  const root: Element = {}
  const open: Element[] = [root]
  const add = (key: string, value: unknown) => append(open.at(-1) as Element, key, value)
  parser.onopentag = (tag) => {
    const attributes = tag.attributes as Record<string, string | QualifiedAttribute>
    const element: Element =
      Object.keys(attributes).length > 0 ? { _attributes: { ...attributes } } : {}
    add(tag.name, element)
    open.push(element)
  }
  parser.onclosetag = () => {
    open.pop()
  }
  parser.ontext = (content) => {
    if (content.trim() !== '') add('_text', content)
  }
  parser.oncdata = (content) => add('_cdata', content)
  parser.oncomment = (content) => add('_comment', content)
  parser.ondoctype = (content) => add('_doctype', content.replace(/^ /, ''))
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name.toLowerCase() === 'xml') add('_declaration', { _attributes: pseudoAttributes(body) })
    else add('_instruction', { [name]: body })
  }
  // The parser throws what it found wrong when it is closed.
  parser.onerror = () => {}
  parser.write(text).close()
  return root
}

/** Adds a member, or makes a list of it where there is one of that name. */
function append(element: Element, key: string, value: unknown): void {
  if (key === '__proto__') return
  const known = Object.hasOwn(element, key) ? element[key] : undefined
  if (known === undefined) element[key] = value
  else if (Array.isArray(known)) known.push(value)
  else element[key] = [known, value]
}

/** The attributes written in an XML declaration. */
function pseudoAttributes(body: string): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((match) => [
      match[1] as string,
      match[2] ?? match[3] ?? '',
    ]),
  )
}
