// Bun imports YAML files; the sample is imported for its path only.
declare module '*.yaml' {
  const file: string
  export default file
}
