// Settings that are read before any request: templates of what is there by then.
import t from 'tap'
import { createWorld, renderSetting } from '../../../core/index.ts'

const world = createWorld({ env: (name) => ({ DIR: '/etc/tls' })[name], seed: 1 })

t.test('environment variables are there, and what is no template is as it is', async (t) => {
  t.equal(
    renderSetting("{{getEnvVar 'DIR'}}/{{getEnvVar 'NAME' 'cert'}}.pem", world),
    '/etc/tls/cert.pem',
  )
  t.equal(renderSetting('cert.pem', world), 'cert.pem')
  t.equal(renderSetting('', world), '')
})

t.test('a request is not', async (t) => {
  t.equal(renderSetting("a{{header 'X'}}b", world), 'ab')
})

t.test('a template that is none says so', async (t) => {
  t.throws(() => renderSetting('{{nothing', world), { code: 'template-syntax' })
})
