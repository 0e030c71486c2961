// Handlebars' own parser, without its compiler and runtime. The package publishes no types for it.
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  /** The syntax tree of a template, whitespace control applied. */
  export function parse(template: string): import('./syntax.ts').Program
}
