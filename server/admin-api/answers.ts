// Answers in the words of Mockoon's admin API.

export const json = (
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })

export const message = (text: string, status = 200): Response => json({ message: text }, status)

export const invalidRequest = (): Response => message('Invalid request', 400)
