// Fetches a document for the UI, from wherever its address is. This page stands in a frame without an origin: it knows
// nothing of the UI and its key, is sent an address, and sends back a text, or why there is none.
const TIMEOUT_MS = 30_000

addEventListener('message', ({ data: { url, mostBytes }, ports: [port] }) => {
  read(url, mostBytes).then(
    (text) => port.postMessage({ text }),
    (error) => port.postMessage({ failure: error.failure ?? 'blocked', status: error.status }),
  )
})

async function read(url, mostBytes) {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(url, { signal, credentials: 'omit' }).catch((error) => {
    throw { failure: error.name === 'TimeoutError' ? 'slow' : 'blocked' }
  })
  if (!response.ok) throw { failure: 'status', status: response.status }
  return new TextDecoder().decode(await bytesOf(response, mostBytes))
}

async function bytesOf(response, mostBytes) {
  const chunks = []
  let bytes = 0
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read().catch(() => {
      throw { failure: 'broken' }
    })
    if (done) return new Blob(chunks).arrayBuffer()
    chunks.push(value)
    bytes += value.length
    if (bytes > mostBytes) throw { failure: 'large' }
  }
}
