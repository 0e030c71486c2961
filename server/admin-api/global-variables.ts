// Global variables of the state: read, set, and forgotten.
import { invalidRequest, json, message } from './answers.ts'
import type { Operation } from './parts.ts'
import { readSetting } from './setting.ts'

export const readGlobalVariable: Operation = async ({ parts, id, parameter }) => {
  const engine = await parts.live.engineOf(id)
  await engine.prepareState()
  const value = engine.state.variable(parameter)
  return value === undefined
    ? message('Global variable not found', 404)
    : json({ key: parameter, value })
}

export const setGlobalVariable: Operation = async ({ parts, id, request }) => {
  const setting = await readSetting(request)
  if (!setting) return invalidRequest()
  const engine = await parts.live.engineOf(id)
  // What data buckets set would come over it later.
  await engine.prepareState()
  engine.state.setVariable(setting.key, setting.value)
  return message(`Global variable '${setting.key}' has been set to '${printed(setting.value)}'`)
}

export const purgeGlobalVariables: Operation = async ({ parts, id }) => {
  const engine = await parts.live.engineOf(id)
  await engine.prepareState()
  for (const name of Object.keys(engine.state.variables())) engine.state.dropVariable(name)
  return message('Global variables have been purged')
}

/** As JavaScript would print it, but that no object has a say in it. */
function printed(value: unknown): string {
  if (!Array.isArray(value)) return printedItem(value)
  return value.map((item) => printedItem(item ?? '')).join()
}

const printedItem = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '[object Object]' : String(value)
