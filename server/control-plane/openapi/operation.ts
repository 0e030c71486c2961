// Serves the OpenAPI document, which is made when it is asked for first.
import * as Type from '@sinclair/typebox'
import { type Operation, operation } from '../operation.ts'
import { openApiDocument } from './document.ts'

export function openApiOperation(others: readonly Operation[], version: string): Operation {
  let text: string | undefined
  const own: Operation = operation('open GET /api/openapi.json', {
    id: 'getOpenApi',
    tag: 'Server',
    summary: 'This document',
    answerContent: { 'application/json': Type.Object({}) },
    handle: () => {
      text ??= JSON.stringify(openApiDocument([...others, own], version))
      return new Response(text, { headers: { 'Content-Type': 'application/json' } })
    },
  })
  return own
}
