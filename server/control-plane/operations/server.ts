// The server itself: what it is, how it fares, and a copy of its data.
import * as Type from '@sinclair/typebox'
import { meSchema, serverSchema, subdomainCheckSchema } from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { health, readiness } from '../probes.ts'

const okSchema = Type.Object({ status: Type.Literal('ok') })

export function serverOperations(parts: ControlPlaneParts): Operation[] {
  return [
    operation('open GET /healthz', {
      id: 'checkHealth',
      tag: 'Server',
      summary: 'Whether the server lives',
      answer: okSchema,
      handle: () => health(parts),
    }),
    operation('open GET /readyz', {
      id: 'checkReadiness',
      tag: 'Server',
      summary: 'Whether the server takes requests',
      answer: okSchema,
      refusals: [503],
      handle: () => readiness(parts),
    }),
    operation('read GET /metrics', {
      id: 'getMetrics',
      tag: 'Server',
      summary: 'Metrics for Prometheus',
      isServerWide: true,
      answerContent: { 'text/plain': Type.String() },
      handle: () =>
        new Response(parts.metrics(), {
          headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
        }),
    }),
    operation('read GET /api/v1/me', {
      id: 'getMe',
      tag: 'Server',
      summary: 'What the key that asks may do',
      answer: meSchema,
      handle: ({ actor: { name, scope, deployments } }) => ({
        name,
        scope,
        deployments: deployments === null ? null : [...deployments],
      }),
    }),
    operation('read GET /api/v1/server', {
      id: 'getServer',
      tag: 'Server',
      summary: 'What the server is and what it offers',
      answer: serverSchema,
      handle: ({ actor }) => {
        const info = parts.info()
        return { ...info, deployments: actor.deployments?.length ?? info.deployments }
      },
    }),
    operation('read GET /api/v1/subdomains/:subdomain', {
      id: 'checkSubdomain',
      tag: 'Deployments',
      summary: 'Whether a subdomain can be taken',
      answer: subdomainCheckSchema,
      handle: ({ params }) => parts.deployments.checkSubdomain(params.subdomain),
    }),
    operation('read GET /api/v1/sample', {
      id: 'getSample',
      tag: 'Server',
      summary: 'A mock to begin with, as YAML',
      answerContent: { 'application/yaml': Type.String() },
      handle: async () =>
        new Response(await parts.sample(), { headers: { 'Content-Type': 'application/yaml' } }),
    }),
    operation('admin GET /api/v1/backup', {
      id: 'getBackup',
      tag: 'Server',
      summary: 'A consistent copy of the database',
      isServerWide: true,
      answerContent: { 'application/vnd.sqlite3': Type.String({ format: 'binary' }) },
      handle: () => backupResponse(parts),
    }),
  ]
}

async function backupResponse({ backup }: ControlPlaneParts): Promise<Response> {
  const { stream, bytes } = await backup()
  const day = new Date().toISOString().slice(0, 10)
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/vnd.sqlite3',
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="mockhost-${day}.db"`,
    },
  })
}
