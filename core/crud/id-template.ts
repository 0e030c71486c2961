// Finds, in the template of a bucket, the expression that makes the ids of its items: in `"id": "{{uuid}}"` the
// `{{uuid}}`, so that new items get ids of the same kind. Source of the rule: Mockoon 9.9.

const EXPRESSION = /\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/g
const TOKEN = /[{}]|["']?([A-Za-z_$][\w$]*)["']?\s*:/g
const VALUE = /^\s*"?((?:\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\})+)"?/

/** The expression at a dotted path of the template's objects; undefined where there is none. */
export function findIdTemplate(template: string, key: string): string | undefined {
  // Braces of expressions are no braces of objects.
  const structure = template.replace(EXPRESSION, (expression) => ' '.repeat(expression.length))
  const open: string[] = []
  let pending: string | undefined
  for (const token of structure.matchAll(TOKEN)) {
    if (token[0] === '{') {
      open.push(pending ?? open.at(-1) ?? '')
      pending = undefined
    } else if (token[0] === '}') {
      open.pop()
      pending = undefined
    } else {
      pending = [open.at(-1), token[1]].filter(Boolean).join('.')
      const value =
        pending === key ? VALUE.exec(template.slice(token.index + token[0].length)) : null
      if (value) return value[1]
    }
  }
  return undefined
}

/** A rendered id: a number where it is written as JavaScript writes that number. */
export function asId(rendered: string): string | number {
  const trimmed = rendered.trim()
  return trimmed !== '' && String(Number(trimmed)) === trimmed ? Number(trimmed) : trimmed
}
