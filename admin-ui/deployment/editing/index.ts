// What tabs that edit the mock have in common.
export { WithMock } from './with-mock.tsx'
