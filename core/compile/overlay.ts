// Two programs as one: the routes of the front are tried before those of the base, and all the rest is the base's.
import { LayeredRouter } from '../match/index.ts'
import type { Program } from '../program.ts'
import { allNeeds } from './needs.ts'

/**
 * Puts the routes of one program in front of another's. Nothing is compiled again, and neither of them is changed.
 * Buckets, headers and settings are the base's, so an engine that goes on with it keeps its state.
 * @param front one that `compileOverrides` made for the base
 */
export function overlay(base: Program, front: Program): Program {
  return {
    ...base,
    endpoints: [...front.endpoints, ...base.endpoints],
    router: new LayeredRouter(front.router, base.router),
    sockets: [...front.sockets, ...base.sockets],
    webSockets: new LayeredRouter(front.webSockets, base.webSockets),
    modules: allNeeds([base.modules, front.modules]),
    handsOn: base.handsOn || front.handsOn,
    rawHttp: {
      bodyOfGet: base.rawHttp.bodyOfGet || front.rawHttp.bodyOfGet,
      anyStatus: base.rawHttp.anyStatus || front.rawHttp.anyStatus,
    },
  }
}
