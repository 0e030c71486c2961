// The sample mock: a file beside this one, or inside the binary.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Requests to try it with, each as the part of a `curl` command behind the URL of the mock. */
export const sampleRequests: readonly string[] = [
  "'{url}/api/products?category_eq=office&sort=price'",
  "-H 'Authorization: Bearer demo' '{url}/api/me'",
  `-X POST -H 'Content-Type: application/json' -d '{"productId": 2, "quantity": 3}' '{url}/api/orders'`,
]

/** The path of the sample's file. */
export async function sampleFile(): Promise<string> {
  if (process.versions.bun === undefined)
    return fileURLToPath(new URL('./shop.yaml', import.meta.url))
  // The bundler puts the file into the binary, and its path there in place of the import.
  const { default: file } = await import('./shop.yaml', { with: { type: 'file' } })
  return fileURLToPath(new URL(file as unknown as string, import.meta.url))
}

/** The sample's text. */
export const sampleDocument = async (): Promise<string> => readFile(await sampleFile(), 'utf8')
