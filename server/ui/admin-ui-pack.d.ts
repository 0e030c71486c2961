// The path of the packed files, where the bundler has put them into the binary.
declare module '*.pack' {
  const path: string
  export default path
}
