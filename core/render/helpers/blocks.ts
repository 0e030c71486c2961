// Blocks: conditions, loops and choices. Source of the built-in ones: Handlebars 4.7.
import { plain } from '../../values/index.ts'
import { renderEach } from '../iterate.ts'
import { memberOf } from '../member.ts'
import type { Call, Helper } from '../run.ts'
import { createFrame } from '../scope.ts'
import { asContext, failed } from './arguments.ts'

/** Nothing counts as empty but what is false, except 0, and a list without items. */
const isEmpty = (value: unknown): boolean =>
  (!value && value !== 0) || (Array.isArray(value) && value.length === 0)

function condition(call: Call): boolean {
  assertBlock(call)
  if (call.args.length !== 1) throw failed(`#${call.name} requires exactly one argument`)
  const [value] = call.args
  return (call.hash.includeZero || Boolean(value)) && !isEmpty(value)
}

/** Refuses a block that is called like a value, as `{{if x}}`. */
function assertBlock({ name, block, inverse }: Call): void {
  if (!block && !inverse) throw failed(`${name} is a block: {{#${name}}}…{{/${name}}}`)
}

const main = (call: Call): string => call.block?.render(call.scope.context) ?? ''
const otherwise = (call: Call): string => call.inverse?.render(call.scope.context) ?? ''

const repeat: Helper = (call) => {
  const [min, max] = call.args.map((value) => Number(plain(value))) as [number, number?]
  if (call.args.length === 0 || call.args.length > 2)
    throw failed('The repeat helper requires a numeric param')
  assertBlock(call)
  const total = max === undefined ? min : call.run.exchange.dice.integer(min, max)
  // Its frame stands beside that of the loop around it, not within: `@../index` skips both.
  const frame = createFrame(call.scope.frame, {}, call.scope.frame.parent)
  let text = ''
  for (let index = 0; index < total; index++) {
    const isLast = index >= total - 1
    Object.assign(frame.values, { index, total, first: index === 0, last: isLast })
    const piece = call.block?.render(call.scope.context, frame) ?? ''
    text = call.hash.comma === false ? text + piece : withComma(text, piece, isLast)
  }
  return text
}

/** Adds a piece to what is there: between pieces stands one comma, whether the template writes it or not. */
function withComma(before: string, piece: string, isLast: boolean): string {
  const trimmed = piece.trimEnd()
  // An empty piece leaves what the one before it ended with.
  const end = trimmed === '' ? before.trimEnd() : trimmed
  const hasComma = end.endsWith(',')
  const bare = isLast && hasComma ? end.slice(0, -1) : end
  const ended = `${bare}${isLast || hasComma ? '' : ','}\n`
  return trimmed === '' ? ended : before + ended
}

const switchBlock: Helper = (call) => {
  assertBlock(call)
  if (call.args.length === 0) throw failed('switch requires a value')
  // A switch tells its cases what it compares by variables, as Mockoon does: a loop within it has copies.
  const { values } = call.scope.frame
  values.found = false
  values.switchValue = plain(call.args[0])
  return call.block?.render(asContext(call)) ?? ''
}

const caseBlock: Helper = (call) => {
  const { values } = call.scope.frame
  if (call.args.length === 0) throw failed('case requires a value')
  const [value] = call.args
  if (value !== values.switchValue || values.found) return undefined
  values.found = true
  return call.block?.render(asContext(call))
}

const defaultBlock: Helper = (call) => {
  const { values } = call.scope.frame
  assertBlock(call)
  if (values.found) return ''
  delete values.switchValue
  return call.block?.render(asContext(call))
}

export const blockHelpers: Record<string, Helper> = {
  if: (call) => (condition(call) ? main(call) : otherwise(call)),
  unless: (call) => (condition(call) ? otherwise(call) : main(call)),
  with: (call) => {
    assertBlock(call)
    if (call.args.length !== 1) throw failed('#with requires exactly one argument')
    const [value] = call.args
    return isEmpty(value) ? otherwise(call) : (call.block?.render(value, undefined, [value]) ?? '')
  },
  each: (call) => {
    assertBlock(call)
    if (call.args.length !== 1) throw failed('Must pass iterator to #each')
    return renderEach(call.args[0], call)
  },
  lookup: (call) => {
    const [source, key] = call.args
    if (call.args.length < 2) throw failed('lookup requires a value and the name of a member')
    return source === undefined || source === null || !source
      ? source
      : memberOf(source, String(plain(key)))
  },
  log: () => '',
  repeat,
  switch: switchBlock,
  case: caseBlock,
  default: defaultBlock,
}
