// The syntax tree that Handlebars' parser makes of a template, as far as it is used here.

export interface Location {
  start: { line: number; column: number }
}

export interface PathExpression {
  type: 'PathExpression'
  /** Begins with `@`. */
  data: boolean
  /** How many `../`. */
  depth: number
  parts: string[]
  original: string
  loc: Location
}

export interface Literal {
  type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral'
  value?: string | number | boolean
  original?: unknown
  loc: Location
}

export interface SubExpression extends Callable {
  type: 'SubExpression'
}

export type Expression = PathExpression | Literal | SubExpression

export interface Hash {
  pairs: { key: string; value: Expression }[]
}

/** What a mustache, a block and a sub-expression have in common. */
export interface Callable {
  path: PathExpression | Literal | SubExpression
  params: Expression[]
  hash?: Hash | undefined
  loc: Location
}

export interface Mustache extends Callable {
  type: 'MustacheStatement'
  escaped: boolean
}

export interface BlockStatement extends Callable {
  type: 'BlockStatement'
  program?: Program | undefined
  inverse?: Program | undefined
}

export interface DecoratorBlock extends Callable {
  type: 'DecoratorBlock'
  program: Program
}

export interface Decorator extends Callable {
  type: 'Decorator'
}

export interface Partial {
  type: 'PartialStatement' | 'PartialBlockStatement'
  name: PathExpression | Literal | SubExpression
  params: Expression[]
  hash?: Hash | undefined
  indent?: string
  program?: Program
  loc: Location
}

export interface Content {
  type: 'ContentStatement'
  value: string
}

export interface Comment {
  type: 'CommentStatement'
}

export type Statement =
  | Mustache
  | BlockStatement
  | DecoratorBlock
  | Decorator
  | Partial
  | Content
  | Comment

export interface Program {
  type: 'Program'
  body: Statement[]
  blockParams?: string[]
}
