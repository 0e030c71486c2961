// Values as YAML that a person can read and edit.
import { optionalModules } from '../optional-modules.ts'

/** Block style; texts of several lines as literal blocks, longer lines never folded. */
export async function toYaml(value: unknown): Promise<string> {
  const { Document, isScalar, visit } = await optionalModules.load('yaml')
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Pair: (_, { key }) => {
      // Plain, it would be read as a merge.
      if (isScalar(key) && key.value === '<<') key.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 0, blockQuote: 'literal' })
}
