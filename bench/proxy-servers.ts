// The servers around a proxy that is measured: the one that it asks, and the one that somebody would write by hand.
// Usage: bun bench/proxy-servers.ts answer PORT
//        bun bench/proxy-servers.ts hand-on PORT URL
const [role, port, url = ''] = process.argv.slice(2)

const ANSWER = JSON.stringify({ text: 'x'.repeat(1_013) })
const headers = { 'Content-Type': 'application/json' }
const answer = () => new Response(ANSWER, { headers })

/** As plain as it can be and still be right: headers go over without those of the connection, and bodies as they are. */
async function handOn(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const sent = new Headers(request.headers)
  for (const name of ['host', 'connection']) sent.delete(name)
  const { status, headers, body } = await fetch(url + pathname + search, {
    method: request.method,
    headers: sent,
    body: request.body,
    redirect: 'manual',
    decompress: false,
  })
  const back = new Headers(headers)
  for (const name of ['connection', 'transfer-encoding']) back.delete(name)
  return new Response(body, { status, headers: back })
}

Bun.serve({
  port: Number(port),
  hostname: '127.0.0.1',
  fetch: role === 'answer' ? answer : handOn,
})

export {}
