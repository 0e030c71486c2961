// Environment variables of the deployment, under Mockoon's prefix.
import type { Variable } from '../../core/api/index.ts'
import { invalidRequest, json, message } from './answers.ts'
import type { AdminCall, Operation } from './parts.ts'
import { readSetting } from './setting.ts'

const PREFIX = 'MOCKOON_'

export const readEnvironmentVariable: Operation = (call) => {
  const variable = findVariable(call, call.parameter)
  // Secret ones are never shown again, nor is it told that they are there.
  return typeof variable?.value === 'string'
    ? json({ key: prefixed(call.parameter), value: variable.value })
    : message('Environment variable not found', 404)
}

export const setEnvironmentVariable: Operation = async (call) => {
  const setting = await readSetting(call.request)
  if (!setting || (typeof setting.value === 'object' && setting.value !== null))
    return invalidRequest()
  const key = prefixed(setting.key)
  const value = String(setting.value)
  const name = findVariable(call, setting.key)?.name ?? key
  call.parts.deployments.change(call.id, { env: { [name]: value } })
  return message(`Environment variable '${key}' has been set to '${value}'`)
}

/** The variable that templates find under a name: the prefix may be left out, and written where there is none. */
function findVariable({ parts, id }: AdminCall, name: string): Variable | undefined {
  const { env } = parts.deployments.get(id)
  const names = [name, prefixed(name), prefixed(name).slice(PREFIX.length)]
  return names
    .map((wanted) => env.find((variable) => variable.name === wanted))
    .find((variable) => variable !== undefined)
}

const prefixed = (name: string): string => (name.startsWith(PREFIX) ? name : PREFIX + name)
