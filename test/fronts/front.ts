// What a front is to a table of cases: something that answers a document's requests, whatever carries them.
import type { Test } from 'tap'
import type { LocalMock, MockDocument, MockOptions, WrittenMock } from '../../sdk/index.ts'

/** A document as it is written: routes of the sdk's builders, or plain data. Only data goes over to other processes. */
export type FrontDocument = MockDocument | WrittenMock

/** What some fronts have not. */
export type Ability =
  /** A port of this machine, on which raw HTTP can be spoken. */
  | 'port'
  /** A log of what was asked, with its answers. */
  | 'log'
  /** A process of its own, whose memory and files can be looked at. */
  | 'process'
  /** Files that go with the document. */
  | 'files'
  /** A folder of this machine that they are in, and are read from as they are by then. */
  | 'folder'
  /** An answer that is told from a whole one where it ends half way. */
  | 'breaking off'

export interface FrontOptions {
  /** Files that lie beside the document, by their path below its folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** Options of mocks in this process. Waiting is real unless they say otherwise. */
  readonly mock?: MockOptions
  /** More arguments of `mockhost serve`. */
  readonly serve?: readonly string[]
  /** More arguments of `mockhost start`. Starts with the same ones share a host. */
  readonly start?: readonly string[]
  /** More members of the body that makes a deployment: keys, variables, a visibility. */
  readonly deployment?: Readonly<Record<string, unknown>>
  /** Environment variables of processes. */
  readonly env?: Readonly<Record<string, string>>
}

/** What was asked and answered, in the words that all logs share. */
export type Logged = ReturnType<LocalMock['calls']>[number]

/** A document at work behind a front. It ends with the test. */
export interface Fronted {
  /** Asks by path, with everything that this front needs of the request: host, session. Redirects are not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** The origin under which requests come in, as `fetch` of the whole process or a socket would reach it. */
  readonly url: string
  /** Where to connect; 0 for a front that lacks a port. */
  readonly port: number
  /** Headers that every request has to carry: the host of a deployment, a session. */
  readonly headers: Readonly<Record<string, string>>
  /** Everything asked so far, oldest first; for a front that lacks a log it throws. */
  log(): Promise<readonly Logged[]>
  /** The process that answers; undefined where it is this one. */
  readonly pid: number | undefined
  /** Where its files are. */
  readonly folder: string
  /** The mock, where it is in this process. */
  readonly mock: LocalMock | undefined
}

export interface Front {
  readonly name: string
  readonly lacks: ReadonlySet<Ability>
  /** Which runtime answers. */
  readonly runtime: 'node' | 'bun'
  start(t: Test, document: FrontDocument, options?: FrontOptions): Promise<Fronted>
}
