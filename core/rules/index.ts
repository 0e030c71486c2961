// Rules: which response of a route answers.
export { type Choice, type Choosable, type Chooser, choose, type Reason } from './choose.ts'
export { CompiledRule, isPattern } from './rule.ts'
export { UNNAMED } from './targets.ts'
