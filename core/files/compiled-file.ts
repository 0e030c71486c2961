// A response whose body is a file, compiled.
import type { Needs } from '../program.ts'
import type { Template } from '../render/index.ts'
import type { ContentCache } from './content-cache.ts'

export interface CompiledPath {
  readonly template: Template
  /** Where a path with templates may lead: the folder that is written before the first of them; empty for where the mock's files are. */
  readonly base: string
  /** The path where it has no templates. */
  readonly plain: string | undefined
}

/** What a file says. */
export interface Content {
  readonly text: string
  /** Undefined where it is none. */
  readonly template: Template | undefined
  readonly needs: Needs
}

export interface CompiledFile {
  readonly path: CompiledPath
  /** Whether a header of the response says what type it is. */
  readonly isTyped: boolean
  /** Whether clients are to save it under its name. */
  readonly isAttachment: boolean
  /** Whether what is in it may be a template, by its type. */
  readonly isTemplated: boolean
  /** The body, with the status 404, where it is missing; undefined where that is a mistake. */
  readonly fallback: Content | undefined
  readonly contents: ContentCache
  readContent(text: string): Content
}
