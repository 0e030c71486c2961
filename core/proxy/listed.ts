/** The names in a Connection header: headers that are for that connection only. */
export const listed = (connection: string | undefined): readonly string[] =>
  connection === undefined || connection === 'keep-alive'
    ? NONE
    : connection.toLowerCase().split(/\s*,\s*/)

const NONE: readonly string[] = []
