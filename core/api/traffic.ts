// How busy deployments were in the last hour, as the management API shows it.
import * as Type from '@sinclair/typebox'
import { object, time } from './common.ts'

const perMinute = (description: string) =>
  Type.Array(Type.Integer(), {
    description: `${description}, in each of the last sixty minutes, oldest first; the last one is under way`,
  })

export const trafficSchema = object({
  until: time('The end of the last minute'),
  deployments: Type.Array(
    object({
      subdomain: Type.String(),
      requests: perMinute('Requests'),
      clientErrors: perMinute('Answers with a status of 400 to 499'),
      serverErrors: perMinute('Answers with a status of 500 or more'),
    }),
    {
      description:
        'Those that are named, in their order, with only zeros where nobody has used one; else the busiest, the first one most',
    },
  ),
})
export type TrafficFigures = Type.Static<typeof trafficSchema>

export const MAX_NAMES = 200

export const trafficQuerySchema = object({
  names: Type.Optional(
    Type.String({
      maxLength: 16_000,
      description: `Subdomains or ids, with commas; at most ${MAX_NAMES}. Left out, it means as many that were busiest`,
    }),
  ),
})
