// The commands that work against a server, over its management API.
export { addServerCommands } from './add-server-commands.ts'
export { processSurroundings, type Surroundings } from './surroundings.ts'
