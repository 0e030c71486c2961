// The world around the engine, as an argument.
export { Dice, type DiceSeed, seedNumber } from './dice.ts'
export { createWorld, type World } from './world.ts'
