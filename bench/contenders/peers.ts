// The servers that people use today, each configured as its documentation says is fastest: no journal, no log.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { toMockoon } from '../../core/formats/index.ts'
import { compileDocument, type Mock } from '../../core/index.ts'
import type { Workload } from '../workload.ts'
import { routeCount } from '../workloads.ts'
import { type Contender, inPeers, inRoot, node, type Place } from './contender.ts'
import { mockServerExpectations } from './peers/mock-server.ts'
import { mountebankStubs } from './peers/mountebank.ts'
import { openApiOf } from './peers/prism.ts'
import { stubbyEndpoints } from './peers/stubby.ts'
import { wireMockMappings } from './peers/wire-mock.ts'

const JAVA = '/usr/bin/java'

function written({ folder }: Place, name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const isHosted = ({ beside }: Workload): boolean => beside !== undefined
const isCrud = ({ name }: Workload): boolean => name === 'list' || name === 'item'

const mockoon: Contender = {
  name: 'Mockoon CLI',
  needs: [inPeers('@mockoon/cli')],
  installed: inPeers('@mockoon/cli'),
  plan: (workload, place) => {
    if (isHosted(workload)) return undefined
    const { environment } = toMockoon(compileDocument(workload.document).mock as Mock)
    const file = written(place, 'mock.json', JSON.stringify(environment))
    const options = ['--data', file, '--port', String(place.port), '--hostname', '127.0.0.1']
    const quiet = ['--disable-log-to-file', '--max-transaction-logs', '0', '--disable-admin-api']
    return { command: [node, inPeers('@mockoon/cli/bin/run.js'), 'start', ...options, ...quiet] }
  },
}

const wireMock: Contender = {
  name: 'WireMock',
  note: 'a name picked from a list in place of Faker',
  warmsSlowly: true,
  needs: [JAVA, inPeers('wiremock')],
  installed: inPeers('wiremock'),
  plan: (workload, place) => {
    const mappings = wireMockMappings(workload)
    if (!mappings) return undefined
    // Every JSON file of the folder is read.
    const file = JSON.stringify({ mappings })
    const folder = join(place.folder, 'mappings')
    return {
      command: [
        'sh',
        '-c',
        `mkdir -p '${folder}' && mv '${written(place, 'all.json', file)}' '${folder}' && exec ${JAVA} -jar '${inPeers('wiremock/build/wiremock-standalone-3.13.2.jar')}' --port ${place.port} --bind-address 127.0.0.1 --root-dir '${place.folder}' --no-request-journal --disable-request-logging --disable-banner`,
      ],
    }
  },
}

const mockServer: Contender = {
  name: 'MockServer',
  note: 'one name in place of Faker',
  warmsSlowly: true,
  needs: [JAVA, inPeers('mockserver-node')],
  installed: inPeers('mockserver-node'),
  plan: (workload, place) => {
    const expectations = mockServerExpectations(workload)
    if (!expectations) return undefined
    const file = written(place, 'expectations.json', JSON.stringify(expectations))
    const settings = {
      initializationJsonPath: file,
      localBoundIP: '127.0.0.1',
      disableLogging: 'true',
      logLevel: 'ERROR',
      maxExpectations: String(expectations.length + 10),
    }
    const jar = inPeers('mockserver-node/mockserver-netty-8.0.0-jar-with-dependencies.jar')
    const defined = Object.entries(settings).map(([key, value]) => `-Dmockserver.${key}=${value}`)
    return { command: [JAVA, ...defined, '-jar', jar, '-serverPort', String(place.port)] }
  },
}

const mountebank: Contender = {
  name: 'Mountebank',
  note: 'a name picked from a list in place of Faker',
  needs: [inPeers('@mbtest/mountebank')],
  installed: inPeers('@mbtest/mountebank'),
  plan: (workload, place) => {
    const stubs = mountebankStubs(workload)
    if (!stubs) return undefined
    const imposter = { port: place.port, protocol: 'http', host: '127.0.0.1', stubs }
    const file = written(place, 'imposters.json', JSON.stringify({ imposters: [imposter] }))
    const log = ['--nologfile', '--loglevel', 'error', '--allowInjection']
    const own = ['--port', String(place.adminPort), '--host', '127.0.0.1', '--localOnly']
    return {
      command: [
        ...[node, inPeers('@mbtest/mountebank/bin/mb'), 'start', ...own, ...log],
        ...['--configfile', file, '--pidfile', join(place.folder, 'mb.pid'), '--noParse'],
      ],
    }
  },
}

const prism: Contender = {
  name: 'Prism',
  needs: [inPeers('@stoplight/prism-cli')],
  installed: inPeers('@stoplight/prism-cli'),
  plan: (workload, place) => {
    const description = openApiOf(workload)
    if (!description) return undefined
    const file = written(place, 'openapi.json', JSON.stringify(description))
    const options = ['-p', String(place.port), '-h', '127.0.0.1', '--verboseLevel', 'silent']
    return {
      command: [node, inPeers('@stoplight/prism-cli/dist/index.js'), 'mock', ...options, file],
    }
  },
}

const jsonServer: Contender = {
  name: 'json-server',
  needs: [inPeers('json-server')],
  installed: inPeers('json-server'),
  plan: (workload, place) => {
    const { document, name, request } = workload
    if (!isCrud(workload)) return undefined
    const file = written(place, 'db.json', JSON.stringify(document.data))
    const command = [
      ...[node, inPeers('json-server/lib/cli/bin.js'), file, '--quiet'],
      ...['--port', String(place.port), '--host', '127.0.0.1'],
    ]
    const path = '/users?role=editor&_sort=name&_order=asc&_limit=10'
    return name === 'list' ? { command, request: { ...request, path } } : { command }
  },
}

const stubby: Contender = {
  name: 'Stubby',
  note: 'one name in place of Faker',
  needs: [inPeers('stubby')],
  installed: inPeers('stubby'),
  plan: (workload, place) => {
    const endpoints = stubbyEndpoints(workload)
    if (!endpoints) return undefined
    const file = written(place, 'stubs.yaml', stringify(endpoints))
    const ports = ['--stubs', String(place.port), '--admin', String(place.adminPort), '--tls', '0']
    return {
      command: [
        ...[node, inPeers('stubby/bin/stubby'), '--data', file, '--quiet'],
        ...['--location', '127.0.0.1', ...ports],
      ],
    }
  },
}

const mockttp: Contender = {
  name: 'mockttp',
  needs: [inPeers('mockttp')],
  installed: inPeers('mockttp'),
  plan: (workload, { port }) =>
    isHosted(workload) || isCrud(workload) || (routeCount(workload) ?? 0) > 1_000
      ? undefined
      : {
          command: [node, inRoot('bench/contenders/peers/mockttp.ts'), workload.name, String(port)],
        },
}

export const peers: readonly Contender[] = [
  mockoon,
  wireMock,
  mockServer,
  mountebank,
  prism,
  jsonServer,
  stubby,
  mockttp,
]
