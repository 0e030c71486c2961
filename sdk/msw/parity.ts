// Where a mock behind MSW does otherwise than on a port, and what it does instead; printed in README.md beside this.

export interface Parity {
  readonly what: string
  readonly becomes: 'approximated' | 'left out' | 'declined' | 'refused'
  readonly how: string
}

export const parity = [
  {
    what: 'Statuses 600 to 999',
    becomes: 'approximated',
    how: 'Exact with `setupServer`. In a browser, whose service worker has no such response, a problem with status 500 says so.',
  },
  {
    what: 'Statuses 100 to 199',
    becomes: 'refused',
    how: 'A problem with status 500, as on a port.',
  },
  {
    what: 'Bodies of GET and HEAD requests',
    becomes: 'left out',
    how: '`fetch` sends none, and MSW hands none on: rules and templates see an empty body.',
  },
  {
    what: 'Paths that the URL standard rewrites: dot segments, backslashes, `"<>^{}`',
    becomes: 'approximated',
    how: 'They are read as rewritten, which is how `fetch` and browsers send them anyway.',
  },
  {
    what: 'Request headers that are given more than once, their order and case',
    becomes: 'approximated',
    how: 'Values are joined by commas, names are in lower case and sorted.',
  },
  {
    what: 'Content-Length of a request',
    becomes: 'left out',
    how: 'Rules and templates see it where the client has set it: Node’s http clients, and `fetch` with MSW 3 in Node.',
  },
  {
    what: 'Headers that belong to a connection: Date, Connection, Keep-Alive',
    becomes: 'left out',
    how: 'There is no connection. Content-Length is there.',
  },
  {
    what: 'The client’s address',
    becomes: 'approximated',
    how: '`{{ip}}` is `127.0.0.1`.',
  },
  {
    what: 'Cookies',
    becomes: 'approximated',
    how: 'With MSW 3 in Node as they are sent. MSW 2, and both in a browser, keep the cookies of answers and add them to later requests; rules and templates see those too.',
  },
  {
    what: 'Proxying to the real API (`proxyMode`)',
    becomes: 'declined',
    how: 'What no route answers goes to the next handler, or to where it was sent. A response with a `proxy` is fetched, past MSW.',
  },
  {
    what: 'WebSocket routes without the option `origin`',
    becomes: 'declined',
    how: 'Not every connection of a page is for the mock. MSW’s own `ws` handlers may answer them.',
  },
  {
    what: 'Clients of WebSocket routes',
    becomes: 'approximated',
    how: 'MSW carries those of the platform’s own `WebSocket`. The package `ws` and others go to the network.',
  },
  {
    what: 'Headers of a request for a WebSocket',
    becomes: 'left out',
    how: 'MSW tells the URL and the sub-protocols. A session is named by `?mockhost-session=ID`.',
  },
  {
    what: 'WebSockets that are refused',
    becomes: 'approximated',
    how: 'They open, and are closed with 1011 and the status.',
  },
  {
    what: '`port`, `hostname` and `tlsOptions`',
    becomes: 'left out',
    how: 'The option `origin` says what the mock stands for.',
  },
  {
    what: 'Latency',
    becomes: 'approximated',
    how: 'None, unless `createMock` is given `latency`.',
  },
  {
    what: '`onUnhandled(mock)` in a browser with MSW 2',
    becomes: 'approximated',
    how: 'MSW 2 takes no answer from its callback there: it sends status 500, with what comes nearest in the message.',
  },
  {
    what: '`setupServer` of MSW 3 on Bun',
    becomes: 'left out',
    how: 'It intercepts nothing there. MSW 2 does, and `getResponse` works with both.',
  },
  {
    what: 'Broken connections: resets, cut-off or garbled answers',
    becomes: 'left out',
    how: 'A mock has none to give yet, on a port neither.',
  },
] as const satisfies readonly Parity[]
