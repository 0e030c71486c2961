// `mockhost start` and `mockhost restore`.
export { addStartCommands } from './add-start-commands.ts'
