// Headers that are offered where one is typed.
export { REQUEST_HEADERS, RESPONSE_HEADERS, valuesForHeader } from './header-names.ts'
