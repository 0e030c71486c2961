// Why a port can't be had, and what to do, in a sentence.

/** @param error what `listen` threw */
export function portProblem(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  switch (code) {
    case 'EADDRINUSE':
      return 'the port is in use; choose another with --port'
    case 'EACCES':
      return 'the port may not be used; choose one above 1023 with --port'
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'the address is not one of this machine; choose another with --hostname'
    default:
      return `can't listen: ${message}`
  }
}
