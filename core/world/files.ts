// The files that a mock may send: those of a folder, or those that were deployed with it.

export interface OpenedFile {
  /** Bytes. */
  readonly size: number
  /** Changes with the content, and is short: what an `ETag` says of it. Printable ASCII without quotes. */
  readonly version: string
  /** The bytes from `start` up to, and without, `end`. A `Blob` is what the runtime reads by itself. */
  read(start: number, end: number): ReadableStream<Uint8Array> | Blob
  /** All of it. */
  bytes(): Promise<Uint8Array>
}

export interface Files {
  /**
   * @param path as the mock has it, with slashes for backslashes: relative to where its files are, with `..` at its
   * beginning only, or absolute
   * @throws MockhostError `file-missing` for what is no file, `file-forbidden` for what it may not read
   */
  open(path: string): Promise<OpenedFile>
}
