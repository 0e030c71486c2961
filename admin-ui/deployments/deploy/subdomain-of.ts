// A subdomain that fits a mock, for somebody to begin with.
import type { ReadSource } from './sources.ts'

const SHORTEST = 3
const LONGEST = 63

/** Of the name that the text gives, else of the file's; empty where neither will do. */
export function nameFor({ name, text }: ReadSource): string {
  return subdomainOf(nameIn(text)) || subdomainOf(name.replace(/\.(json|ya?ml|txt)$/i, ''))
}

/** `My Shop!` is `my-shop`; empty for what is too short. */
export function subdomainOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return plain.length < SHORTEST ? '' : plain
}

/** Another one where one is taken: `shop-2` for `shop`. */
export function nextSubdomain(subdomain: string): string {
  const [, name = '', number = '1'] = /^(.*?)(?:-(\d{1,4}))?$/.exec(subdomain) ?? []
  const ending = `-${Number(number) + 1}`
  return name.slice(0, LONGEST - ending.length) + ending
}

/** A name is among the first lines, before the routes; the text may be unfinished, so it is not parsed. */
function nameIn(text: string): string {
  const beginning = text.slice(0, 4_000).split(/"?routes"?\s*:/)[0] ?? ''
  const [, inJson] = /"name"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(beginning) ?? []
  const [, inYaml] = /^name:\s*("[^"]*"|'[^']*'|[^#\n]*)/m.exec(beginning) ?? []
  return inJson ?? inYaml ?? ''
}
