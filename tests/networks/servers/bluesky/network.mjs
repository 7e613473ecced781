// The whole Bluesky network in one process: directory, PDS, AppView, Ozone. Run by Node 22, in the installed folder:
//   node --require loopback.cjs network.mjs '{"installed":…,"database":…,"ports":{…}}', with REDIS_HOST set.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const { installed, database, ports } = JSON.parse(process.argv[2])
const devEnv = createRequire(`${installed}/`).resolve('@atproto/dev-env')
const { TestNetwork } = await import(pathToFileURL(devEnv).href)

const network = await TestNetwork.create({
  dbPostgresUrl: database,
  dbPostgresSchema: 'bsky',
  plc: { port: ports.plc },
  pds: { port: ports.pds, hostname: 'localhost', enableDidDocWithSession: true },
  bsky: { port: ports.appView, publicUrl: `http://localhost:${ports.appView}` },
  ozone: {
    port: ports.ozone,
    chatUrl: 'http://localhost:9',
    chatDid: 'did:example:chat',
    dbMaterializedViewRefreshIntervalMs: 30_000,
  },
  introspect: { port: ports.introspect },
})

// One event at a time: an answer indexed before the post it answers would notify nobody.
network.bsky.sub.current.runner.mainQueue.concurrency = 1

// Notifications are written in the background, after the events that processAll() waits for.
const settle = async () => {
  await network.processAll(10_000)
  await network.bsky.sub.processAll()
}

// Answers once everything written so far has reached the AppView, so that tests need not sleep.
const control = createServer((_request, response) => {
  settle().then(
    () => response.writeHead(204).end(),
    (error) => response.writeHead(500).end(String(error)),
  )
})
control.listen(ports.control, () => console.log('Bluesky network ready'))
