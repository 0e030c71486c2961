// Values as YAML that a person can read and edit.
import { Document, isScalar, visit } from 'yaml'

/** Block style; texts of several lines as literal blocks, longer lines never folded. */
export function toYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Pair: (_, { key }) => {
      // Plain, it would be read as a merge.
      if (isScalar(key) && key.value === '<<') key.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 0, blockQuote: 'literal' })
}
