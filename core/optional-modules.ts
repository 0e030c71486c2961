// Modules that are large and rarely needed: loaded when a document or a request uses them, never before.
import type { ParseMultipart, Sax } from './request/index.ts'

/** What each loads; a bundler makes a file of its own of each. */
const loaders = {
  sax: async (): Promise<Sax> => (await import('sax')).default,
  multipart: async (): Promise<ParseMultipart> =>
    (await import('@remix-run/multipart-parser')).parseMultipart,
  ajv: async () => {
    const [ajv, formats] = await Promise.all([import('ajv'), import('ajv-formats')])
    return { Ajv: ajv.default, addFormats: formats.default }
  },
  re2js: async (): Promise<typeof import('re2js')> => import('re2js'),
  yaml: async (): Promise<typeof import('yaml')> => import('yaml'),
}

export type OptionalModule = keyof typeof loaders
type Loaded = { [Name in OptionalModule]: Awaited<ReturnType<(typeof loaders)[Name]>> }

/**
 * Thrown where a module is used before it is loaded: who can wait loads it and begins anew, as the engine does when
 * it decides.
 */
export class MissingModule extends Error {
  readonly module: OptionalModule

  constructor(module: OptionalModule) {
    super(`the module ${module} is used before it is loaded`)
    this.name = 'MissingModule'
    this.module = module
  }
}

class OptionalModules {
  readonly #loaded: Partial<Loaded> = {}

  has(name: OptionalModule): boolean {
    return this.#loaded[name] !== undefined
  }

  async load<Name extends OptionalModule>(name: Name): Promise<Loaded[Name]> {
    this.#loaded[name] ??= (await loaders[name]()) as Loaded[Name]
    return this.#loaded[name] as Loaded[Name]
  }

  /**
   * A module that has been loaded.
   * @throws MissingModule
   */
  get<Name extends OptionalModule>(name: Name): Loaded[Name] {
    const module = this.#loaded[name]
    if (module === undefined) throw new MissingModule(name)
    return module as Loaded[Name]
  }
}

/** Shared by every engine of the process: a module is a module. */
export const optionalModules = new OptionalModules()

/** What a function gives, once the modules are loaded that it turns out to need; until then it must change nothing. */
export async function withModules<T>(run: () => T): Promise<T> {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof MissingModule)) throw error
    await optionalModules.load(error.module)
    return withModules(run)
  }
}
